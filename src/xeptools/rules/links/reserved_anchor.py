"""A section does not take an anchor that the page has of its own.

The world links to ``#toc``, ``#appendix-revs`` or ``#example-7`` and means those; so the section gets another
anchor than its author gave it.
"""

import re

from xeptools.checker import Attribute, Problem, Problems, Written, rule
from xeptools.diagnostics import Severity
from xeptools.model import Section
from xeptools.resolver.anchors import FIXED

_RESERVED = re.compile(
    rf"(?:{'|'.join(FIXED)}|(?:example|table)-[0-9]+|note-[0-9]+(?:-[0-9]+)?|revision-history-v.*)"
)
_ASSIGNED = re.compile(rf"(?:sect-)?{_RESERVED.pattern}(?:-[0-9]+)?")


@rule(Severity.ERROR, typed_only=True)
def reserved_anchor(section: Section, written: Written) -> Problems:
    if not section.own_anchor or not _ASSIGNED.fullmatch(section.anchor):
        return
    typed = written.attribute(section, "anchor") or ""
    if _RESERVED.fullmatch(typed):
        yield Problem(
            Attribute(section, "anchor"), f"the page has a place {typed!r} of its own", "choose another"
        )
