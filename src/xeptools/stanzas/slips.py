"""Slips of the finger in ``xmlns``."""

from __future__ import annotations

from xeptools.stanzas.nearness import distance


def is_slip_of_xmlns(name: str, value: str) -> bool:
    """Whether an attribute is ``xmlns`` misspelt: two letters away at most, with a namespace in it."""
    return ":" in value and name[0] in "xm" and name != "xmlns" and distance(name, "xmlns", 2) <= 2
