"""Where a tag is missing, by how the lines of an example are indented.

What an element holds stands further to the right than its tags, where these begin their lines.
"""

from __future__ import annotations

import re

_NAME = re.compile(r"<([A-Za-z_:][^\s/>]*)")
_TAG_LINE = re.compile(r"^([ \t]*+)(?=</?[A-Za-z_:])", re.MULTILINE)


def tag_beside(text: str, start: int, end: int) -> int:
    """The first tag after the one at ``start`` that stands no further to the right, up to the one at ``end``.

    Gives -1 where a tag does not begin its line, or none stands so.
    """
    indent = _indent(text, start)
    if indent < 0:
        return -1
    lines = (found for found in _TAG_LINE.finditer(text, start, end + 1) if found.start() > start)
    return next((found.end() for found in lines if _width(found[1]) <= indent), -1)


def content_above(text: str, at: int) -> int:
    """Where what stands right above the end tag at ``at``, and further to the right, begins with a tag.

    Gives -1 where the end tag does not begin its line, or nothing stands so, or the tag has the same name.
    """
    indent = _indent(text, at)
    if indent < 0:
        return -1
    begin, line_end = -1, text.rfind("\n", 0, at)
    while line_end > 0:
        line_start = text.rfind("\n", 0, line_end) + 1
        line = text[line_start:line_end]
        if line.strip():
            shown = line.lstrip()
            if _width(line[: len(line) - len(shown)]) <= indent:
                break
            begin = line_start + len(line) - len(shown)
        line_end = line_start - 1
    first = _NAME.match(text, begin) if begin >= 0 else None
    return begin if first and not text.startswith(first[1], at + 2) else -1


def _indent(text: str, at: int) -> int:
    """How far to the right a tag stands that begins its line; -1 for any other."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return -1 if before.strip() else _width(before)


def _width(blanks: str) -> int:
    return len(blanks.expandtabs())
