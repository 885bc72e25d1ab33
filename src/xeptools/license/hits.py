"""Where in a text the parts of a notice stand, and where one was meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from xeptools.frozen import frozen
from xeptools.license.templates import Template
from xeptools.license.words import Words

REACH = 250
"""Words between two hits that may still be meant as one notice."""


@frozen
class Phrases:
    """What shows that a part was meant."""

    distinct: tuple[str, ...]
    """Phrases that no other licence has."""
    shared: tuple[str, ...] = ()
    """Phrases that count beside a distinct one."""


@frozen
class Hit:
    """A part of a notice (``template``), or a phrase of it where the part itself is not (None)."""

    first: int
    """Number of the first word."""
    last: int
    """Number of the word behind the last."""
    part: str
    template: Template | None
    distinct: bool = True
    slots: Mapping[str, str] | None = None
    """What stands in the slots of a template."""
    offset: int = 0
    """How many words of the published text stand before the phrase."""


def parts_in(words: Words, templates: Iterable[Template]) -> list[Hit]:
    """Find the parts that stand word for word; of two that start together the longer one (W2 begins W1)."""
    best: dict[int, Hit] = {}
    for template in templates:
        if template.key not in words.joined:
            continue
        for found in template.pattern.finditer(words.joined):
            slots = found.groupdict()
            if not template.accepts(slots):
                continue
            first, last = words.index(found.start()), words.behind(found.end())
            if first not in best or best[first].last < last:
                best[first] = Hit(first, last, template.part, template, slots=slots)
    return list(best.values())


def phrases_in(
    words: Words, phrases: Mapping[str, Phrases], samples: Mapping[str, str], taken: Sequence[Hit]
) -> Iterator[Hit]:
    """Find the phrases of each part outside of the parts that are ``taken``."""
    for part, kinds in phrases.items():
        for phrase in kinds.distinct + kinds.shared:
            length = phrase.count(" ") + 1
            offset = samples[part][: max(samples[part].find(phrase), 0)].count(" ")
            for first in places(words, phrase):
                if not any(hit.first <= first < hit.last for hit in taken):
                    yield Hit(first, first + length, part, None, phrase in kinds.distinct, None, offset)


def places(words: Words, phrase: str) -> Iterator[int]:
    """Give the number of the first word of each place where ``phrase`` stands."""
    at = words.joined.find(f" {phrase} ")
    while at >= 0:
        yield words.index(at + 1)
        at = words.joined.find(f" {phrase} ", at + 1)


def grouped(hits: Iterable[Hit]) -> Iterator[list[Hit]]:
    """Part the hits into notices: far apart, or where a whole part comes a second time."""
    group: list[Hit] = []
    parts: set[str] = set()
    granted = False
    ordered = sorted(hits, key=lambda hit: (hit.first, hit.last))
    for number, hit in enumerate(ordered):
        if not group or hit.first - group[-1].last > REACH:
            begins = True
        elif hit.part == "copyright":
            begins = _is_next(ordered, number, group[-1].part, parts)
        else:
            begins = hit.part == "permissions" and granted
        if begins:
            if group:
                yield group
            group, parts, granted = [], set(), False
        group.append(hit)
        parts.add(hit.part)
        granted = granted or (hit.part == "permissions" and hit.template is not None)
    if group:
        yield group


def _is_next(ordered: Sequence[Hit], number: int, before: str, parts: set[str]) -> bool:
    """Whether a copyright is that of the next notice: behind the permissions of one that has its own.

    One whose own would be missing has it out of place, unless other permissions follow.
    """
    if "permissions" not in parts or before == "copyright":
        return False
    behind = islice(ordered, number, None)
    return (
        "copyright" in parts
        or next((one.part for one in behind if one.part != "copyright"), "") == "permissions"
    )
