"""What goes to whoever called: pages and text to a file or standard output, findings to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from xeptools.diagnostics import Diagnostic
from xeptools.diagnostics.text import Excerpt, render
from xeptools.errors import XeptoolsError


def colourful(stream: TextIO) -> bool:
    """Whether to use colour: on a terminal that is not dumb, unless NO_COLOR is set (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def report(diagnostics: Sequence[Diagnostic], excerpt: Excerpt) -> None:
    """Print the findings on standard error."""
    if diagnostics:
        print(render(diagnostics, excerpt, colour=colourful(sys.stderr)), file=sys.stderr)


def deliver(content: bytes, to: str) -> None:
    """Write to the file that ``to`` names, whole or not at all; ``-`` is standard output."""
    from xeptools.site.writing import write

    path = Path(to)
    if to == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    elif path.exists() and not path.is_file():  # a device or a pipe has no other name to be written under
        try:
            path.write_bytes(content)
        except OSError as problem:
            raise XeptoolsError(f"cannot write {path}: {problem.strerror}") from problem
    else:
        write(path.resolve(), content)
