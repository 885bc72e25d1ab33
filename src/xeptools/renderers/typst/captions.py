"""Captions: above what they name, and in the head of the pages on which that goes on."""

from __future__ import annotations

from xeptools.renderers.typst.advances import extent
from xeptools.renderers.typst.literals import Typ, literal, printable
from xeptools.renderers.typst.sheet import DEEPEST, Sheet

_SIZE, _WIDTH = 8.5, 330.0
"""Points: the type of running heads, and what there is of the line beside a label and "(continued)"."""
_LONGEST = 150
"""Characters that may fit."""


def captioned(kind: str, label: str, said: str, anchor: str, content: Typ, sheet: Sheet) -> Typ:
    """Give a figure with its caption; ``kind`` is what Typst tells figures apart by.

    There is none around nothing, nor where boxes are too deep: Typst limits figures inside one another.
    """
    fitting = kind if content and sheet.depth < DEEPEST else "none"
    caption = f"{literal(label)}, {sheet.text(said)}, {literal(anchor)}"
    return Typ(f"#captioned({fitting}, {caption})[{content}]\n")


def running(label: str, said: str, sheet: Sheet) -> Typ:
    """Give the two parts of a caption for the head of a page, cut to one line."""
    whole = printable(" ".join(said.split()), sheet.record.missing)
    shown = whole[:_LONGEST]
    while extent(shown, _SIZE) > _WIDTH:
        shown = shown[:-1]
    cut = whole if len(shown) == len(whole) else f"{shown.rstrip()}…"
    return Typ(f"({literal(label)}, {literal(cut)})")
