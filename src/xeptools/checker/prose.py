"""Running text as rules on language want it: one piece for each paragraph, note or abstract."""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from itertools import accumulate

from xeptools.checker.places import Node, Stretch
from xeptools.frozen import frozen
from xeptools.model import (
    Cite,
    Defined,
    Emphasis,
    Image,
    Inlines,
    LineBreak,
    Link,
    Monospace,
    NoteMark,
    Phrase,
    Strong,
    Unresolved,
)

BLANKS = " \t\r\n"
"""White space of XML; a no-break space is none."""
BLOT = "\ufffc"
_MARK = "\0"
"""The mark of a note while words are gathered: no XML has this character."""


class ProseKind(StrEnum):
    """Where running text stands."""

    BODY = "body"
    NOTE = "note"
    ABSTRACT = "abstract"
    REMARK = "remark"
    """Of a revision, and the council's note."""


@frozen
class Prose:
    """One paragraph or other line of text without its markup; notes are prose of their own."""

    kind: ProseKind
    text: str
    """As its reader gets it."""
    words: str
    """``text`` with U+FFFC in place of each character that is no prose of the author's: protocol
    words (``<tt>``), links that an entity brought in. As long as ``text``.
    """
    node: Node
    """The paragraph, list item, definition, note …"""
    marks: tuple[int, ...] = ()
    """Where marks of notes stand in ``text``, which does not have them; in order."""

    @property
    def at(self) -> int:
        """Where the node is."""
        return self.node.at

    def has_mark(self, start: int, end: int) -> bool:
        """Whether a note is marked from ``start`` on and before ``end``."""
        nearest = bisect_left(self.marks, start)
        return nearest < len(self.marks) and self.marks[nearest] < end

    def stretch(self, start: int, end: int) -> Stretch:
        """The place of the characters from ``start`` to ``end`` (exclusive)."""
        return Stretch(self, start, end)


def prose_of(kind: ProseKind, content: Inlines, node: Node, references: frozenset[int]) -> Prose | None:
    """Make prose of inline content; None where there is none. ``references``: the places of entities."""
    if len(content) == 1 and isinstance(content[0], str):
        return Prose(kind, content[0], content[0], node)
    text: list[str] = []
    words: list[str] = []
    _gather(content, references, False, text, words)
    joined = "".join(text)
    if not joined.strip(BLANKS):
        return None
    *noted, last = "".join(words).split(_MARK)
    return Prose(kind, joined, "".join([*noted, last]), node, tuple(accumulate(map(len, noted))))


def _gather(
    content: Inlines, references: frozenset[int], blotted: bool, text: list[str], words: list[str]
) -> None:
    for inline in content:
        match inline:
            case str():
                text.append(inline)
                words.append(_blot(inline) if blotted else inline)
            case Monospace():
                _gather(inline.content, references, True, text, words)
            case Emphasis() | Strong() | Cite() | Defined() | Phrase() | Link():
                _gather(inline.content, references, blotted or inline.at in references, text, words)
            case Unresolved():
                reference = f"&{inline.name};"
                text.append(reference)
                words.append(_blot(reference))
            case LineBreak() | Image():
                text.append(" ")
                words.append(" ")
            case NoteMark():
                words.append(_MARK)


def _blot(text: str) -> str:
    return "".join(char if char in BLANKS else BLOT for char in text)
