"""Checking files and trees: each document is judged against the tree with itself in its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from xeptools.checker.discovery import rules
from xeptools.checker.document import check_document
from xeptools.checker.entity_file import check_entity_file
from xeptools.checker.rule import Rule
from xeptools.checker.select import Selection, selected
from xeptools.checker.surroundings import Surroundings
from xeptools.diagnostics import Diagnostic
from xeptools.errors import XeptoolsError
from xeptools.source import find_root, parse
from xeptools.source.entities import ENTITY_FILE
from xeptools.tree import Tree, anchors_among, corpus_of, facts_of
from xeptools.tree.folder import INBOX


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking one file found."""

    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[int, str]
    """The source lines that the findings point at."""


def targets(path: str, tree: Path | None) -> list[Target]:
    """The files that ``path`` stands for: itself, or the documents and the entity file of a tree."""
    place = Path(path)
    if place.is_dir():
        found = Tree(place)
        files = [Target(str(one.path), one.name, tree or found.root) for one in found.documents]
        entities = place / ENTITY_FILE
        return [*files, Target(str(entities), "", tree or place)] if entities.is_file() else files
    root = tree if tree is not None else find_root(place)
    return [Target(path, name_of(path), root)]


def name_of(path: str) -> str:
    """What a tree would call a file of that path."""
    place = Path(path)
    return f"{INBOX}/{place.stem}" if place.absolute().parent.name == INBOX else place.stem


def check_all(files: Sequence[Target], selection: Selection, today: dt.date) -> Iterable[Checked]:
    """Check the files, each for itself, and give what was found in their order."""
    kept = selected(rules(), selection)
    surroundings = {root: _surroundings(root, today) for root in {target.root for target in files}}
    return map(partial(_check, kept, selection, surroundings), files)


def _surroundings(root: Path | None, today: dt.date) -> Surroundings:
    if root is None:
        return Surroundings(today)
    try:
        documents = Tree(root).documents
    except XeptoolsError:
        return Surroundings(today)
    numbered = [one for one in documents if not one.proposal]
    corpus = corpus_of(facts_of(one, root) for one in numbered)
    return Surroundings(today, corpus, anchors_among(documents))


def _check(
    kept: Sequence[Rule],
    selection: Selection,
    surroundings: Mapping[Path | None, Surroundings],
    target: Target,
) -> Checked:
    around = surroundings[target.root]
    if target.declares:
        data = target.data if target.data is not None else Path(target.path).read_bytes()
        return Checked(tuple(check_entity_file(target.path, data, kept, selection, around)), {})
    content = target.data if target.data is not None else Path(target.path)
    source = parse(content, tree=target.root, name=target.path)
    found = check_document(source, target.name, kept, selection, around)
    numbers = {one.span.start.line for one in found if one.span}
    return Checked(tuple(found), {number: source.lines.line(number) for number in numbers})
