"""Making the fixes: bytes in, bytes out, and nothing moves but what the edits name."""

from __future__ import annotations

import codecs
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from xeptools.diagnostics import Fix


def repaired(data: bytes, fixes: Iterable[Fix]) -> bytes:
    """The file with the fixes made, in the order given; one that touches another's bytes is left out."""
    codec = _codec(data)
    taken: list[tuple[int, int]] = []
    texts: dict[tuple[int, int], str] = {}
    for fix in fixes:
        spans = {(edit.span.start.offset, edit.span.end.offset): edit.text for edit in fix.edits}
        if not any(_touches(span, taken) for span in spans):
            texts.update(spans)
            for span in spans:
                insort(taken, span)
    parts, at = [], 0
    for start, end in taken:
        parts += [data[at:start], texts[start, end].encode(codec)]
        at = end
    return b"".join([*parts, data[at:]])


def _touches(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether an edit touches one of those, which are sorted and do not touch one another."""
    following = bisect_left(taken, span)
    return any(_touch(span, other) for other in taken[max(0, following - 1) : following + 1])


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two edits share a byte, or insert at the same place."""
    return one == other or (one[0] < other[1] and other[0] < one[1])


def _codec(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    return "utf-16-be" if data.startswith(codecs.BOM_UTF16_BE) else "utf-8"
