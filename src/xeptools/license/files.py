"""The files that a caller means: single ones, those below a folder, those in an archive."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from pathspec import GitIgnoreSpec

from xeptools.errors import XeptoolsError
from xeptools.frozen import frozen
from xeptools.license.archives import is_archive, unpack

LARGEST = 64_000_000
"""Bytes of a file that is read; what is larger is no text that somebody wrote."""
_ADMINISTRATIVE = frozenset({".git", ".hg", ".svn", ".bzr", "_darcs", "CVS"})


@frozen
class File:
    """One file to read."""

    path: str
    """As the caller would name it; in an archive the archive's path and the member's."""
    place: str
    """Where it lies."""
    top: str = ""
    """In an archive, the part of the path that unpacking a package leaves off; else empty."""


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
        top = str(place.absolute())
        for name in _walk(top, _rules_above(place.absolute())):
            yield File(os.path.join(path, name), f"{top}/{name}")  # noqa: PTH118  # "./x" stays as it is called
    elif not place.exists():
        raise XeptoolsError(f"{path}: no such file or folder")
    elif not (place.is_file() or place.is_fifo()):  # <(…) of a shell is a pipe with a name
        raise XeptoolsError(f"{path}: neither a file nor a folder")
    elif is_archive(path):
        for root, prefix in unpack(place, keep):
            names = list(_walk(str(root), []))
            top = _top(names)
            for name in names:
                yield File(f"{prefix}/{name}", f"{root}/{name}", f"{prefix}/{top}" if top else prefix)
    else:
        yield File(path, path)


def _top(names: Sequence[str]) -> str:
    """The one folder in an archive, unless that is the ``debian`` of a source package; else nothing."""
    folders = {name.partition("/")[0] if "/" in name else "" for name in names}
    return folders.pop() if len(folders) == 1 and "debian" not in folders else ""


_Rules = list[tuple[str, GitIgnoreSpec]]
"""The folders around a file that have a .gitignore, outermost first."""


def _rules_above(folder: Path) -> _Rules:
    """The ignore files between the top of the git checkout and ``folder``; none outside of one."""
    above = [folder, *folder.parents]
    top = next((number for number, one in enumerate(above) if (one / ".git").exists()), -1)
    if top < 0:
        return []
    rules = _rules_of(str(above[top]), f"{above[top]}/.git/info/exclude")
    for one in reversed(above[1 : top + 1]):
        rules += _rules_of(str(one), f"{one}/.gitignore")
    return rules


def _rules_of(folder: str, name: str) -> _Rules:
    file = Path(name)
    try:
        if file.is_symlink() or not file.is_file():
            return []
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    return [(folder, GitIgnoreSpec.from_lines(lines))]


def _walk(top: str, rules: _Rules) -> Iterator[str]:
    """The files below, as paths from ``top`` on; a folder's own files come before its folders."""
    pending: list[tuple[str, _Rules]] = [("", rules)]
    while pending:
        here, above = pending.pop()
        folder = f"{top}/{here}".rstrip("/")
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            raise XeptoolsError(f"{folder}: {error.strerror}") from error
        has_rules = any(entry.name == ".gitignore" for entry in entries)
        within = above + _rules_of(folder, f"{folder}/.gitignore") if has_rules else above
        folders = []
        for entry in entries:
            if entry.is_symlink() or entry.name in _ADMINISTRATIVE:
                continue
            inside = entry.is_dir()
            if within and _ignored(f"{folder}/{entry.name}", within, inside=inside):
                continue
            if inside:
                folders.append((f"{here}{entry.name}/", within))
            elif entry.is_file():
                yield f"{here}{entry.name}"
        pending += reversed(folders)


def _ignored(path: str, rules: _Rules, *, inside: bool) -> bool:
    """The innermost file that says anything decides, as in git; ``inside``: it is a folder."""
    for base, spec in reversed(rules):
        name = path[len(base.rstrip("/")) + 1 :] + ("/" if inside else "")
        said = spec.check_file(name).include
        if said is not None:
            return said
    return False


def contents(file: File) -> bytes | None:
    """Read a file; None where it is larger than any text. XeptoolsError where it cannot be read."""
    try:
        with open(file.place, "rb", buffering=0) as opened:  # noqa: PTH123  # a Path costs as much as reading
            return opened.readall() if os.fstat(opened.fileno()).st_size <= LARGEST else None
    except OSError as error:
        raise XeptoolsError(f"{file.path}: {error.strerror}") from error
