"""Markup cut into pieces, whatever its dialect and however broken, in time that grows with its length.

A XEP is read by the real parser (:mod:`xeptools.source`); this is for all other files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache

from xeptools.frozen import frozen


class Kind(Enum):
    """What a piece of markup is."""

    TEXT = auto()
    TAG = auto()
    COMMENT = auto()
    CDATA = auto()
    ENTITY = auto()
    """The declaration of an entity with its text."""
    GONE = auto()
    """What is struck out, and instructions: a reader does not get it."""
    SCRIPT = auto()
    """A program or a style sheet in the page."""


@frozen
class Piece:
    """A piece; ``inner`` to ``inner_end`` is what its delimiters enclose (of a tag its name)."""

    kind: Kind
    start: int
    end: int
    inner: int
    inner_end: int


_TAG = re.compile(
    r"</?(?!https?:|mailto:|ftp:)(?P<name>[A-Za-z_][\w:.-]{0,100})(?=[\s/>])"
    r"""(?:[^<>"']++|"[^"<]{0,2000}"|'[^'<]{0,2000}'|["'])*+>"""
)
_ENTITY = re.compile(r"<!ENTITY\s{1,20}(?:%\s{1,20})?[^\s\"'<>]{1,200}\s{1,20}[\"']")
_DECLARATION = re.compile(r"<![A-Za-z][^<>\[]{0,2000}>")
_DELIMITED = (("<!--", "-->", Kind.COMMENT), ("<![CDATA[", "]]>", Kind.CDATA), ("<?", "?>", Kind.GONE))
_HIDING = {"del": Kind.GONE, "script": Kind.SCRIPT, "style": Kind.SCRIPT}
_STRUCK_IN_PAGES = {"s": Kind.GONE, "strike": Kind.GONE}


class Cutter:
    """One pass over a text."""

    def __init__(self, text: str, *, page: bool) -> None:
        """``page``: it is HTML or Markdown, whose ``<s>`` strikes out what another vocabulary may mean."""
        self.text = text
        self.hiding = {**_HIDING, **_STRUCK_IN_PAGES} if page else _HIDING
        self.absent: set[str] = set()
        """What does not occur any more: looking again each time would take quadratic time."""

    def pieces(self) -> Iterator[Piece]:
        """Give the pieces in their order, without gaps. What opens and never closes is text."""
        at, searched = 0, 0
        while (start := self.text.find("<", searched)) >= 0:
            piece = self._piece(start)
            if piece is None:
                searched = start + 1
                continue
            if at < start:
                yield Piece(Kind.TEXT, at, start, at, start)
            yield piece
            at = searched = piece.end
        if at < len(self.text):
            yield Piece(Kind.TEXT, at, len(self.text), at, len(self.text))

    def _piece(self, start: int) -> Piece | None:
        text = self.text
        for opening, ending, kind in _DELIMITED:
            if text.startswith(opening, start):
                inner = start + len(opening)
                end = self._find(ending, inner)
                return None if end < 0 else Piece(kind, start, end + len(ending), inner, end)
        if entity := _ENTITY.match(text, start):
            end = self._find(text[entity.end() - 1], entity.end())
            return None if end < 0 else Piece(Kind.ENTITY, start, end + 1, entity.end(), end)
        if declaration := _DECLARATION.match(text, start):
            return Piece(Kind.GONE, start, declaration.end(), start, start)
        tag = _TAG.match(text, start)
        if tag is None:
            return None
        hidden = self.hiding.get(tag["name"].lower())
        if hidden is not None and text[start + 1] != "/" and text[tag.end() - 2] != "/":
            closing = (
                None
                if tag["name"].lower() in self.absent
                else _closing(tag["name"].lower()).search(text, tag.end())
            )
            if closing is not None:
                return Piece(hidden, start, closing.end(), tag.end(), closing.start())
            self.absent.add(tag["name"].lower())
        return Piece(Kind.TAG, start, tag.end(), *tag.span("name"))

    def _find(self, wanted: str, start: int) -> int:
        if wanted in self.absent:
            return -1
        found = self.text.find(wanted, start)
        if found < 0:
            self.absent.add(wanted)
        return found


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\s{{0,20}}>", re.IGNORECASE)
