"""No two sections have the same anchor.

Every link goes to the first one; the other cannot be linked to (HTML: an id is unique in its document). It is
told of each but the one that the anchor speaks of, or the first.
"""

import re

from xeptools.checker import Attribute, Problem, Problems, Replace, Written, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Section, Xep
from xeptools.model.walk import sections_of

_COUNTED = re.compile(r"(.*)-[0-9]+")
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_STEM = 4
"""Letters by which a word is known again: `reqs` and `impl` are Requirements and Implementation."""


@rule(Severity.ERROR)
def duplicate_anchor(xep: Xep, written: Written) -> Problems:
    sharing: dict[str, list[Section]] = {}
    sections = list(sections_of(xep.sections))
    for section in sections:
        # Resolving has numbered the second of two: only such a one need be looked up.
        counted = _COUNTED.fullmatch(section.anchor)
        if counted and counted[1] in sharing and section.own_anchor and not written.from_entity(section):
            typed = (written.attribute(section, "anchor") or "").strip()
            if typed == counted[1]:
                sharing[typed].append(section)
        sharing.setdefault(section.anchor, [section])
    taken = {section.anchor for section in sections}
    for anchor, alike in sharing.items():
        if len(alike) > 1:
            keeper = max(alike, key=lambda section: _fit(anchor, section.title))
            for section in alike:
                if section is not keeper:
                    yield _told(section, anchor, keeper, taken)


def _fit(anchor: str, title: str) -> int:
    """How many words of the anchor the title has."""
    words = _slug(title).split("-")
    stems = [part[:_STEM].rstrip("s") for part in _slug(anchor).split("-")]
    return sum(any(word.startswith(stem) for word in words) for stem in stems if stem)


def _slug(text: str) -> str:
    return _NO_SLUG.sub("-", text.lower()).strip("-")


def _told(section: Section, anchor: str, other: Section, taken: set[str]) -> Problem:
    where = Attribute(section, "anchor")
    slug = _slug(section.title)
    free = next((one for one in (slug, f"{anchor}-{slug}") if slug and one not in taken), "")
    taken.add(free)
    fix = proposal(f"call it {free!r}", Replace(where, free)) if free else None
    return Problem(
        where,
        f"the section {other.title!r} has the anchor {anchor!r} too",
        f"call it {free!r}, say" if free else "give it another",
        fix,
        related=((Attribute(other, "anchor"), "the other one"),),
    )
