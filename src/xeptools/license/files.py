"""The files that a caller means: single ones, those below a folder, those in an archive."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

from xeptools.errors import XeptoolsError
from xeptools.license.archives import is_archive, unpack

LARGEST = 64_000_000
"""Bytes of a file that is read; what is larger is no text that somebody wrote."""
_ADMINISTRATIVE = frozenset({".git", ".hg", ".svn", ".bzr", "_darcs", "CVS"})


@dataclass(frozen=True, slots=True)
class File:
    """One file to read."""

    path: str
    """As the caller would name it; in an archive the archive's path and the member's."""
    place: Path
    """Where it lies."""


def files_in(paths: Sequence[str], keep: ExitStack) -> Iterator[File]:
    """Give the files that ``paths`` mean, in a stable order, each once.

    A file that is named is given whatever ``.gitignore`` says; below a folder what git would ignore is
    left out, links are not followed, and an archive is one file. A named archive is unpacked into a
    temporary folder that lasts as long as ``keep``. Raises XeptoolsError for what does not exist.
    """
    seen: set[str] = set()
    for path in paths:
        for file in _meant(path, keep):
            if file.path not in seen:
                seen.add(file.path)
                yield file


def _meant(path: str, keep: ExitStack) -> Iterator[File]:
    place = Path(path)
    if place.is_dir():
        yield from _below(place, path)
    elif not place.exists():
        raise XeptoolsError(f"{path}: no such file or folder")
    elif not place.is_file():
        raise XeptoolsError(f"{path}: neither a file nor a folder")
    elif is_archive(path):
        for root, prefix in unpack(place, keep):
            for file in _walk(root, []):
                yield File(f"{prefix}/{file.relative_to(root).as_posix()}", file)
    else:
        yield File(path, place)


def _below(folder: Path, path: str) -> Iterator[File]:
    rules = _rules_above(folder.absolute())
    for file in _walk(folder.absolute(), rules):
        below = file.relative_to(folder.absolute())
        yield File(os.path.join(path, below), file)  # noqa: PTH118  # "./x" stays as the caller began it


_Rules = list[tuple[Path, GitIgnoreSpec]]
"""The folders around a file that have a .gitignore, outermost first."""


def _rules_above(folder: Path) -> _Rules:
    """The ignore files between the top of the git checkout and ``folder``; none outside of one."""
    above = [folder, *folder.parents]
    top = next((number for number, one in enumerate(above) if (one / ".git").exists()), -1)
    rules: _Rules = []
    for one in reversed(above[1 : top + 1]):
        rules += _rules_of(one, one / ".gitignore")
    if top >= 0:
        rules[:0] = _rules_of(above[top], above[top] / ".git" / "info" / "exclude")
    return rules


def _rules_of(folder: Path, file: Path) -> _Rules:
    try:
        if file.is_symlink() or not file.is_file():
            return []
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    return [(folder, GitIgnoreSpec.from_lines(lines))]


def _walk(folder: Path, rules: _Rules) -> Iterator[Path]:
    """The files below, in the order of their names, with a list of its own for the folders yet to enter."""
    pending: list[tuple[Path, _Rules]] = [(folder, rules)]
    while pending:
        here, above = pending.pop()
        within = above + _rules_of(here, here / ".gitignore")
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            raise XeptoolsError(f"{here}: {error.strerror}") from error
        folders = []
        for entry in entries:
            if entry.is_symlink() or entry.name in _ADMINISTRATIVE:
                continue
            inside = entry.is_dir()
            if within and _ignored(here / entry.name, within, inside):
                continue
            if inside:
                folders.append((here / entry.name, within))
            elif entry.is_file():
                yield here / entry.name
        pending += reversed(folders)


def _ignored(path: Path, rules: _Rules, folder: bool) -> bool:
    """The innermost file that says anything decides, as in git."""
    for base, spec in reversed(rules):
        name = path.relative_to(base).as_posix() + ("/" if folder else "")
        said = spec.check_file(name).include
        if said is not None:
            return said
    return False


def contents(file: File) -> bytes | None:
    """Read a file; None where it is larger than any text. XeptoolsError where it cannot be read."""
    try:
        with file.place.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        raise XeptoolsError(f"{file.path}: {error.strerror}") from error
    return data if len(data) <= LARGEST else None
