"""Examples and code: what of their text is shown, and where the author marked it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from textwrap import dedent
from typing import NamedTuple

from xeptools.model import Mark, MarkKind

Run = tuple[str, str, tuple[MarkKind, ...]]
"""The kind of a token, its text, and how the author marked it."""

_STYLES = (MarkKind.EMPHASIS, MarkKind.STRONG)


class Listing(NamedTuple):
    """A text to show as it is, and the marks in it."""

    text: str
    marks: tuple[Mark, ...] = ()


def listing(source: str, marks: tuple[Mark, ...] = ()) -> Listing:
    """Give a text without the empty lines around it and the margin that its lines share.

    A marked one keeps its margin, for the marks count its characters.
    """
    body = source.rstrip()
    text = body.lstrip("\n")
    if not marks:
        return Listing(dedent(text).lstrip("\n") if text.startswith((" ", "\t")) else text)
    before = len(body) - len(text)
    return Listing(text, tuple([Mark(mark.start - before, mark.end - before, mark.kind) for mark in marks]))


def styled(tokens: list[tuple[str, str]], marks: tuple[Mark, ...]) -> Iterator[Run]:
    """Cut tokens (kind and text) where marks begin and end; emphasis comes before strong.

    A span without more has no look of its own, so it is no style.
    """
    edges = defaultdict[int, list[tuple[MarkKind, int]]](list)
    for mark in marks:
        if mark.kind in _STYLES:
            edges[mark.start].append((mark.kind, 1))
            edges[mark.end].append((mark.kind, -1))
    waiting = sorted(edges, reverse=True)
    opened = Counter[MarkKind]()
    place = 0
    for kind, part in tokens:
        start, end = place, place + len(part)
        while place < end:
            while waiting and waiting[-1] <= place:
                for style, step in edges[waiting.pop()]:
                    opened[style] += step
            then = min(end, waiting[-1]) if waiting else end
            yield (
                kind,
                part[place - start : then - start],
                tuple([one for one in _STYLES if opened[one] > 0]),
            )
            place = then
