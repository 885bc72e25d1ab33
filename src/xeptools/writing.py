"""Files that are whole or not there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from xeptools.errors import XeptoolsError


def write(path: Path, content: bytes) -> bool:
    """Put ``content`` at ``path`` in one step, and say whether anything had to be written.

    It is written under another name in the same folder, which is then renamed, so that a reader, an
    interruption or a full disk never meets half a file. A file that has these bytes already is left
    alone, with its date; another keeps its permissions. ``XeptoolsError`` where the disk refuses.
    """
    if _has(path, content):
        return False
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            file.write(content)
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except BaseException as problem:
        temporary.unlink(missing_ok=True)
        if isinstance(problem, OSError):
            raise XeptoolsError(f"cannot write {path}: {problem.strerror}") from problem
        raise
    return True


def make_folder(path: Path) -> None:
    """Make the folder ``path`` and those above it, where need be. ``XeptoolsError`` where that fails."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise XeptoolsError(f"cannot make the folder {path}: {problem.strerror}") from problem


def _has(path: Path, content: bytes) -> bool:
    try:
        if path.stat().st_size != len(content):
            return False
        return path.read_bytes() == content
    except OSError:  # not there, or not to be read; writing will tell
        return False
