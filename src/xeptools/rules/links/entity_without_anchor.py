"""A shared entity that links into the document finds the anchor it links to.

``&NSNOTE;`` links to ``#ns`` and ``&VNOTE;`` to ``#registrar-versioning`` of whichever document uses them.
"""

from xeptools.checker import Problem, Problems, Written, rule
from xeptools.diagnostics import Severity
from xeptools.model import LinkKind, Xep
from xeptools.model.walk import sections_of


@rule(Severity.WARNING)
def entity_without_anchor(xep: Xep, written: Written) -> Problems:
    links = [link for link in xep.links if link.kind is LinkKind.INTERNAL and written.from_entity(link)]
    anchors = {section.anchor for section in sections_of(xep.sections)} if links else set()
    told = set()
    for link in links:
        target = link.url.removeprefix("#")
        if target not in anchors and (link.at, target) not in told:
            told.add((link.at, target))
            message = f"&{written.name(link)}; links to {link.url}, and no section has that anchor"
            yield Problem(link, message, f"give the section that it speaks of the anchor {target!r}")
