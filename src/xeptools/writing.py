"""Files that are whole or not there."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from xeptools.errors import XeptoolsError


def write(path: Path, content: bytes) -> bool:
    """Put ``content`` at ``path`` in one step, and say whether anything had to be written.

    It is written under another name in the same folder, which is then renamed, so that a reader, an
    interruption or a full disk never meets half a file. A file that has these bytes already is left
    alone, with its date; another keeps its permissions. ``XeptoolsError`` where the disk refuses.
    """
    there = _state(path)
    if there is not None and there.st_size == len(content) and _has(path, content):
        return False
    # As a string: a site has hundreds of pages, and a Path takes as long to make as a file to rename.
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.{os.getpid()}.part")  # noqa: PTH118
    try:
        _write_new(temporary, content)
        if there is not None:
            os.chmod(temporary, stat.S_IMODE(there.st_mode))  # noqa: PTH101
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException as problem:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        if isinstance(problem, OSError):
            raise XeptoolsError(f"cannot write {path}: {problem.strerror}") from problem
        raise
    return True


def _write_new(path: str, content: bytes) -> None:
    # Fewer calls of the system than a file object makes: a site has hundreds of pages.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def make_folder(path: Path) -> None:
    """Make the folder ``path`` and those above it, where need be. ``XeptoolsError`` where that fails."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise XeptoolsError(f"cannot make the folder {path}: {problem.strerror}") from problem


def _state(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:  # not there; or not to be read, and writing will tell
        return None


def _has(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False
