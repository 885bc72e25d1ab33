"""An anchor is made of letters, digits and the marks ``.``, ``_``, ``:``, ``-``.

Anything else has to be escaped in each address that leads there, and most people do not.
"""

import re

from xeptools.checker import Attribute, Problem, Problems, Replace, Written, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Section

_ANCHOR = re.compile(r"[A-Za-z0-9._:-]+")
_NO_ANCHOR = re.compile(r"[^A-Za-z0-9._:-]+")


@rule(Severity.WARNING, typed_only=True)
def malformed_anchor(section: Section, written: Written) -> Problems:
    # Where nothing in the anchor is odd but a hyphen, it may be white space that resolving replaced.
    if not section.own_anchor or (_ANCHOR.fullmatch(section.anchor) and "-" not in section.anchor):
        return
    typed = written.attribute(section, "anchor")
    if typed is None or _ANCHOR.fullmatch(typed.strip()):
        return
    where = Attribute(section, "anchor")
    right = _NO_ANCHOR.sub("-", typed).strip("-")
    fix = proposal(f"call it {right!r}", Replace(where, right)) if _ANCHOR.fullmatch(right) else None
    yield Problem(where, f"{typed!r} is no good anchor", f"call it {right!r}" if fix else "", fix)
