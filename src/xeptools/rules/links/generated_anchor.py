"""A link leads to an anchor that an author gave.

Those that a program makes (``example-7``, ``table-1``, ``sect-…``) count the examples or follow the title,
so the link leads elsewhere after the next change, or nowhere.
"""

import re

from xeptools.checker import Attribute, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import LinkKind, Xep
from xeptools.model.walk import sections_of
from xeptools.tree import Facts

_GENERATED = re.compile(r"(?:example|table|figure|note|nt)-(?:id[\w]*|[0-9-]+)|sect-.+")


@rule(Severity.WARNING, typed_only=True)
def generated_anchor(xep: Xep, own: Facts) -> Problems:
    links = [link for link in xep.links if link.kind in (LinkKind.INTERNAL, LinkKind.XEP) and "#" in link.url]
    given = {section.anchor: section.own_anchor for section in sections_of(xep.sections)} if links else {}
    for link in links:
        target = link.url.partition("#")[2]
        if link.kind is LinkKind.INTERNAL and target in given:
            generated = not given[target]
        else:
            generated = is_generated(target)
        if generated:
            inside = link.kind is LinkKind.INTERNAL or link.number == own.number
            hint = "give the section that is meant an anchor" if inside else "link to the anchor of a section"
            yield Problem(
                Attribute(link, "url"), f"the anchor {target!r} is a program's and will change", hint
            )


def is_generated(anchor: str) -> bool:
    """Whether an anchor looks like those that programs give to examples, tables, notes and sections."""
    return _GENERATED.fullmatch(anchor) is not None
