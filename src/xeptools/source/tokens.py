"""The exact place of every token of a document: tags, attribute values, references, text.

lxml has no columns, and rendering must not pay for them; so this second reading happens only
when somebody asks for a place. A document whose syntax the parser has accepted needs no grammar
to be cut into tokens, one pattern does it.

Nodes are counted as ``lxml``'s ``iter(Element, Entity)`` counts them, from 0 for the root, so a
node's index here is the ``at`` of the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import NamedTuple

from xeptools.source.text import character

_NAME = rb"[^\s/>=<&;\"'!?][^\s/>=<&;\"']*"
_TOKEN = re.compile(
    rb"([^<&]+)"
    rb"|(<" + _NAME + rb"(?:\s+" + _NAME + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*(/)?>)"
    rb"|(</" + _NAME + rb"\s*>)"
    rb"|(&(?:#[0-9]+|#x[0-9A-Fa-f]+|amp|lt|gt|quot|apos);)"
    rb"|&(" + _NAME + rb");"
    rb"|<!\[CDATA\[(.*?)\]\]>"
    rb"|(<!--.*?-->|<\?.*?\?>)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"(" + _NAME + rb")\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TAG_NAME = re.compile(rb"<(" + _NAME + rb")")


class Kind(IntEnum):
    """What a token is."""

    TEXT = 0
    START = 1
    END = 2
    CHARACTER = 3
    """A character reference, or one of the five predefined entities."""
    REFERENCE = 4
    CDATA = 5
    """The token is the text between ``<![CDATA[`` and ``]]>``."""
    OTHER = 6
    """A comment or a processing instruction."""


# By the number of the group in _TOKEN; group 3 is the slash of an empty element.
_KINDS = (
    Kind.OTHER, Kind.TEXT, Kind.START, Kind.START, Kind.END,
    Kind.CHARACTER, Kind.REFERENCE, Kind.CDATA, Kind.OTHER
)  # fmt: skip


class Token(NamedTuple):
    """A stretch of the UTF-8, ``end`` exclusive; ``node`` is the index of a START or REFERENCE, else -1."""

    kind: Kind
    start: int
    end: int
    node: int


class Tokens:
    """The tokens from the root's start tag on, cut as far as somebody asks: a header costs no body."""

    __slots__ = ("_asked", "_at", "_closes", "_cut_tokens", "_opens", "_parents", "_size", "_stack", "utf8")

    def __init__(self, utf8: bytes, start: int, end: int | None = None) -> None:
        """Cut ``utf8`` from ``start`` (the end of the DOCTYPE or of the XML declaration) on.

        ``end`` is where a broken document is no longer to be trusted.
        """
        self.utf8 = utf8
        self._at, self._size = start, len(utf8) if end is None else end
        self._cut_tokens: list[Token] = []
        self._opens: list[int] = []
        """The index of the tag or reference of each node that is cut so far."""
        self._closes: dict[int, int] = {}
        """The index of the end tag of each node whose end is cut."""
        self._parents: list[int] = []
        """The element around each node that is cut so far; -1 for the root."""
        self._stack: list[int] = []
        self._asked: tuple[int, Mapping[str, tuple[int, int]]] = -1, {}
        """The element whose attributes were asked for last, and these: all of a thousand may be asked for."""

    def _cut(self, node: int = -1, *, closed: bool = False) -> None:
        """Cut on until ``node`` is there, with its end tag where ``closed``; to the end for -1."""
        at, size, stack = self._at, self._size, self._stack
        tokens, opens, closes, parents = self._cut_tokens, self._opens, self._closes, self._parents
        match, add = _TOKEN.match, tokens.append
        index = len(tokens)
        wanted = node if node >= 0 else len(self.utf8)
        while at < size and (found := match(self.utf8, at, size)):
            kind = _KINDS[found.lastindex or 0]
            stop = found.end()
            opened = ended = -1
            if kind is Kind.START:
                opened = len(opens)
                opens.append(index)
                parents.append(stack[-1] if stack else -1)
                if found[3] is None:
                    stack.append(opened)
                else:
                    closes[opened] = index
                    ended = opened
            elif kind is Kind.END:
                if stack:
                    ended = stack.pop()
                    closes[ended] = index
            elif kind is Kind.REFERENCE and stack:
                opened = ended = len(opens)
                opens.append(index)
                parents.append(stack[-1])
                closes[opened] = index
            elif kind is Kind.CDATA:
                at, stop = found.span(7)
            add(Token(kind, at, stop, opened))
            at = found.end()
            index += 1
            if (ended if closed else opened) == wanted:
                break
        else:
            self._size = at  # the end, or a fault that nothing gets over
        self._at = at

    @property
    def tokens(self) -> list[Token]:
        """All tokens."""
        if self._at < self._size:
            self._cut()
        return self._cut_tokens

    def __len__(self) -> int:
        """How many nodes there are."""
        return len(self._opens) if self.tokens else 0

    def _has(self, node: int) -> bool:
        if node >= len(self._opens) and self._at < self._size:
            self._cut(node)
        return 0 <= node < len(self._opens)

    def _end(self, node: int) -> int:
        """The index of the end tag of a node that is there."""
        if node not in self._closes and self._at < self._size:
            self._cut(node, closed=True)
        return self._closes.get(node, self._opens[node])

    def tag(self, node: int) -> Token | None:
        """The start tag of an element, or the reference; None beyond the fault of a broken document."""
        return self._cut_tokens[self._opens[node]] if self._has(node) else None

    def close(self, node: int) -> Token | None:
        """The end tag of an element; its start tag where it is empty (``<p/>``) or never closed."""
        return self._cut_tokens[self._end(node)] if self._has(node) else None

    def parent(self, node: int) -> int:
        """The element around a node; -1 for the root and beyond the fault of a broken document."""
        return self._parents[node] if self._has(node) else -1

    def name(self, node: int) -> str:
        """The element's name as written; for a reference the entity's."""
        token = self.tag(node)
        if token is None:
            return ""
        if token.kind is Kind.REFERENCE:
            return self.utf8[token.start + 1 : token.end - 1].decode()
        found = _TAG_NAME.match(self.utf8, token.start)
        return found[1].decode() if found else ""

    def attributes(self, node: int) -> Mapping[str, tuple[int, int]]:
        """Where the value of each attribute stands, without its quotes."""
        if node == self._asked[0]:
            return self._asked[1]
        token = self.tag(node)
        if token is None or token.kind is not Kind.START:
            return {}
        spans = {}
        for found in _ATTRIBUTE.finditer(self.utf8, token.start, token.end):
            group = 2 if found[2] is not None else 3
            spans[found[1].decode()] = found.span(group)
        self._asked = node, spans
        return spans

    def content(self, node: int) -> Iterator[Token]:
        """The tokens between an element's tags, those of nested elements included."""
        if self._has(node):
            end = self._end(node)
            yield from self._cut_tokens[self._opens[node] + 1 : end]

    def runs(self, node: int) -> Iterator[tuple[Token, str]]:
        """The pieces of an element's text, each with what it reads as; an entity as ``&name;``.

        Notes are left out: what they say stands elsewhere for a reader.
        """
        end_of_note = 0
        for token in self.content(node):
            if token.start < end_of_note:
                continue
            if token.kind is Kind.START:
                if self.name(token.node) == "note":
                    end_of_note = self._cut_tokens[self._end(token.node)].end
            elif token.kind is Kind.CHARACTER:
                yield token, character(self.utf8[token.start : token.end].decode())
            elif token.kind in (Kind.TEXT, Kind.CDATA, Kind.REFERENCE):
                raw = self.utf8[token.start : token.end].decode()
                yield token, raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
