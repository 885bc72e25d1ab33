"""From the changes that a rule proposes to edits of the file, in the file's own style."""

from __future__ import annotations

import re
from itertools import pairwise

from xeptools.checker.locate import Locator, Spot
from xeptools.checker.places import Attribute, Node, Part, Raw, Stretch, Where, Whole
from xeptools.checker.problem import (
    Change,
    InsertAfter,
    InsertBefore,
    Mend,
    Remove,
    Replace,
    Rewrite,
    SetAttribute,
)
from xeptools.diagnostics import Edit, Fix, Span
from xeptools.source.text import Lines

_Change = tuple[int, int, str]
"""The bytes from, to, and the text that takes their place."""

_TAG_NAME = re.compile(rb"<[^\s/>]+")
_BEFORE_ATTRIBUTE = re.compile(rb"\s+[^\s=]+\s*=\s*[\"']\Z")


class Editor:
    """Makes the edits of one file."""

    def __init__(self, utf8: bytes, lines: Lines, locator: Locator) -> None:
        self._utf8 = utf8
        self._lines = lines
        self._locator = locator
        self._newline = "\r\n" if b"\r\n" in utf8 else "\n"

    def fix(self, mend: Mend) -> Fix | None:
        """The edits of a mend; None where a place is not exactly known or two changes overlap."""
        changes: list[_Change] = []
        for change in mend.changes:
            made = self._change(change)
            if made is None:
                return None
            changes.append(made)
        changes.sort()
        if any(first[1] > second[0] for first, second in pairwise(changes)):
            return None
        place = self._lines.place
        edits = tuple(Edit(Span(place(start), place(end)), text) for start, end, text in changes)
        return Fix(mend.label, edits, mend.safe)

    def _change(self, change: Change) -> _Change | None:
        match change:
            case Replace(where, text):
                return self._replace(where, text)
            case Rewrite(where, markup):
                spot = self._exact(where)
                return None if spot is None or spot.literal else (spot.start, spot.end, markup)
            case Remove(where):
                return self._remove(where)
            case SetAttribute(node, name, value):
                return self._set_attribute(node, name, value)
            case InsertBefore(node, markup):
                return self._insert_before(node, markup)
            case InsertAfter(node, markup):
                return self._insert_after(node, markup)

    def _exact(self, where: Where) -> Spot | None:
        spot = self._locator.find(where)
        return spot if spot.exact and spot.typed else None

    def _replace(self, where: Where, text: str) -> _Change | None:
        spot = self._exact(where)
        if spot is None:
            return None
        if isinstance(where, Attribute):
            return spot.start, spot.end, _in_attribute(text, self._utf8[spot.start - 1 : spot.start].decode())
        if isinstance(where, Raw):
            return spot.start, spot.end, text
        if spot.literal:
            return None if "]]>" in text else (spot.start, spot.end, text)
        return spot.start, spot.end, text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def _remove(self, where: Where) -> _Change | None:
        match where:
            case None:
                return None
            case Attribute():
                spot = self._exact(where)
                if spot is None:
                    return None
                before = _BEFORE_ATTRIBUTE.search(self._utf8, max(0, spot.start - 200), spot.start)
                return None if before is None else (before.start(), spot.end + 1, "")
            case Raw():
                start, end = where.start, where.end
            case Stretch() | Part():
                spot = self._exact(where)
                return None if spot is None else (spot.start, spot.end, "")
            case _:
                raw = self._locator.whole(where.node if isinstance(where, Whole) else where)  # type: ignore[arg-type]
                if raw is None:
                    return None
                start, end = raw.start, raw.end
        if self._utf8[start:end].strip():
            start, end = self._with_lines(start, end)
        return start, end, ""

    def _with_lines(self, start: int, end: int) -> tuple[int, int]:
        """Widen to whole lines where nothing else stands on them."""
        line = self._utf8.rfind(b"\n", 0, start) + 1
        rest = self._utf8.find(b"\n", end)
        rest = len(self._utf8) if rest < 0 else rest + 1
        if self._utf8[line:start].strip() or self._utf8[end:rest].strip():
            return start, end
        return line, rest

    def _set_attribute(self, node: Node, name: str, value: str) -> _Change | None:
        attributes = self._locator.attributes(node)
        if name in attributes:
            return self._replace(Attribute(node, name), value)
        tag = self._locator.tag(node)
        if tag is None or not self._utf8.startswith(b"<", tag.start):
            return None
        if attributes:
            last = max(raw.end for raw in attributes.values())
            quote, at = self._utf8[last : last + 1].decode(), last + 1
        else:
            found = _TAG_NAME.match(self._utf8, tag.start)
            assert found is not None
            quote, at = "'", found.end()
        return at, at, f" {name}={quote}{_in_attribute(value, quote)}{quote}"

    def _insert_before(self, node: Node | Raw, markup: str) -> _Change | None:
        raw = node if isinstance(node, Raw) else self._locator.tag(node)
        if raw is None:
            return None
        indent = self._indent(raw.start)
        if indent is None:
            return raw.start, raw.start, markup
        return raw.start, raw.start, self._indented(markup, indent) + self._newline + indent

    def _insert_after(self, node: Node | Raw, markup: str) -> _Change | None:
        raw = node if isinstance(node, Raw) else self._locator.whole(node)
        if raw is None:
            return None
        indent = self._indent(raw.start)
        if indent is None:
            return raw.end, raw.end, markup
        return raw.end, raw.end, self._newline + indent + self._indented(markup, indent)

    def _indent(self, at: int) -> str | None:
        """The white space before what begins a line; None where something else stands before it."""
        before = self._utf8[self._utf8.rfind(b"\n", 0, at) + 1 : at]
        return None if before.strip() else before.decode()

    def _indented(self, markup: str, indent: str) -> str:
        return (self._newline + indent).join(markup.split("\n"))


def _in_attribute(text: str, quote: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(quote, "&quot;" if quote == '"' else "&apos;")
