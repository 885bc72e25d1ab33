"""Mended files: written in their places, or shown as a difference."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from xeptools.cli.terminal import deliver

if TYPE_CHECKING:
    from xeptools.checker.run import Checked, Target


def mend(files: Sequence[Target], checked: Sequence[Checked], *, only_show: bool) -> bool:
    """Write each file that was mended (standard input goes to standard output), and say whether any was.

    ``only_show`` prints the differences instead. XeptoolsError where a file cannot be written.
    """
    from xeptools.writing import write

    changed = False
    for target, one in zip(files, checked, strict=True):
        if one.mended is None and target.data is None:
            continue
        before = target.content
        after = one.mended if one.mended is not None else before
        changed |= after != before
        if only_show:
            deliver(difference(before, after, one.path), "-")
        elif target.data is not None:
            deliver(after, "-")
        elif after != before:
            write(Path(target.path).resolve(), after)
    return changed


def difference(before: bytes, after: bytes, path: str) -> bytes:
    """A unified diff; empty where there is none. A byte that is no UTF-8 stays as it is."""
    name = path.encode("utf-8", "surrogateescape")
    lines = difflib.diff_bytes(
        difflib.unified_diff,
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
        name,
        name,
    )
    return b"".join(
        line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n" for line in lines
    )
