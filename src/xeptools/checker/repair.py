"""Making the fixes: bytes in, bytes out, and nothing moves but what the edits name."""

from __future__ import annotations

import codecs
from collections.abc import Iterable

from xeptools.diagnostics import Edit, Fix


def repaired(data: bytes, fixes: Iterable[Fix]) -> bytes:
    """The file with the fixes made, in the order given; one that touches another's bytes is left out."""
    codec = _codec(data)
    taken: dict[tuple[int, int], Edit] = {}
    for fix in fixes:
        spans = {(edit.span.start.offset, edit.span.end.offset): edit for edit in fix.edits}
        if not any(_touch(span, other) for span in spans for other in taken):
            taken.update(spans)
    for (start, end), edit in sorted(taken.items(), reverse=True):
        data = data[:start] + edit.text.encode(codec) + data[end:]
    return data


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two edits share a byte, or insert at the same place."""
    return one == other or (one[0] < other[1] and other[0] < one[1])


def _codec(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    return "utf-16-be" if data.startswith(codecs.BOM_UTF16_BE) else "utf-8"
