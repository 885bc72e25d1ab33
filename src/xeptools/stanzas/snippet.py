"""An ``<example>`` or a ``<code>`` understood: what kind of thing it is, and its elements."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from xeptools.model import Code, Example, Section, Xep
from xeptools.model.walk import blocks_of, sections_of
from xeptools.source import Source
from xeptools.stanzas.classify import Kind, classify, plain_kind, top_level
from xeptools.stanzas.damage import conflict, escaped_twice, references, unexpanded
from xeptools.stanzas.element import Element, elements_of, parse
from xeptools.stanzas.fault import Fault, FaultKind
from xeptools.stanzas.normalise import has_elements, normalise, without_dots
from xeptools.stanzas.place import Text
from xeptools.stanzas.prose import is_drawing, is_prose
from xeptools.stanzas.syntax import declaration_fault, find_fault, undeclared_prefixes
from xeptools.stanzas.tags import Tag, attribute_place, attributes, start_tags, text_place
from xeptools.stanzas.xsd_names import XSD


@dataclass(frozen=True, slots=True)
class Snippet:
    """One block of a document as what it is. ``BROKEN`` and ``ABBREVIATED`` mean: could not be checked."""

    text: Text
    section: str
    """The title of the section that it stands in."""
    kind: Kind
    detail: str
    """The kind more precisely, in a few words."""
    dialogue: bool
    """Whether lines say who speaks."""
    elements: tuple[Element, ...]
    """The outermost elements, stream headers among them; none where the block could not be read."""
    fault: Fault | None
    xml: str
    """The text with all that is not XML blanked out, character by character."""
    _tags: list[Tag] = field(default_factory=list, repr=False, compare=False)

    @property
    def block(self) -> Example | Code:
        """The block that it was read from."""
        return self.text.block

    @property
    def items(self) -> list[Element]:
        """What is sent one after the other: the elements, and those in a stream instead of the stream."""
        return top_level(self.elements)

    def tag(self, element: Element) -> Tag:
        """Where the start tag of one of its elements stands in the text."""
        return self.tag_at(element.index)

    def tag_at(self, index: int) -> Tag:
        """The start tag of the element with that index."""
        if not self._tags:
            self._tags.extend(start_tags(self.xml))
        return self._tags[index]

    def place(self, element: Element) -> tuple[int, int]:
        """Where the ``<`` of an element and its name stand in the text."""
        tag = self.tag(element)
        return tag.start, tag.name_end

    def attribute(self, element: Element, name: str) -> tuple[int, int]:
        """Where an attribute stands in the text, by its name as written; the element where it lacks it."""
        return attribute_place(self.xml, self.tag(element), name)

    def namespace_place(self, element: Element) -> tuple[int, int]:
        """Where the namespace of an element is declared, the value, be it further out; else the element."""
        prefix, colon, _ = self.tag(element).name.partition(":")
        wanted = f"xmlns:{prefix}" if colon else "xmlns"
        for holder in reversed(self._way_to(element)):
            for written, _, _, start, end in attributes(self.xml, self.tag(holder)):
                if written == wanted:
                    return start, end
        return self.place(element)

    def _way_to(self, element: Element) -> list[Element]:
        """The elements around it from the outermost one, and itself."""
        way: list[Element] = []
        inside = self.elements
        while not way or way[-1].index != element.index:
            way.append(inside[bisect_right(inside, element.index, key=lambda one: one.index) - 1])
            inside = way[-1].children
        return way

    def is_at_fault(self, start: int, end: int) -> bool:
        """Whether these bytes of the file's UTF-8 are what its fault is told of."""
        return self.fault is not None and self.text.bytes_at(self.fault.start, self.fault.end) == (start, end)

    def has_dots(self, element: Element) -> bool:
        """Whether an ellipsis stands in its start tag; it is blanked out of what was parsed."""
        tag = self.tag(element)
        written = str(self.text)[tag.start : tag.end]
        return "..." in written or "…" in written

    def characters(self, element: Element, piece: str) -> tuple[int, int]:
        """Where a piece of the text directly inside an element stands in the text; else the element."""
        return text_place(self.xml, self.tag(element), piece)


def read(source: Source, xep: Xep) -> Iterator[Snippet]:
    """Every example and code block of a document, in its order. Never raises on bad input."""
    for section in sections_of(xep.sections):
        own = [part for part in section.content if not isinstance(part, Section)]
        for block in blocks_of(own):
            if isinstance(block, (Example, Code)):
                yield understand(Text(source, block), section.title)


def understand(text: Text, section: str = "") -> Snippet:
    """Read one block."""
    written = str(text)
    if damaged := conflict(written):
        return Snippet(text, section, Kind.BROKEN, "merge conflict", False, (), damaged, written)
    if not has_elements(written):
        damaged = escaped_twice(written) or (
            None if isinstance(text.block, Code) else _unexpanded(text, written)
        )
        return Snippet(text, section, Kind.PLAIN, plain_kind(written), False, (), damaged, "")
    normal = normalise(written, submission=_may_be_submission(text))
    root = parse(normal.document())
    if root is None:
        without_dots(normal)
        root = parse(normal.document())
    fault = None if normal.mistaken is None else declaration_fault(normal.mistaken)
    if root is None:
        fault = _unexpanded(text, normal.text) or find_fault(normal)
        if fault is None:
            return Snippet(
                text, section, Kind.ABBREVIATED, "end tags left out", normal.dialogue, (), None, normal.text
            )
        if fault.kind is FaultKind.PREFIX:
            root = parse(normal.document(undeclared_prefixes(normal.text)))
        elif is_prose(normal):
            return Snippet(
                text, section, Kind.PLAIN, plain_kind(written), normal.dialogue, (), None, normal.text
            )
        if root is None:
            return Snippet(
                text, section, Kind.BROKEN, "not well-formed", normal.dialogue, (), fault, normal.text
            )
    elements = elements_of(root)
    if (not elements and not normal.ends) or is_drawing(normal.text):
        return Snippet(text, section, Kind.PLAIN, plain_kind(written), normal.dialogue, (), None, normal.text)
    kind, detail = classify(normal, elements)
    return Snippet(text, section, kind, detail, normal.dialogue, elements, fault, normal.text)


def _may_be_submission(text: Text) -> bool:
    return isinstance(text.block, Code) and XSD not in str(text)


def _unexpanded(text: Text, xml: str) -> Fault | None:
    """The first reference to an entity of the document that its text has as letters."""
    found = references(xml, text.source.entities.names()) if "&" in xml else []
    if not found:
        return None
    start, end = found[0]
    first, last = text.bytes_at(start, end)
    verbatim = text.source.utf8[first:last].decode("utf-8", "replace") == xml[start:end]
    return unexpanded(xml, start, end, verbatim=verbatim)
