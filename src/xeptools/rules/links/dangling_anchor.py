"""A link to a place in the document leads to an anchor that it has.

Otherwise the reader who follows it stays where he is, and nobody is told.
"""

from xeptools.checker import (
    Attribute,
    Problem,
    Problems,
    Replace,
    Written,
    did_you_mean,
    nearest,
    proposal,
    rule,
)
from xeptools.diagnostics import Severity
from xeptools.model import LinkKind, Xep
from xeptools.model.walk import sections_of


@rule(Severity.ERROR)
def dangling_anchor(xep: Xep, written: Written) -> Problems:
    anchors = {section.anchor for section in sections_of(xep.sections)}
    for link in xep.links:
        target = link.url.removeprefix("#")
        if link.kind is not LinkKind.INTERNAL or target in anchors or written.from_entity(link):
            continue
        meant = nearest(target, anchors)
        fix = proposal(f"link to #{meant}", Replace(Attribute(link, "url"), f"#{meant}")) if meant else None
        message = f"no section has the anchor {target!r}" if target else "the link leads nowhere"
        yield Problem(Attribute(link, "url"), message, did_you_mean(target, anchors), fix)
