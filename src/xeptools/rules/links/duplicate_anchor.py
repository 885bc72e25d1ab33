"""No two sections have the same anchor.

Every link goes to the first one; the other cannot be linked to (HTML: an id is unique in its document).
"""

import re

from xeptools.checker import Attribute, Problem, Problems, Replace, Written, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Section, Xep
from xeptools.model.walk import sections_of

_COUNTED = re.compile(r"(.*)-[0-9]+")
_NO_SLUG = re.compile(r"[^a-z0-9]+")


@rule(Severity.ERROR)
def duplicate_anchor(xep: Xep, written: Written) -> Problems:
    first: dict[str, Section] = {}
    sections = list(sections_of(xep.sections))
    taken = {section.anchor for section in sections}
    for section in sections:
        # Resolving has numbered the second of two: only such a one need be looked up.
        counted = _COUNTED.fullmatch(section.anchor)
        if counted and counted[1] in first and section.own_anchor and not written.from_entity(section):
            typed = (written.attribute(section, "anchor") or "").strip()
            if typed == counted[1]:
                yield _told(section, typed, first[typed], taken)
        first.setdefault(section.anchor, section)


def _told(section: Section, anchor: str, other: Section, taken: set[str]) -> Problem:
    where = Attribute(section, "anchor")
    slug = _NO_SLUG.sub("-", section.title.lower()).strip("-")
    free = next((one for one in (slug, f"{anchor}-{slug}", section.anchor) if one and one not in taken), "")
    fix = proposal(f"call it {free!r}", Replace(where, free)) if free else None
    return Problem(
        where,
        f"the section {other.title!r} has the anchor {anchor!r} already",
        f"call it {free!r}, say" if free else "give it another",
        fix,
        related=((Attribute(other, "anchor"), "the first one"),),
    )
