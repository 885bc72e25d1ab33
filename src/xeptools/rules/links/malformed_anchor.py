"""An anchor is made of letters, digits and the marks ``.``, ``_``, ``:``, ``-``.

Anything else has to be escaped in each address that leads there, and most people do not.
"""

import re

from xeptools.checker import Attribute, Problem, Problems, Replace, Written, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Xep
from xeptools.model.walk import sections_of

_SUSPECT = re.compile(rb"\sanchor\s*=\s*(?:'[\w.:-]*[^'\w.:-]|\"[\w.:-]*[^\"\w.:-])")
_ANCHOR = re.compile(r"[A-Za-z0-9._:-]+")
_NO_ANCHOR = re.compile(r"[^A-Za-z0-9._:-]+")


@rule(Severity.WARNING)
def malformed_anchor(xep: Xep, written: Written) -> Problems:
    # Resolving has replaced what no id may hold, so the file is asked; most need no closer look.
    for section in sections_of(xep.sections) if _SUSPECT.search(written.utf8) else ():
        typed = written.attribute(section, "anchor") if section.own_anchor else None
        if typed is None or written.from_entity(section) or _ANCHOR.fullmatch(typed.strip()):
            continue
        where = Attribute(section, "anchor")
        right = _NO_ANCHOR.sub("-", typed).strip("-")
        fix = proposal(f"call it {right!r}", Replace(where, right)) if right else None
        yield Problem(where, f"{typed!r} is no good anchor", f"call it {right!r}" if right else "", fix)
