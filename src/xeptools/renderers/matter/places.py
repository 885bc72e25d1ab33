"""The places of a document that links lead to: which there are, and which of them an address means."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from xeptools.model import Block, Example, Section, Table, Xep
from xeptools.model.walk import blocks_of, sections_of
from xeptools.resolver.anchors import FIXED

TOP = "top"
TOC = "toc"
NOTICE = "status-notice"
APPENDED = "appendices"

_NEAREST = {"main": TOP, "faults": TOP, "docmeta": "appendix-docinfo"}
"""Places of the HTML page, and those that every format has nearest to them."""


def places(xep: Xep) -> dict[str, str]:
    """Give all anchors of a document that are public, each with that of the place which it leads to."""
    found = {anchor: _NEAREST.get(anchor, anchor) for anchor in FIXED}
    for anchor in _anchors(xep):
        found.setdefault(anchor, anchor)
    return found


def place_at(url: str, known: Mapping[str, str]) -> str:
    """Give what ``known`` has for ``#anchor``, percent-encoded or not; empty where it has nothing."""
    anchor = url.removeprefix("#")
    return known.get(anchor) or known.get(unquote(anchor)) or ""


def _anchors(xep: Xep) -> Iterator[str]:
    yield from (f"note-{note.number}" for note in xep.notes)
    yield from (section.anchor for section in sections_of(xep.sections))
    yield from _numbered(xep.sections)
    yield from _numbered(xep.header.councilnote)
    for revision in xep.header.revisions:
        yield revision.anchor
        yield from _numbered(revision.remark)


def _numbered(parts: Iterable[Block | Section]) -> Iterator[str]:
    return (block.anchor for block in blocks_of(parts) if isinstance(block, Example | Table))
