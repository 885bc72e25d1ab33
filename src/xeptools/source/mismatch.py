"""End tags that do not close what is open, told where a tag is missing or mistyped.

A parser stumbles over the next end tag, often pages below. Where the format does not let two elements stand
in one another, the tag that should stand between them is missing where the second begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from xeptools.source.fault import SyntaxFault, opened_tag, tag_name
from xeptools.source.grammar import GRAMMAR

_MARKUP = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    rb"|<(?P<end>/?)(?P<name>[^\s/<>!?&]++)(?:[^<>\"'/]++|\"[^\"]*+\"|'[^']*+'|/(?!>))*+(?P<empty>/?)>",
    re.DOTALL,
)
_TEXT = re.compile(rb"[ \t\r\n]*+((?:&[^;&<\s]{1,100}+;[ \t\r\n]*+)*+)([^<])?")
"""Blanks, references, which may stand for elements, and the first character that must be text."""

Part = tuple[str, int]
"""The name of an element, or nothing for text, and where it begins."""


def mismatched(utf8: bytes, around: Sequence[int], end: int) -> SyntaxFault:
    """The fault of an end tag at ``end`` that does not close the innermost open element.

    ``around`` is where the open elements begin, the outermost first. What stands before ``end`` is
    well-formed but for what is open.
    """
    closed, opened = tag_name(utf8, end), tag_name(utf8, around[-1])
    if closed in {tag_name(utf8, at) for at in around}:
        return _unclosed(utf8, around, end)
    if get_close_matches(opened, (closed,), cutoff=0.7) and not {closed, opened} <= GRAMMAR.keys():
        return _misnamed(utf8, around[-1], end)
    if _is_closed_later(utf8, opened, end):
        return _unopened(utf8, around[-1], end)
    return _unlike(utf8, around[-1], end, f"write </{opened}>, or open <{closed}> where it should begin")


def _unclosed(utf8: bytes, around: Sequence[int], end: int) -> SyntaxFault:
    """The fault of the innermost open element where the end tag is that of one around it."""
    start, element = around[-1], opened_tag(utf8, around[-1])
    name = tag_name(utf8, start)
    if len(around) > 1 and tag_name(utf8, around[-2]) == name and not _may_hold(name, name):
        message = f"<{name}> stands here while {element.name} is still open"
        return SyntaxFault(message, start, f"did you mean </{name}>?", opened_tag(utf8, around[-2]))
    for child, at in _parts(utf8, start, end):
        if child in GRAMMAR and not _may_hold(name, child):
            message = f"<{child}> stands here while {element.name} is still open"
            return SyntaxFault(message, at, f"write </{name}> before it", element)
    return _unlike(utf8, start, end, f"write </{name}> before it, or correct the name of one of the two tags")


def _misnamed(utf8: bytes, start: int, end: int) -> SyntaxFault:
    """The fault of a start and an end tag of which one is misspelt: the one that the format does not know."""
    closed, opened = tag_name(utf8, end), tag_name(utf8, start)
    if closed in GRAMMAR:
        return SyntaxFault(f"</{closed}> closes this <{opened}>", start, f"did you mean <{closed}>?")
    return _unlike(utf8, start, end, f"write </{opened}>")


def _unopened(utf8: bytes, start: int, end: int) -> SyntaxFault:
    """The fault of an end tag of what was never opened in the element that begins at ``start``."""
    closed, around = tag_name(utf8, end), tag_name(utf8, start)
    inside: list[Part] = []
    for part in _parts(utf8, start, end):  # those behind the last one that cannot be of what ends here
        if _may_hold(closed, part[0]):
            inside.append(part)
        else:
            inside.clear()
    for name, at in inside:
        if not _may_hold(around, name):
            line = utf8.count(b"\n", 0, end) + 1
            message = f"no <{closed}> begins here, but one ends in line {line}"
            return SyntaxFault(message, at, f"write <{closed}> before this {f'<{name}>' if name else 'text'}")
    return SyntaxFault(
        f"no <{closed}> is open here", end, f"open it where it should begin, or take out </{closed}>"
    )


def _unlike(utf8: bytes, start: int, end: int, hint: str) -> SyntaxFault:
    element = opened_tag(utf8, start)
    return SyntaxFault(
        f"</{tag_name(utf8, end)}> stands here while {element.name} is still open", end, hint, element
    )


def _is_closed_later(utf8: bytes, name: str, at: int) -> bool:
    """Whether the next tag of that name from ``at`` on is an end tag: then another was not to be its."""
    found = re.compile(rb"<(/?)%s(?=[\s/>])" % re.escape(name.encode())).search(utf8, at)
    return found is not None and bool(found[1])


def _may_hold(name: str, part: str) -> bool:
    """Whether the format lets an element, or text, stand in ``name``; anything in what it does not know."""
    content = GRAMMAR.get(name)
    return content is None or (part in content.children if part else content.text)


def _parts(utf8: bytes, start: int, end: int) -> Iterator[Part]:
    """What stands straight in the element that begins at ``start``, up to ``end``."""
    depth, behind = 0, start
    for found in _MARKUP.finditer(utf8, start, end):
        if depth == 1:
            yield from _text(utf8, behind, found.start())
        behind = found.end()
        if found["name"] is None:
            if depth == 1 and found[0].startswith(b"<!["):
                yield "", found.start()
        elif found["end"]:
            depth -= 1
        else:
            if depth == 1:
                yield found["name"].decode("utf-8", "replace"), found.start()
            depth += not found["empty"]
    yield from _text(utf8, behind, end)


def _text(utf8: bytes, start: int, end: int) -> Iterator[Part]:
    found = _TEXT.match(utf8, start, end)
    if found and found[2]:
        yield "", found.start(1)
