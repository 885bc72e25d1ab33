"""The tags of a text that the parser has accepted, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from xeptools.frozen import frozen

_TOKEN = re.compile(
    r"""<!--.*?--> | <!\[CDATA\[.*?\]\]> | <\?.*?\?>
      | < (?P<end>/)?+ (?P<name>[^\s/>=<!?"'][^\s/>=<"']*+)
          (?P<inside> (?: [^<>"'] | "[^"]*+" | '[^']*+' )*+ ) >""",
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=<>"'/]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")


class TokenKind(Enum):
    """The three kinds of tags (XML 1.0 §3.1)."""

    START = auto()
    END = auto()
    EMPTY = auto()
    """A start tag that is its own end tag (``<a/>``)."""


class Token(NamedTuple):
    """A tag for itself; the numbers are offsets into the text."""

    name: str
    start: int
    end: int
    kind: TokenKind
    bare: bool
    """Whether it has no attributes."""


@frozen
class Tag:
    """A start tag; all numbers are offsets into the text."""

    name: str
    """As written, with its prefix."""
    start: int
    end: int
    inside: int
    """Where what follows the name begins."""
    close: int
    """Where its end tag begins; its own ``end`` where it has none."""
    empty: bool
    """Whether it has none (``<a/>``)."""

    @property
    def name_end(self) -> int:
        """Behind the name."""
        return self.start + 1 + len(self.name)


def tokens(text: str, end: int) -> Iterator[Token]:
    """Every tag before ``end``, in order, whether they fit together or not."""
    for found in _TOKEN.finditer(text, 0, end):
        if (name := found["name"]) is not None:
            start = TokenKind.EMPTY if found["inside"].endswith("/") else TokenKind.START
            kind = TokenKind.END if found["end"] else start
            yield Token(name, found.start(), found.end(), kind, found["inside"].strip() in ("", "/"))


def start_tags(text: str) -> list[Tag]:
    """Every start tag, in order; so the n-th is that of the n-th element."""
    tags: list[Tag] = []
    stack: list[int] = []
    for found in _TOKEN.finditer(text):
        name = found["name"]
        if name is None:
            continue
        if found["end"]:
            if stack:
                index = stack.pop()
                tag = tags[index]
                tags[index] = Tag(tag.name, tag.start, tag.end, tag.inside, found.start(), empty=False)
            continue
        empty = found["inside"].endswith("/")
        if not empty:
            stack.append(len(tags))
        tags.append(Tag(name, found.start(), found.end(), found.start("inside"), found.end(), empty))
    return tags


def attributes(text: str, tag: Tag) -> Iterator[tuple[str, int, int, int, int]]:
    """The attributes of a tag: name, where it starts and ends, where its value starts and ends."""
    for found in _ATTRIBUTE.finditer(text, tag.inside, tag.end):
        group = 2 if found[2] is not None else 3
        yield found[1], found.start(1), found.end(1), *found.span(group)


def attribute_place(text: str, tag: Tag, name: str) -> tuple[int, int]:
    """Where an attribute stands, by its name as written; the name of the tag where it lacks it."""
    for written, start, _, _, end in attributes(text, tag):
        if written == name:
            return start, end + 1
    return tag.start, tag.name_end


def text_place(text: str, tag: Tag, piece: str) -> tuple[int, int]:
    """Where a piece of the text inside an element stands; the name of its tag where it is not there."""
    start = text.find(piece, tag.end, tag.close) if piece else -1
    return (start, start + len(piece)) if start >= 0 else (tag.start, tag.name_end)
