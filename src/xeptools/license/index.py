"""The schemas, examples and registry data of a tree of XEPs, to be found again elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from xeptools.frozen import frozen
from xeptools.license.compare import notices_in
from xeptools.license.document import read_document
from xeptools.license.policy import document_verdict
from xeptools.license.tokens import WINDOW, Run, run_of
from xeptools.license.verdict import Verdict
from xeptools.source import limits
from xeptools.source.text import decode
from xeptools.tree import Document, Tree
from xeptools.tree.folder import number_in_name
from xeptools.workers import Progress, spread

_POSTINGS = 2000
"""Blocks that may share a window."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_STATES_RIGHTS = re.compile(r"copyright|all rights reserved", re.IGNORECASE)
_SPEAKS_OF_RIGHTS = re.compile(r"copyright|permission|licen[cs]e", re.IGNORECASE)
_SHIFT = 24


@frozen
class Work:
    """A XEP whose pieces are in the index."""

    name: str
    """As the tree calls it: ``xep-0030``, ``inbox/kettle``."""
    number: str
    """Four digits; empty for a proposal."""
    title: str
    verdict: Verdict
    """Of its own notice."""
    years: str

    @property
    def called(self) -> str:
        """What people call it."""
        return f"XEP-{self.number}" if self.number else self.name


@frozen
class Block:
    """One schema, example or registry entry of a XEP."""

    work: int
    """Number of its XEP in the index."""
    line: int
    """Its first line in the XEP's source."""
    words: int
    kind: str
    """``schema``, ``registry data`` or ``example``."""


@dataclass(slots=True)
class Index:
    """All blocks, and where each window of words stands in them."""

    works: list[Work] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    postings: dict[int, list[int]] = field(default_factory=dict)

    def add(self, work: Work, pieces: list[tuple[int, str, Run]]) -> None:
        """Take the blocks of one XEP."""
        self.works.append(work)
        for line, kind, run in pieces:
            number = len(self.blocks) << _SHIFT
            self.blocks.append(Block(len(self.works) - 1, line, len(run.words), kind))
            for at, window in enumerate(run.windows):
                places = self.postings.setdefault(window, [])
                if len(places) < _POSTINGS:
                    places.append(number | at)

    def commonness(self, window: int) -> int:
        """Count the blocks that have a window."""
        return len(self.postings[window])

    def places(self, window: int) -> list[tuple[int, int]]:
        """Give the block and the place in it of each occurrence of a window."""
        return [(one >> _SHIFT, one & (1 << _SHIFT) - 1) for one in self.postings.get(window, ())]


def index_of(root: str | Path, *, jobs: int = 1, progress: Progress | None = None) -> Index:
    """Index the documents of the tree at ``root``; XeptoolsError where it holds none."""
    tree = Tree(root)
    index = Index()
    for one in spread(_read, tree.documents, jobs, progress=progress):
        if one is not None:
            index.add(*one)
    return index


def _read(document: Document) -> tuple[Work, list[tuple[int, str, Run]]] | None:
    try:
        with document.path.open("rb") as file:
            data = file.read(limits.DOCUMENT_BYTES + 1)
    except OSError:
        return None
    found = read_document(decode(data).utf8, document.path)
    if found is None:
        return None
    years = found.legals[0].years if found.legals else ""
    number = number_in_name(document.name)
    work = Work(document.name, number, found.title, document_verdict(found), years)
    pieces = []
    for text, line in found.examples:
        run = run_of(_without_notices(text), line)
        if len(run.words) >= WINDOW:
            pieces.append((line, _kind(text), run))
    return work, pieces


def _kind(text: str) -> str:
    if "XMLSchema" in text and "schema" in text:
        return "schema"
    return (
        "registry data" if re.match(r"\s*<(?:var|registry|form_type|feature|category)\b", text) else "example"
    )


def _without_notices(text: str) -> str:
    """Leave out the licence that a piece carries itself, or all files under it would seem to be copies."""
    if not _SPEAKS_OF_RIGHTS.search(text):
        return text
    text = _COMMENT.sub(
        lambda found: "\n" * found[0].count("\n") if _STATES_RIGHTS.search(found[0]) else found[0], text
    )
    lines = text.split("\n")
    for notice in notices_in(text):
        for number in range(notice.line - 1, min(notice.end_line, len(lines))):
            lines[number] = ""
    return "\n".join(lines)
