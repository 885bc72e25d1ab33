"""What goes to whoever called: pages and text to a file or standard output, findings to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import click

from xeptools.diagnostics import Diagnostic
from xeptools.diagnostics.text import Excerpt, render, summary
from xeptools.errors import XeptoolsError


def colourful(stream: TextIO) -> bool:
    """Whether to use colour: on a terminal that is not dumb, unless NO_COLOR is set (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def report(diagnostics: Sequence[Diagnostic], excerpt: Excerpt) -> None:
    """Print the findings on standard error, and their number; nothing where there are none."""
    if diagnostics:
        print(render(diagnostics, excerpt, colour=colourful(sys.stderr)), end="", file=sys.stderr)
        print(summary(diagnostics), file=sys.stderr)


def refuse_source(file: str, output: str) -> None:
    """Raise ``click.BadParameter`` where what is made of ``file`` would be written over it."""
    try:
        same = "-" not in (file, output) and Path(file).samefile(output)
    except OSError:  # one of them is not there
        return
    if same:
        raise click.BadParameter(f"{output} is the source; name another file", param_hint="-o")


def encoded(told: str, form: str) -> bytes:
    """Give the bytes of what is told in the format ``form``, where a file's name may hold what is no text.

    A terminal, a build server and debian/copyright get its bytes; TOML, which has no word for it, a question
    mark; all others are UTF-8 that a program reads, and JSON has an escape for it.
    """
    match form:
        case "text" | "github" | "dep5":
            return told.encode("utf-8", "surrogateescape")
        case "reuse":
            return told.encode("utf-8", "replace")
        case _:
            return told.encode("utf-8", "backslashreplace")


def deliver(content: bytes, to: str) -> None:
    """Write to the file that ``to`` names, whole or not at all, in a folder that is made if need be.

    ``-`` is standard output.
    ``XeptoolsError`` where it cannot be written; BrokenPipeError where nobody reads on.
    """
    from xeptools.writing import make_folder, write

    path = Path(to)
    try:
        if to == "-":
            sys.stdout.buffer.write(content)
            sys.stdout.flush()
        elif (
            path.exists() and not path.is_file()
        ):  # a device or a pipe has no second name to be written under
            path.write_bytes(content)
        else:
            path = path.resolve() if path.is_symlink() else path
            make_folder(path.parent)
            write(path, content)
    except BrokenPipeError:
        raise
    except OSError as problem:
        if to == "-":
            abandon_output()
        place = "standard output" if to == "-" else to
        raise XeptoolsError(f"cannot write {place}: {problem.strerror}") from problem


def abandon_output() -> None:
    """Forget what standard output did not take, or Python would try once more on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
