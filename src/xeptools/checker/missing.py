"""A standard section that a document lacks, or that has its title misspelt."""

from __future__ import annotations

from difflib import SequenceMatcher

from xeptools.checker.places import Attribute
from xeptools.checker.problem import Problem, Replace, proposal
from xeptools.model import Section, Xep
from xeptools.model.standard import standard_title
from xeptools.model.walk import sections_of

_ALIKE = 0.75
"""How much of a word a misspelt one has in common with it."""
_COMPARED = 200
"""Sections of a document whose titles are compared; more than any published one has."""


def missing_section(xep: Xep, usual: str, message: str) -> Problem:
    """Tell that there is no section of the title ``usual``: at the one that was to have it, or the header."""
    meant = _misspelt(xep, usual)
    if meant is None:
        hint = f"add a section {usual!r}, if only to say that there is nothing"
        return Problem(xep.header, message, hint)
    place = Attribute(meant, "topic")
    fix = proposal(f"write {usual!r}", Replace(place, usual))
    return Problem(place, message, f"did you mean {usual!r}?", fix)


def _misspelt(xep: Xep, usual: str) -> Section | None:
    for section in list(sections_of(xep.sections))[:_COMPARED]:
        if section.written and not standard_title(section.title) and _alike(section.title, usual):
            return section
    return None


def _alike(title: str, usual: str) -> bool:
    """Whether each word is like its counterpart: all these titles end in the same word."""
    words, others = title.casefold().split(), usual.casefold().split()
    return len(words) == len(others) and all(
        SequenceMatcher(None, word, other).ratio() >= _ALIKE
        for word, other in zip(words, others, strict=True)
    )
