"""What a breach of XML's grammar is, and the tags that it is about."""

from __future__ import annotations

import re

from xeptools.frozen import frozen

_TAG = re.compile(rb"</?([^\s/<>!?&]{1,100})")


@frozen
class Opened:
    """What was opened and should have been closed: from ``start`` to ``end`` (exclusive), and its name."""

    start: int
    end: int
    name: str


@frozen
class SyntaxFault:
    """The first breach of XML's grammar; offsets are into the UTF-8 of the document."""

    message: str
    start: int
    hint: str
    opened: Opened | None = None


def tag_name(utf8: bytes, at: int) -> str:
    """The name in the tag that begins at ``at``; empty where none does."""
    found = _TAG.match(utf8, at)
    return found[1].decode("utf-8", "replace") if found else ""


def opened_tag(utf8: bytes, at: int) -> Opened:
    """The element whose start tag begins at ``at``."""
    name = tag_name(utf8, at)
    return Opened(at, at + 1 + len(name.encode()), f"<{name}>")
