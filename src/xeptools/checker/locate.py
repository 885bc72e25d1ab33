"""From the place that a rule names to the bytes of the file."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache

from xeptools.checker.places import Attribute, Inside, Node, Part, Raw, Stretch, Where, Whole
from xeptools.checker.prose import BLANKS
from xeptools.checker.written import Written
from xeptools.frozen import frozen
from xeptools.model import Field, Spec
from xeptools.source import Source
from xeptools.source.grammar import GRAMMAR
from xeptools.source.references import unescape
from xeptools.source.tokens import Kind, Token

_TEXTS_OF_THEIR_OWN = (
    frozenset({"note", "header", "li", "dd", "td", "th", "blockquote"})
    | GRAMMAR["section1"].children
    | {f"section{level}" for level in range(1, 6)}
)
_WORD = re.compile(f"[^{BLANKS}]+")


@frozen
class Spot:
    """Bytes ``start`` to ``end`` (exclusive) of the UTF-8."""

    start: int
    end: int
    exact: bool
    """Whether this is all that was asked for and nothing else; otherwise it is what comes nearest."""
    typed: bool = True
    """Whether the author typed it; false where an entity brought it in."""
    literal: bool = False
    """Whether markup has no meaning there (CDATA)."""


@frozen
class _Characters:
    """The characters of an element's own text without white space, and where each stands."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kinds: tuple[Kind, ...]


class Locator:
    """Finds places in a file that has no nodes: those that a rule gives in bytes."""

    def find(self, where: Where) -> Spot:
        """The spot of a place; the nearest known where it cannot be found as asked."""
        return Spot(where.start, where.end, exact=True) if isinstance(where, Raw) else Spot(0, 0, exact=False)

    def tag(self, _node: Node) -> Raw | None:
        """The start tag of a node, or the reference; None where there is none."""
        return None

    def whole(self, _node: Node) -> Raw | None:
        """A node from its start tag to its end tag; None where there is none."""
        return None

    def attributes(self, _node: Node) -> Mapping[str, Raw]:
        """The values of a node's attributes."""
        return {}


class DocumentLocator(Locator):
    """Finds the places of one document."""

    def __init__(self, source: Source, written: Written, header: int) -> None:
        """``header`` is the place of the header element, which stands for what it lacks."""
        self._source = source
        self._written = written
        self._header = header
        self._characters = lru_cache(maxsize=64)(self._read_characters)
        self._aligned = lru_cache(maxsize=64)(self._align)

    def find(self, where: Where) -> Spot:  # noqa: D102
        match where:
            case None:
                return Spot(0, 0, exact=True)
            case Raw():
                return Spot(where.start, where.end, exact=True)
            case Attribute():
                return self._attribute(where)
            case Part():
                return self._part(where)
            case Stretch():
                return self._stretch(where)
            case Inside():
                return self._inside(where.node.at)
            case Whole():
                raw = self._written.whole(where.node)
                return self._tag(where.node.at) if raw is None else Spot(raw.start, raw.end, exact=True)
            case Field() | Spec():
                return self._inside(where.at)
            case _:
                return self._tag(where.at)

    def tag(self, node: Node) -> Raw | None:  # noqa: D102
        return self._written.tag(node)

    def whole(self, node: Node) -> Raw | None:  # noqa: D102
        return self._written.whole(node)

    def attributes(self, node: Node) -> Mapping[str, Raw]:  # noqa: D102
        return self._written.attributes(node)

    def _tag(self, at: int) -> Spot:
        token = self._source.tokens.tag(at)
        if token is not None:
            typed = token.kind is not Kind.REFERENCE
            return Spot(token.start, token.end, exact=typed, typed=typed)
        if at != self._header and self._header >= 0:
            return self._nearest(self._tag(self._header))
        return self._nearest(self._tag(0)) if at != 0 else Spot(0, 0, exact=False)

    def _nearest(self, spot: Spot) -> Spot:
        return Spot(spot.start, spot.end, exact=False)

    def _attribute(self, where: Attribute) -> Spot:
        span = self._source.tokens.attributes(where.node.at).get(where.name)
        if span is None:
            return self._declared(self._tag(where.node.at))
        return Spot(*span, exact=True)

    def _declared(self, reference: Spot) -> Spot:
        """The declaration of the entity in place of its reference, where the author typed it in this file."""
        raw = self._source.utf8[reference.start : reference.end]
        name = raw[1:-1].decode() if raw.startswith(b"&") else ""
        if (declaration := self._written.declaration(name)) is not None:
            return Spot(declaration.start, declaration.end, exact=False)
        return Spot(reference.start, reference.end, exact=False, typed=reference.typed)

    def _part(self, where: Part) -> Spot:
        for child in self._written.children(where.node):
            if child.name == where.name:
                return self._inside(child.at)
        tag = self._tag(where.node.at)
        return Spot(tag.start, tag.end, exact=False, typed=tag.typed)

    def _inside(self, at: int) -> Spot:
        tokens = self._source.tokens
        first, last = tokens.tag(at), tokens.close(at)
        if first is None or last is None or first is last or first.kind is not Kind.START:
            return self._tag(at)
        content = self._source.utf8[first.end : last.start]
        start = first.end + len(content) - len(content.lstrip())
        end = first.end + len(content.rstrip())
        return Spot(start, end, exact=True) if start < end else self._nearest(self._tag(at))

    def _stretch(self, where: Stretch) -> Spot:
        text = where.node.text
        characters = self._characters(where.node.at)
        known, found = self._aligned(where.node.at, text)
        first = found + bisect_left(known, where.start)
        last = found + bisect_left(known, where.end)
        if found < 0 or (first == last and not found < last < len(characters.text)):
            return self._nearest(self._tag(where.node.at))
        kinds = set(characters.kinds[first:last])
        if Kind.REFERENCE in kinds:
            spot = Spot(characters.starts[first], characters.ends[last - 1], exact=False, typed=False)
            return self._declared(spot) if characters.ends[first] == spot.end else spot
        start = characters.starts[first] if first < last else characters.ends[first - 1]
        end = characters.ends[last - 1] if first < last else start
        # White space at the ends belongs to the stretch: from the end of the last word, to the next.
        if where.start < len(text) and text[where.start] in BLANKS and first > found:
            start = characters.ends[first - 1]
        if where.end > where.start and text[where.end - 1] in BLANKS and last < len(characters.text):
            end = characters.starts[last]
        exact = b"<" not in self._source.utf8[start:end]
        return Spot(start, end, exact=exact, literal=Kind.CDATA in kinds)

    def _align(self, at: int, text: str) -> tuple[Sequence[int], int]:
        """Which characters of a node's text are no blanks, and where in the file's the first of them is."""
        known = [index for word in _WORD.finditer(text) for index in range(*word.span())]
        return known, self._characters(at).text.find("".join(_WORD.findall(text)))

    def _read_characters(self, at: int) -> _Characters:
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        kinds: list[Kind] = []
        for token in self._own_text(at):
            if token.kind in (Kind.CHARACTER, Kind.REFERENCE):
                raw = self._source.utf8[token.start : token.end].decode()
                if token.kind is Kind.CHARACTER:
                    read = unescape(raw)
                else:
                    expanded = self._source.expand(raw[1:-1])
                    read = raw if expanded is None else expanded
                read = "".join(char for char in read if char not in BLANKS)
                text.append(read)
                starts += [token.start] * len(read)
                ends += [token.end] * len(read)
                kinds += [token.kind] * len(read)
            elif (written := self._source.utf8[token.start : token.end].decode()).isascii():
                for word in _WORD.finditer(written):
                    first, last = token.start + word.start(), token.start + word.end()
                    text.append(word[0])
                    starts += range(first, last)
                    ends += range(first + 1, last + 1)
                    kinds += [token.kind] * (last - first)
            else:
                offset = token.start
                for char in written:
                    size = 1 if char < "\x80" else len(char.encode())
                    if char not in BLANKS:
                        text.append(char)
                        starts.append(offset)
                        ends.append(offset + size)
                        kinds.append(token.kind)
                    offset += size
        return _Characters("".join(text), tuple(starts), tuple(ends), tuple(kinds))

    def _own_text(self, at: int) -> list[Token]:
        """The tokens of an element's text; notes and blocks inside it are texts of their own."""
        tokens, found, skipped = self._source.tokens, [], -1
        for token in tokens.content(at):
            if token.start < skipped:
                continue
            if token.kind is Kind.START and tokens.name(token.node) in _TEXTS_OF_THEIR_OWN:
                close = tokens.close(token.node)
                skipped = close.end if close is not None else skipped
            elif token.kind in (Kind.TEXT, Kind.CDATA, Kind.CHARACTER, Kind.REFERENCE):
                found.append(token)
        own = tokens.tag(at)
        return [own] if own is not None and own.kind is Kind.REFERENCE else found
