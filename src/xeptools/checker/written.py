"""The document as its author typed it, for a rule that needs the spot or the spelling of something."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from xeptools.checker.places import Node, Raw
from xeptools.frozen import frozen
from xeptools.source import Source
from xeptools.source.declarations import Doctype
from xeptools.source.entities import Entities
from xeptools.source.tokens import Kind, Token

_NO_ELEMENT = re.compile(rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>", re.DOTALL)
_CDATA = b"<![CDATA["
_MOST_LINES = 1000
_STARTED = re.compile(r"<(?![/!?])([^\s/<>]+)")


@frozen
class Element:
    """An element as it stands in the file, also one that the model has no place for."""

    name: str
    at: int


class Written:
    """A read-only view of the file; computed when asked, so ask the model first and this for the rest.

    Offsets count the bytes of :attr:`utf8`.
    """

    def __init__(self, source: Source, references: frozenset[int]) -> None:
        """``references`` are the places of entity references among the document's nodes."""
        self._source = source
        self._references = references

    @property
    def utf8(self) -> bytes:
        """The file in UTF-8, without a byte-order mark."""
        return self._source.utf8

    @property
    def has_bom(self) -> bool:
        """Whether the file begins with a byte-order mark."""
        return self._source.decoded.bom > 0

    @property
    def doctype(self) -> Doctype | None:
        """The DOCTYPE with its declarations; None where there is none."""
        return self._source.doctype

    @property
    def entities(self) -> Entities:
        """The entities in scope: the document's own and those of the files it uses."""
        return self._source.entities

    def from_entity(self, node: Node) -> bool:
        """Whether an entity brought the node in, so that its author never typed it."""
        return node.at in self._references

    @cached_property
    def _declarations(self) -> Mapping[str, Raw]:
        """Where the document itself declares its entities, those in force."""
        own = self.entities.own()
        steps = self.doctype.steps if self.doctype is not None else ()
        found: dict[str, Raw] = {}
        for step in steps:
            if step.name in own and not step.parameter and not step.use:
                found.setdefault(step.name, Raw(step.start, step.end))
        return found

    def declaration(self, entity: str) -> Raw | None:
        """Where the document itself declares an entity; None for one of a file, and for none at all."""
        return self._declarations.get(entity)

    def text(self, where: Raw) -> str:
        """What is typed there."""
        return self.utf8[where.start : where.end].decode("utf-8", "replace")

    def line(self, where: Raw) -> int:
        """The line, from 1, in which a place begins."""
        return self._source.lines.place(where.start).line

    # Elements

    def name(self, node: Node) -> str:
        """The name of the element; of the entity where one brought the node in."""
        return self._source.tokens.name(node.at)

    def tag(self, node: Node) -> Raw | None:
        """The start tag, or the reference; None where the document lacks the element."""
        return _raw(self._source.tokens.tag(node.at))

    def whole(self, node: Node) -> Raw | None:
        """The element from its start tag to its end tag, or the reference."""
        first, last = self._source.tokens.tag(node.at), self._source.tokens.close(node.at)
        return None if first is None or last is None else Raw(first.start, last.end)

    def inside(self, node: Node) -> Raw | None:
        """What stands between the tags, as it is; None for a reference and an empty element (``<p/>``)."""
        first, last = self._source.tokens.tag(node.at), self._source.tokens.close(node.at)
        if first is None or last is None or first is last or first.kind is not Kind.START:
            return None
        return Raw(first.end, last.start)

    def attributes(self, node: Node) -> Mapping[str, Raw]:
        """Where the value of each attribute stands, without its quotes."""
        return {name: Raw(*span) for name, span in self._source.tokens.attributes(node.at).items()}

    def attribute(self, node: Node, name: str) -> str | None:
        """An attribute's value as typed, references and all; None where the element lacks it."""
        where = self.attributes(node).get(name)
        return None if where is None else self.text(where)

    def children(self, node: Node) -> list[Element]:
        """The elements directly inside; what an entity brings in is not among them."""
        found, depth = [], 0
        for token in self._source.tokens.content(node.at):
            if token.kind is Kind.START:
                if depth == 0:
                    found.append(Element(self._source.tokens.name(token.node), token.node))
                depth += self._source.tokens.close(token.node) is not token
            elif token.kind is Kind.END:
                depth -= 1
        return found

    def lines_of_text(self, node: Node, within: Collection[str]) -> list[Raw]:
        """The lines of text directly inside, with the elements named ``within`` that stand in them.

        What holds such elements alone is no line of text, nor what an entity brings in with markup. Of more
        than a thousand those are given.
        """
        found: list[Raw] = []
        start, end, has_text, beyond = -1, -1, False, -1
        for token in self._source.tokens.content(node.at):
            if token.start < beyond or token.kind is Kind.OTHER:
                continue
            stop, is_text, ends_line = token.end, False, False
            if token.kind is Kind.START:
                close = self._source.tokens.close(token.node)
                stop = beyond = close.end if close is not None else token.end
                ends_line = self._source.tokens.name(token.node) not in within
            elif token.kind is Kind.REFERENCE:
                brought = self.entities.get(self._source.tokens.name(token.node)) or ""
                ends_line = not {*_STARTED.findall(brought)} <= {*within}
                is_text = "<" not in brought and not brought.isspace()
            else:
                is_text = bool(self.utf8[token.start : stop].strip())
                if not is_text:
                    continue
            if ends_line:
                if has_text:
                    found.append(Raw(start, end))
                if len(found) == _MOST_LINES:
                    return found
                start, has_text = -1, False
                continue
            typed = self.utf8[token.start : stop]
            if start < 0:
                start = stop - len(typed.lstrip())
            end = token.start + len(typed.rstrip())
            has_text = has_text or is_text
        return [*found, Raw(start, end)] if has_text else found

    def parent(self, node: Node) -> Element | None:
        """The element around a node; None for the root."""
        around = self._source.tokens.parent(node.at)
        return None if around < 0 else Element(self._source.tokens.name(around), around)

    def elements(self, name: str) -> Iterator[Element]:
        """Every element of that name, in document order."""
        for token in self._source.tokens.tokens:
            if token.kind is Kind.START and self._source.tokens.name(token.node) == name:
                yield Element(name, token.node)

    def attribute_names(self) -> Iterator[tuple[Element, list[str]]]:
        """Every element that has attributes, in document order, with their names."""
        for at, name, names in self._source.attribute_names():
            yield Element(name, at), names

    def namespaces(self) -> Iterator[Element]:
        """Every element that declares a default namespace, in document order."""
        for at, name in self._source.namespaces():
            yield Element(name, at)

    # What is no element

    @cached_property
    def comments(self) -> tuple[Raw, ...]:
        """Every comment with its marks, but those in the DOCTYPE."""
        return tuple(raw for raw in self._others if self.utf8.startswith(b"<!--", raw.start))

    @cached_property
    def instructions(self) -> tuple[Raw, ...]:
        """Every processing instruction, and the XML declaration."""
        return tuple(raw for raw in self._others if self.utf8.startswith(b"<?", raw.start))

    @cached_property
    def _others(self) -> tuple[Raw, ...]:
        if not self._source.well_formed:
            others = (token for token in self._source.tokens.tokens if token.kind is Kind.OTHER)
            return tuple(Raw(token.start, token.end) for token in others)
        # One pattern does it where everything that is opened is closed: tokens would cost ten times that.
        start, end = (self.doctype.start, self.doctype.end) if self.doctype is not None else (0, 0)
        parts = (_NO_ELEMENT.finditer(self.utf8, 0, start), _NO_ELEMENT.finditer(self.utf8, end))
        spans = (found.span() for part in parts for found in part)
        return tuple(Raw(*span) for span in spans if not self.utf8.startswith(_CDATA, span[0]))


def _raw(token: Token | None) -> Raw | None:
    return None if token is None else Raw(token.start, token.end)
