"""Where a problem is, as a rule says it: the engine finds line and column when the problem is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from xeptools.frozen import frozen


class Node(Protocol):
    """Whatever the model gives a place: a section, a link, a revision, a field of the header."""

    @property
    def at(self) -> int:
        """The index into the Source; -1 where the document lacks the element."""


class Text(Node, Protocol):
    """A node with text in one piece: an example, a header field, a stretch of prose."""

    @property
    def text(self) -> str:
        """What its reader gets."""


@frozen
class Attribute:
    """The value of an attribute, without its quotes; the start tag where the node lacks it."""

    node: Node
    name: str


@frozen
class Part:
    """The text of the child element ``name`` (the date of a revision); the start tag where it is missing."""

    node: Node
    name: str


@frozen
class Stretch:
    """The characters from ``start`` to ``end`` (exclusive) of a node's ``text``."""

    node: Text
    start: int
    end: int


@frozen
class Inside:
    """All that stands between a node's tags, without white space at its ends."""

    node: Node


@frozen
class Whole:
    """A node from its start tag to its end tag."""

    node: Node


@frozen
class Raw:
    """Bytes ``start`` to ``end`` (exclusive) of the file as UTF-8 (:attr:`Written.utf8`)."""

    start: int
    end: int


def occurrences(pattern: re.Pattern[str], text: str, start: int = 0) -> Iterator[tuple[re.Match[str], Raw]]:
    """Every match in a text of the file, with its bytes; ``start`` is the byte at which the text begins."""
    read = 0
    for found in pattern.finditer(text):
        start += len(text[read : found.start()].encode())
        end = start + len(found[0].encode())
        yield found, Raw(start, end)
        read, start = found.end(), end


Where = Node | Attribute | Part | Stretch | Inside | Whole | Raw | None
"""A node itself stands for its start tag (a header field for its text); None for the file as a whole."""
