"""Every section has an anchor of its author's.

One made from the title changes with the title, and the links of the world break (XEP-0143 §3.5).
"""

from xeptools.checker import Problem, Problems, SetAttribute, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Section


@rule(Severity.WARNING, once=True, typed_only=True)
def no_anchor(section: Section) -> Problems:
    if not section.own_anchor:
        anchor = section.anchor.removeprefix("sect-")
        fix = proposal(f"give it the anchor {anchor!r}", SetAttribute(section, "anchor", anchor))
        yield Problem(section, f"the section {section.title!r} has no anchor", fix=fix)
