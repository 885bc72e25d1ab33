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
from xeptools.resolver.anchors import FIXED
from xeptools.rules.links.generated_anchor import is_generated


@rule(Severity.ERROR)
def dangling_anchor(xep: Xep, written: Written) -> Problems:
    links = [link for link in xep.links if link.kind is LinkKind.INTERNAL and not written.from_entity(link)]
    anchors = {section.anchor for section in sections_of(xep.sections)} if links else set()
    pages = {*FIXED, *(revision.anchor for revision in xep.header.revisions)}
    for link in links:
        target = link.url.removeprefix("#")
        if target in anchors or target in pages or is_generated(target):
            continue
        if f"#{target}" in anchors:
            continue  # the anchor is at fault: links/malformed-anchor
        meant = nearest(target, anchors)
        fix = proposal(f"link to #{meant}", Replace(Attribute(link, "url"), f"#{meant}")) if meant else None
        message = f"no section has the anchor {target!r}" if target else "the link leads nowhere"
        yield Problem(Attribute(link, "url"), message, did_you_mean(target, anchors), fix)
