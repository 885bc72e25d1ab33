"""What git says has changed, so that an old document does not turn an unrelated edit red."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

from xeptools.errors import XeptoolsError
from xeptools.frozen import frozen

_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


@frozen
class Change:
    """How one file differs from what it was."""

    before: bytes | None
    """Its content then; None for a file that was not there."""
    lines: frozenset[int]
    """The lines, from 1, that are new or other than they were."""


class Changes:
    """The changes of a working tree since a revision, or since it and the branch parted."""

    def __init__(self, place: Path, revision: str) -> None:
        """``place`` is a file or folder in the checkout. XeptoolsError where git does not know better."""
        folder = place if place.is_dir() else place.parent
        self._root = Path(_git(folder, "rev-parse", "--show-toplevel").decode().removesuffix("\n"))
        # What the other branch did since is no change of ours.
        wanted = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        commit = _git(folder, *wanted, fails=True).decode().strip()
        if not commit:
            raise XeptoolsError(f"git: there is no revision {revision}")
        parted = _git(folder, "merge-base", commit, "HEAD", fails=True).decode().strip()
        self._commit = parted or commit

    @cached_property
    def _changed(self) -> frozenset[str]:
        names = _git(self._root, "diff", "--name-only", "-z", "--no-renames", self._commit, "--")
        new = _git(self._root, "ls-files", "-z", "--others", "--exclude-standard")
        return frozenset((names + new).decode("utf-8", "surrogateescape").split("\0")) - {""}

    def of(self, path: Path, data: bytes | None = None) -> Change | None:
        """How the file differs; None where it does not, or is none of the checkout's.

        ``data`` is its content, where that is not what ``path`` holds (an editor has it open).
        """
        try:
            name = path.resolve().relative_to(self._root.resolve()).as_posix()
        except ValueError:
            return None
        if data is None and name not in self._changed:
            return None
        before = _git(self._root, "cat-file", "blob", f"{self._commit}:{name}", fails=True)
        if not before and not _git(self._root, "ls-tree", self._commit, "--", name):
            return Change(None, frozenset())
        return Change(before, self._lines(name) if data is None else other_lines(before, data))

    def _lines(self, name: str) -> frozenset[int]:
        options = ("--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", "--text", "-U0")
        hunks = _HUNK.findall(_git(self._root, "diff", *options, self._commit, "--", name))
        lines: set[int] = set()
        for first, count in hunks:
            lines.update(range(int(first), int(first) + int(count or 1)))
        return frozenset(lines)


def other_lines(before: bytes, after: bytes) -> frozenset[int]:
    """The lines of ``after``, from 1, that are new or other than in ``before``."""
    matcher = SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    lines: set[int] = set()
    for tag, _, _, first, end in matcher.get_opcodes():
        if tag != "equal":
            lines.update(range(first + 1, end + 1))
    return frozenset(lines)


def _git(folder: Path, *arguments: str, fails: bool = False) -> bytes:
    """What git prints; where it refuses, nothing if it may (``fails``)."""
    command: Sequence[str] = ("git", "-C", str(folder), "-c", "core.quotePath=false", *arguments)
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise XeptoolsError(f"git cannot be run: {error.strerror}") from error
    if done.returncode == 0:
        return done.stdout
    if fails:
        return b""
    said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
    raise XeptoolsError(f"git: {said}")
