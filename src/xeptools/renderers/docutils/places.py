r"""The identifiers of a doctree: one for each public address of a document.

A public address stays as it is wherever it is a word of letters, digits and ``_ . : -``. Another one would be
read as markup by some of the writers (LaTeX has ``\label{…}``), so it becomes such a word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from docutils import nodes

from xeptools.model import Block, Example, Section, Table, Xep
from xeptools.model.walk import blocks_of, sections_of
from xeptools.renderers.matter import APPENDICES
from xeptools.tree.facts import Corpus

TOP = "top"
TOC = "toc"
NOTICE = "status-notice"
APPENDED = "appendices"

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Place:
    """What a node has to know of the document around it."""

    corpus: Corpus
    """The facts of the documents that it may name."""
    ids: Mapping[str, str]
    """The identifier of each public address of the document."""
    pictures: bool
    """Whether the writer can show a picture that comes as a ``data:`` URI."""

    def target(self, url: str) -> str:
        """Give the identifier that ``#anchor`` leads to; empty where there is none."""
        anchor = url.removeprefix("#")
        return self.ids.get(anchor) or self.ids.get(unquote(anchor)) or ""


def identifiers(xep: Xep) -> dict[str, str]:
    """Give an identifier to each public address of a document; no two have the same."""
    given: dict[str, str] = {}
    taken: set[str] = set()
    for anchor in _anchors(xep):
        if anchor not in given:
            given[anchor] = _free(anchor if _SAFE.fullmatch(anchor) else nodes.make_id(anchor), taken)
    return given


def mark_id(note: int, mention: int) -> str:
    """Give the identifier of a place that mentions a note."""
    return f"note-{note}-{mention}"


def _anchors(xep: Xep) -> Iterator[str]:
    """Give all public addresses, the document's own parts first."""
    yield from (TOP, TOC, NOTICE, APPENDED)
    yield from (f"appendix-{part}" for _, part, _ in APPENDICES)
    for note in xep.notes:
        yield f"note-{note.number}"
        yield from (mark_id(note.number, mention) for mention in range(1, note.mentions + 1))
    yield from (section.anchor for section in sections_of(xep.sections))
    yield from _numbered(xep.sections)
    yield from _numbered(xep.header.councilnote)
    for revision in xep.header.revisions:
        yield revision.anchor
        yield from _numbered(revision.remark)


def _numbered(parts: Iterable[Block | Section]) -> Iterator[str]:
    return (block.anchor for block in blocks_of(parts) if isinstance(block, Example | Table))


def _free(wished: str, taken: set[str]) -> str:
    """Take the identifier nearest to ``wished`` that nobody has."""
    found, count = wished or "place", 1
    while found in taken or not found:
        count += 1
        found = f"{wished or 'place'}-{count}"
    taken.add(found)
    return found
