"""Checking files and trees: each document is judged against the tree with itself in its place."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from xeptools.checker.baseline import Known, read_baseline, unknown
from xeptools.checker.changes import Change, Changes, other_lines
from xeptools.checker.document import check_document
from xeptools.checker.entity_file import check_entity_file
from xeptools.checker.repair import repaired
from xeptools.checker.rule import Rule
from xeptools.checker.select import Selection, selected, selection
from xeptools.checker.surroundings import Surroundings
from xeptools.checker.today import today_of
from xeptools.config import Config
from xeptools.diagnostics import Diagnostic, Severity, Span
from xeptools.errors import XeptoolsError
from xeptools.frozen import frozen
from xeptools.source import find_root, parse
from xeptools.source.document import contents, unreadable
from xeptools.source.entities import ENTITY_FILE
from xeptools.source.text import Lines, decode
from xeptools.stanzas.catalog import Catalog
from xeptools.tree import Tree, anchors_among, corpus_of
from xeptools.tree.cache import facts_of_all
from xeptools.tree.folder import Document, name_of
from xeptools.workers import Progress, spread

_BROKEN, _ECHO = "entities/unreadable-declaration", "document/broken-entity-file"
"""That a file of entities cannot be read, told of itself and of each document that uses it."""
_FEW = 8
"""Files that one process checks before another would have started."""
_ROUNDS = 10
"""A fix may make room for another; no document needs that many rounds."""


@frozen
class Target:
    """One file to check."""

    path: str
    """As it is called in findings."""
    name: str
    """As a tree would call it: ``xep-0030``, ``inbox/kettle``; empty where nobody knows."""
    root: Path | None
    """The tree that it is judged against."""
    data: bytes | None = None
    """Its content, where that is not what ``path`` holds."""

    @property
    def declares(self) -> bool:
        """Whether it is a file of entities."""
        return self.path.endswith(".ent")

    @property
    def content(self) -> bytes:
        """Its bytes. XeptoolsError where it cannot be read."""
        if self.data is not None:
            return self.data
        return contents(Path(self.path))


@frozen
class Checked:
    """What checking one file found."""

    path: str
    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[int, str]
    """The source lines that the findings point at."""
    mended: bytes | None = None
    """The file with its safe fixes made, where that was asked for and there are any."""


@frozen
class Orders:
    """How to check."""

    selection: Selection
    today: dt.date
    jobs: int = 1
    cache: Path | None = None
    """The folder that remembers facts between runs; None for none."""
    fix: bool = False
    """Whether to make the safe fixes and tell what is left."""
    baseline: Path | None = None
    """Findings that are known already."""
    changed_since: str = ""
    """A revision of git: only what has changed since is judged."""


def check(
    document: str | os.PathLike[str] | bytes,
    *,
    tree: str | os.PathLike[str] | None = None,
    name: str = "",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severity: Severity | None = None,
    today: dt.date | None = None,
) -> tuple[Diagnostic, ...]:
    """Check a document, or all those of a folder.

    ``document`` is a path, or a file's bytes, for which ``name`` then stands as the path. ``tree`` names
    the folder that gives entities and the facts of other documents (default: the one that it lies in).
    ``select`` and ``ignore`` hold patterns as on the command line, ``severity`` is the lowest level told,
    ``today`` the day to judge by; the settings of a project are not looked for.

    Bad documents give diagnostics, in the order of their places, and so do files of a folder that cannot
    be read. XeptoolsError where the document cannot be, or a pattern names no rule.
    """
    root = Path(tree) if tree is not None else None
    if isinstance(document, bytes):
        around = root if root is not None or not name else find_root(Path(name))
        files = [Target(name or "<bytes>", name_of(name), around, document)]
    else:
        files = targets(os.fspath(document), root)
        if not Path(document).is_dir():
            files = [replace(target, data=target.content) for target in files]
    orders = Orders(selection(Config(), select, ignore, severity), today or today_of(None))
    return tuple(found for checked in check_all(files, orders) for found in checked.diagnostics)


def targets(path: str, tree: Path | None) -> list[Target]:
    """The files that ``path`` stands for: itself, the documents and entity file of a tree, a folder's own.

    What is in no list, such as the template for new documents, is judged only where it is named itself:
    it is full of what a document must not have. But a copy of a numbered one is told of. XeptoolsError for a
    folder without documents.
    """
    place = Path(path)
    if not place.is_dir():
        return [Target(path, name_of(path), tree if tree is not None else find_root(place))]
    try:
        documents = Tree(place).documents
    except XeptoolsError:
        if not any(place.glob("*.xml")):
            raise
        documents = ()
    if not any(one.listed for one in documents):  # a folder in a tree, inbox/ for one, or of drafts
        return [target for file in sorted(place.glob("*.xml")) for target in targets(str(file), tree)]
    files = [Target(str(one.path), one.name, tree or place) for one in documents if one.listed or one.copied]
    entities = place / ENTITY_FILE
    return [*files, Target(str(entities), "", tree or place)] if entities.is_file() else files


def check_all(files: Sequence[Target], orders: Orders, progress: Progress | None = None) -> list[Checked]:
    """Check the files, each for itself, and give what was found in their order.

    ``progress`` is told how many of how many are done. A file that cannot be read gives a finding.
    XeptoolsError where the baseline is none, or git does not know the revision.
    """
    work = _Work(orders, _surroundings(files, orders), _changes(files, orders), _known(orders))
    return _once(spread(work, files, orders.jobs, few=_FEW, cost=_size, progress=progress))


def _once(checked: list[Checked]) -> list[Checked]:
    """The findings without those that say of a shared file what is told where it stands."""
    told = {Path(found.path).name for one in checked for found in one.diagnostics if found.rule == _BROKEN}
    if not told:
        return checked

    def is_echo(found: Diagnostic) -> bool:
        return found.rule == _ECHO and found.message.partition(":")[0] in told

    return [
        replace(one, diagnostics=tuple(found for found in one.diagnostics if not is_echo(found)))
        for one in checked
    ]


def _size(target: Target) -> int:
    try:
        return len(target.data) if target.data is not None else Path(target.path).stat().st_size
    except (OSError, ValueError):
        return 0


def _known(orders: Orders) -> Known:
    return read_baseline(orders.baseline) if orders.baseline is not None else {}


def _changes(files: Sequence[Target], orders: Orders) -> dict[str, Change | None] | None:
    """The changes of each file, None for no change; None altogether where nobody asked."""
    if not orders.changed_since:
        return None
    known: dict[Path, Changes] = {}
    found = {}
    for target in files:
        folder = Path(target.path).absolute().parent
        if folder not in known:
            known[folder] = Changes(folder, orders.changed_since)
        found[target.path] = known[folder].of(Path(target.path), target.data)
    return found


def _surroundings(files: Sequence[Target], orders: Orders) -> dict[Path | None, Surroundings]:
    return {root: _surrounding(root, orders) for root in {target.root for target in files}}


def _surrounding(root: Path | None, orders: Orders) -> Surroundings:
    documents: tuple[Document, ...] = ()
    if root is not None:
        with suppress(XeptoolsError):  # a folder with nothing but entities, say
            documents = Tree(root).documents
    if root is None or not documents:
        return Surroundings(orders.today)
    numbered = [one for one in documents if not one.proposal]
    facts = facts_of_all(numbered, root, cache=orders.cache, jobs=orders.jobs)
    catalog = Catalog(documents, root, facts)
    return Surroundings(orders.today, corpus_of(facts), anchors_among(documents), catalog)


@dataclass
class _Work:
    """Checks one file after the other, in whichever process."""

    orders: Orders
    surroundings: Mapping[Path | None, Surroundings]
    changes: Mapping[str, Change | None] | None
    known: Known

    @cached_property
    def _kept(self) -> list[Rule]:
        return selected(self.orders.selection)

    def __call__(self, target: Target) -> Checked:
        change = None
        if self.changes is not None:
            change = self.changes[target.path]
            if change is None:
                return Checked(target.path, (), {})
        try:
            data = target.content
        except XeptoolsError as problem:
            return Checked(target.path, tuple(self._unreadable(target, problem)), {})
        found, lines = self._judged(target, data, change)
        mended = None
        if self.orders.fix:
            for _ in range(_ROUNDS):
                fixes = [one.fix for one in found if one.fix is not None and one.fix.safe]
                if not fixes:
                    break
                mended = repaired(data if mended is None else mended, fixes)
                if change is not None and change.before is not None:
                    change = Change(change.before, other_lines(change.before, mended))
                found, lines = self._judged(target, mended, change)
        numbers = {span.start.line for one in found for span in _spans(one)}
        return Checked(target.path, tuple(found), {number: lines.line(number) for number in numbers}, mended)

    def _judged(self, target: Target, data: bytes, change: Change | None) -> tuple[list[Diagnostic], Lines]:
        """What is to be told of the file with that content, and its lines."""
        found, lines = self._found(target, data)
        if change is not None and change.before is not None:
            before, _ = self._found(target, change.before)
            found = _brought(found, before, change.lines)
        if self.orders.baseline is not None:
            found = unknown(found, self.known, self.orders.baseline)
        return found, lines

    def _unreadable(self, target: Target, problem: XeptoolsError) -> list[Diagnostic]:
        source = unreadable(target.path, str(problem).removeprefix(f"{target.path}: "))
        around = Surroundings(self.orders.today)
        return check_document(source, target.name, self._kept, self.orders.selection, around)

    def _found(self, target: Target, data: bytes) -> tuple[list[Diagnostic], Lines]:
        around = self.surroundings[target.root]
        chosen = self.orders.selection
        if target.declares:
            return check_entity_file(target.path, data, self._kept, chosen, around), Lines(decode(data))
        source = parse(data, tree=target.root, name=target.path)
        return check_document(source, target.name, self._kept, chosen, around), source.lines


def _spans(diagnostic: Diagnostic) -> list[Span]:
    own = [diagnostic.span] if diagnostic.span is not None else []
    return own + [span for span, _ in diagnostic.related]


def _brought(
    found: Sequence[Diagnostic], before: Sequence[Diagnostic], lines: frozenset[int]
) -> list[Diagnostic]:
    """The findings on changed lines, and those that the document did not have before, wherever they are."""
    left = Counter((one.rule, one.message) for one in before)
    told = []
    for one in found:
        key = (one.rule, one.message)
        touched = one.span is not None and not lines.isdisjoint(
            range(one.span.start.line, one.span.end.line + 1)
        )
        if left[key] > 0 and not touched:
            left[key] -= 1
        else:
            told.append(one)
    return told
