"""The table of contents."""

from __future__ import annotations

from collections.abc import Iterable

from xeptools.model import Block, Entry, Section

_DEEPEST = 4


def contents(parts: Iterable[Block | Section]) -> tuple[Entry, ...]:
    """An entry for each section down to level 4."""
    return tuple(
        Entry(part.number, part.title, part.anchor, contents(part.content) if part.level < _DEEPEST else ())
        for part in parts
        if isinstance(part, Section)
    )
