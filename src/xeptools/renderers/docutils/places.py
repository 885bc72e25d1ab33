r"""The identifiers of a doctree: one for each public address of a document.

A public address stays as it is wherever it is a word of letters, digits and ``_ . : -``. Another one would be
read as markup by some of the writers (LaTeX has ``\label{…}``), so it becomes such a word.
"""

import re
from collections.abc import Iterator, Mapping

from docutils import nodes

from xeptools.frozen import frozen
from xeptools.model import Xep
from xeptools.renderers.matter.places import TOC, place_at, places
from xeptools.tree.facts import Corpus

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]*", re.ASCII)


@frozen
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
        return place_at(url, self.ids)


def identifiers(xep: Xep, *, contents: bool = True) -> dict[str, str]:
    """Give an identifier to each public address of a document, and to each mention of a note.

    No two places have the same. Without ``contents`` the document has no table of these.
    """
    known = places(xep)
    if not contents:
        del known[TOC]
    given: dict[str, str] = {}
    taken: set[str] = set()
    for anchor in dict.fromkeys([*known.values(), *_mentions(xep)]):
        given[anchor] = _free(anchor if _SAFE.fullmatch(anchor) else nodes.make_id(anchor), taken)
    return {anchor: given[at] for anchor, at in known.items()} | given


def mark_id(note: int, mention: int) -> str:
    """Give the identifier of a place that mentions a note."""
    return f"note-{note}-{mention}"


def _mentions(xep: Xep) -> Iterator[str]:
    for note in xep.notes:
        yield from (mark_id(note.number, mention) for mention in range(1, note.mentions + 1))


def _free(wished: str, taken: set[str]) -> str:
    """Take the identifier nearest to ``wished`` that nobody has."""
    found, count = wished or "place", 1
    while found in taken or not found:
        count += 1
        found = f"{wished or 'place'}-{count}"
    taken.add(found)
    return found
