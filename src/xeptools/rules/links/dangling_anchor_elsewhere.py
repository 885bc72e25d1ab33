"""A link into another XEP leads to an anchor that it has.

Otherwise the reader lands at the top of a long page.
"""

from urllib.parse import unquote

from xeptools.checker import Attribute, Problem, Problems, Replace, nearest, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Link, LinkKind
from xeptools.resolver.anchors import FIXED
from xeptools.rules.links.generated_anchor import is_generated
from xeptools.tree import Anchors, Facts


@rule(Severity.WARNING, typed_only=True)
def dangling_anchor_elsewhere(link: Link, anchors: Anchors, own: Facts) -> Problems:
    if link.kind is not LinkKind.XEP or link.number is None or link.number == own.number:
        return
    page, _, fragment = link.url.partition("#")
    target = unquote(fragment)
    if not target or target in FIXED or target.startswith("revision-history") or is_generated(target):
        return
    known = anchors.get(link.number)
    if known is None or target in known:
        return
    meant = nearest(target, known)
    hint = f"did you mean {meant!r}?" if meant else "look there for the section that is meant"
    fix = proposal(f"link to #{meant}", Replace(Attribute(link, "url"), f"{page}#{meant}")) if meant else None
    yield Problem(Attribute(link, "url"), f"XEP-{link.number} has no anchor {target!r}", hint, fix)
