"""Where in the file each character of an example stands, through CDATA, escapes and entities.

The model keeps an example's text as a reader gets it. Its first blank lines are gone, its CDATA
sections are joined, and entities stand for their text; so a place is counted back from there
through the tokens of the file, and only when somebody asks for one.
"""

from __future__ import annotations

from bisect import bisect_right

from xeptools.diagnostics import Span
from xeptools.model import Code, Example
from xeptools.source import Source
from xeptools.source.tokens import Kind, Token


class Text:
    """The text of one ``<example>`` or ``<code>`` and its places in the file."""

    __slots__ = ("_offsets", "_pieces", "block", "source")

    def __init__(self, source: Source, block: Example | Code) -> None:
        self.source = source
        self.block = block
        self._pieces: list[tuple[Token, str]] = []
        self._offsets: list[int] = []

    def __str__(self) -> str:
        return self.block.text

    def _read(self) -> None:
        """Lay the tokens side by side with the text; the first offset is that of the text within them."""
        source, at, seen = self.source, self.block.at, 0
        whole: list[str] = []
        for token, written in source.tokens.runs(at):
            expanded = source.expand(written[1:-1]) if token.kind is Kind.REFERENCE else written
            text = written if expanded is None else expanded
            self._pieces.append((token, text))
            self._offsets.append(seen)
            whole.append(text)
            seen += len(text)
        text = "".join(whole)
        cut = text.find(self.block.text) if self.block.text else 0
        self._offsets = [offset - max(cut, 0) for offset in self._offsets]

    def bytes_at(self, start: int, end: int) -> tuple[int, int]:
        """The bytes of the file's UTF-8 with the characters ``start`` to ``end`` (exclusive) of the text.

        What an entity brought in is at its reference, and all of an example that one brought in whole.
        """
        if not self._offsets:
            self._read()
        if not self._offsets:
            tag = self.source.tokens.tag(self.block.at)
            return (0, 0) if tag is None else (tag.start, tag.end)
        first = self._byte(start)[0]
        return first, max(first, self._byte(end - 1)[1] if end > start else first)

    def _byte(self, offset: int) -> tuple[int, int]:
        """The byte where a character begins, and the one after it."""
        index = max(bisect_right(self._offsets, offset) - 1, 0)
        token, text = self._pieces[index]
        into = offset - self._offsets[index]
        if token.kind in (Kind.REFERENCE, Kind.CHARACTER):
            return token.start, token.end
        if into >= len(text):
            return token.end, token.end
        utf8 = self.source.utf8
        if token.end - token.start == len(text):  # nothing but ASCII, and line ends of one byte
            return token.start + into, token.start + into + 1
        raw = utf8[token.start : token.end].decode()
        if "\r" in raw:
            into = _with_returns(raw, into)
        start = token.start + len(raw[:into].encode())
        return start, start + len(raw[into : into + 1].encode())

    def span(self, start: int, end: int) -> Span:
        """Line and column of the characters ``start`` to ``end`` (exclusive) of the text."""
        first, last = self.bytes_at(start, end)
        place = self.source.lines.place
        return Span(place(first), place(last))


def _with_returns(raw: str, offset: int) -> int:
    """``offset`` counts a line end as one character; in ``raw`` it may be two."""
    at = 0
    for _ in range(offset):
        at += 2 if raw.startswith("\r\n", at) else 1
    return at
