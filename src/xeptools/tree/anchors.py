"""The anchors that the documents of a tree have, for links from one document into another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from xeptools.source import limits
from xeptools.source.references import unescape
from xeptools.source.text import decode
from xeptools.tree.folder import Document, number_in_name

# What is never closed goes to the end, or each of a million openings would be followed to there.
_NOT_MARKUP = re.compile(rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_SECTION_ANCHOR = re.compile(
    rb"<section[1-5]\b(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*?"
    rb"\sanchor\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')"
)


Anchors = Mapping[str, frozenset[str]]
"""The anchors that authors gave to sections, by four-digit number of the document."""


class TreeAnchors(Anchors):
    """The anchors in the documents of a tree; each document is read when it is asked for."""

    def __init__(self, documents: Mapping[str, Path]) -> None:
        self._documents = documents
        self._known: dict[str, frozenset[str]] = {}

    def __getitem__(self, number: str) -> frozenset[str]:
        if number not in self._known:
            self._known[number] = _anchors_of(self._documents[number])
        return self._known[number]

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


def anchors_among(documents: tuple[Document, ...]) -> TreeAnchors:
    """The anchors of the numbered ones among a tree's documents."""
    paths = {number: one.path for one in documents if (number := number_in_name(one.name))}
    return TreeAnchors(paths)


def _anchors_of(path: Path) -> frozenset[str]:
    # Links look for a few anchors in a few documents: that is not worth a parser.
    try:
        with path.open("rb") as file:
            data = file.read(limits.DOCUMENT_BYTES)
    except OSError:
        return frozenset()
    found = _SECTION_ANCHOR.findall(_NOT_MARKUP.sub(b"", decode(data).utf8))
    return frozenset(unescape((one or other).decode("utf-8", "replace")) for one, other in found)
