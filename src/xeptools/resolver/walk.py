"""What the one walk over a document knows as it goes: the only place that counts.

Entity references are expanded here, within the limits, as the walk meets them; a
replacement text is parsed once per process, however many documents use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import count

from lxml import etree

from xeptools.model import Fault, FaultKind, Link, Note, Reference, Unresolved
from xeptools.resolver.anchors import Anchors
from xeptools.resolver.troubles import Troubles
from xeptools.source import Source, limits
from xeptools.source.expansion import (
    Budget,
    expand_attribute,
    in_attributes,
    refers_in_attribute,
    undeclared_in,
)
from xeptools.source.grammar import GRAMMAR
from xeptools.source.syntax import fragment_of

Piece = str | tuple[etree._Element, int] | Unresolved
"""A stretch of text, a child with its index, or a reference that nothing declares."""

SECTIONS = tuple(f"section{level}" for level in range(1, 6))
"""The names of the elements that are sections."""
_SPACE = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
_KEPT = 10_000
"""Characters of a replacement text that is worth remembering as parsed; twice as many as any published."""
_MOST_FAULTS = 1000


def fold(text: str) -> str:
    """White space of XML folded to single blanks; a no-break space stays."""
    if "\n" not in text and "  " not in text and "\t" not in text and "\r" not in text:
        return text
    if not text.isascii():
        return _SPACE.sub(" ", text)
    # In ASCII XML has no other white space than str.split knows, and that is several times as fast.
    folded = " ".join(text.split())
    return f"{' ' if text[0].isspace() else ''}{folded}{' ' if folded and text[-1].isspace() else ''}"


@lru_cache(maxsize=2048)
def _kept_fragment(replacement: str) -> str | etree._Element | None:
    return _fragment(replacement)


def _fragment(replacement: str) -> str | etree._Element | None:
    """A replacement text as plain text where it has no markup, else as the children of one element."""
    if "<" not in replacement and "&" not in replacement:
        return replacement
    fragment = fragment_of(replacement)
    if fragment is not None and len(fragment) == 0:
        return fragment.text or ""
    return fragment


@lru_cache(maxsize=2048)
def _parts(fragment: etree._Element) -> tuple[str | etree._Element, ...] | None:
    """Texts and elements of a replacement text; None where it refers to other entities."""
    parts: list[str | etree._Element] = [fragment.text] if fragment.text else []
    for child in fragment:
        if isinstance(child, etree._Entity):
            return None
        if isinstance(child.tag, str):
            parts.append(child)
        if child.tail:
            parts.append(child.tail)
    return tuple(parts)


class Walk:
    """The state of one walk: places, counters, notes, anchors, and what was found wrong."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.entities = source.entities
        self._attribute_references = source.attribute_references
        self.index: dict[etree._Element, int] = {}
        self.references: list[Reference] = []
        self.budget = Budget()
        self.depth = 0
        self.note_depth = 0
        self.examples = 0
        self.tables = 0
        self.notes: list[Note | None] = []
        """None stands for a note whose own text is being read."""
        self.mentions: list[int] = []
        self.note_numbers: dict[str, int] = {}
        self.note_elements: dict[etree._Element, int] = {}
        self.links: list[Link] = []
        self.faults: list[Fault] = []
        self.troubles = Troubles(source)
        self._entity_depth = 0
        self.anchors = Anchors(self._number(source.root) if source.root is not None else ())

    def _number(self, root: etree._Element) -> Iterator[str]:
        """Give each node its index, and give the anchors that stand in the document."""
        self.index = index = dict(zip(self.source.nodes, count()))
        self.references = [Reference(node.name or "", index[node]) for node in self.source.references]
        return (
            anchor for node in root.iter(*SECTIONS) if (anchor := self.attribute(node, index[node], "anchor"))
        )

    # Reading

    def pieces(self, element: etree._Element, at: int) -> list[Piece]:
        """An element's content, references expanded; what an entity brought in has the reference's index."""
        out: list[Piece] = []
        text = element.text
        if text:
            out.append(text)
        index = self.index
        children: list[etree._Element] = element[:]  # type: ignore[assignment,index]  # unknown to the stubs
        for child in children:  # taken in one go, which is faster than one by one
            if child.tag.__class__ is str:
                out.append((child, index.get(child, at)))
            elif isinstance(child, etree._Entity):
                out += self.expanded(child, at)
            tail = child.tail
            if tail:
                out.append(tail)
        return out

    def expanded(self, reference: etree._Entity, at: int) -> list[Piece]:
        """What a reference stands for; ``at`` is that of the one that brought it in, if any did."""
        name = reference.name or ""
        at = self.index.get(reference, at)
        replacement = self.entities.get(name)
        if replacement is None:
            self.troubles.undeclared(name, at)
            return [Unresolved(name, at)]
        if not self.budget.spend(replacement, self._entity_depth):
            self.troubles.limit(self.budget.reached[-1], at)
            return [Unresolved(name, at)]
        if refers_in_attribute(replacement):
            replacement = in_attributes(replacement, lambda value: self._value_in_entity(value, at))
        kept = len(replacement) <= _KEPT
        fragment = _kept_fragment(replacement) if kept else _fragment(replacement)
        if fragment is None:
            self.troubles.broken(name, at)
            return [Unresolved(name, at)]
        if isinstance(fragment, str):
            return [fragment] if fragment else []
        if kept and (parts := _parts(fragment)) is not None:
            return [part if isinstance(part, str) else (part, at) for part in parts]
        if not kept:
            # Such elements count as the document's own: what is known of others outlives the document.
            self.index.update(dict.fromkeys(fragment.iter(etree.Element), at))
        self._entity_depth += 1
        pieces = self.pieces(fragment, at)
        self._entity_depth -= 1
        return pieces

    def _value_in_entity(self, written: str, at: int) -> str:
        """An attribute's value in a replacement text."""
        for name in undeclared_in(self.entities, written):
            self.troubles.undeclared(name, at)
        return self._expand_attribute(written, at)

    def _expand_attribute(self, written: str, at: int) -> str:
        value = expand_attribute(self.entities, written, self.budget)
        for reached in self.budget.reached:
            self.troubles.limit(reached, at)
        return value

    def attribute(self, element: etree._Element, at: int, name: str) -> str:
        """An attribute's value; empty where absent."""
        if self._attribute_references and at in self._attribute_references and element in self.index:
            written = self._attribute_references[at].get(name)
            if written is not None:
                return self._expand_attribute(written, at)
        return element.get(name) or ""

    def text(self, element: etree._Element, at: int, *, notes: bool) -> str:
        """The text in an element, markup left out, references expanded, white space as it stands.

        With ``notes`` the text of the notes in it too.
        """
        if len(element) == 0:
            return element.text or ""
        parts: list[str] = []
        self._gather(element, at, parts, notes)
        return "".join(parts)

    def _gather(self, element: etree._Element, at: int, parts: list[str], notes: bool) -> None:
        if len(element) == 0:
            parts.append(element.text or "")
            return
        if not self.enter(at):
            return
        for piece in self.pieces(element, at):
            if isinstance(piece, str):
                parts.append(piece)
            elif not isinstance(piece, tuple):
                parts.append(f"&{piece.name};")
            elif notes or piece[0].tag != "note":
                self._gather(*piece, parts, notes)
        self.leave()

    # Bounds and faults

    def enter(self, at: int) -> bool:
        """One level deeper; False where the document is too deep to go on, and then ``leave`` is not due."""
        if self.depth >= limits.ELEMENT_DEPTH:
            self.troubles.limit(f"more than {limits.ELEMENT_DEPTH} elements inside one another", at)
            return False
        self.depth += 1
        return True

    def leave(self) -> None:
        """Back up one level."""
        self.depth -= 1

    def fault(self, kind: FaultKind, name: str, parent: str, at: int) -> None:
        """Note a breach of the content models."""
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append(Fault(kind, name, parent, at))

    def misplaced(self, tag: str, parent: str, at: int) -> None:
        """A child that its parent may not hold."""
        kind = FaultKind.MISPLACED_ELEMENT if tag in GRAMMAR else FaultKind.UNKNOWN_ELEMENT
        self.fault(kind, tag, parent, at)
