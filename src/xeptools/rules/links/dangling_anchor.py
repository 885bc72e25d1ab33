"""A link to a place in the document leads to an anchor that it has.

Otherwise the reader who follows it stays where he is, and nobody is told.
"""

from xeptools.checker import Attribute, Problem, Problems, Replace, Written, nearest, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Link, LinkKind, Section, Xep
from xeptools.model.walk import sections_of, text_of
from xeptools.resolver.anchors import FIXED
from xeptools.resolver.links import anchor_name
from xeptools.rules.links.generated_anchor import is_generated

_COMPARED = 200_000
"""Anchors that are compared with targets, of all links together; more than in any published document."""


@rule(Severity.ERROR)
def dangling_anchor(xep: Xep, written: Written) -> Problems:
    links = [link for link in xep.links if link.kind is LinkKind.INTERNAL and not written.from_entity(link)]
    sections = list(sections_of(xep.sections)) if links else []
    anchors = {section.anchor for section in sections}
    guesses = _COMPARED // max(1, len(sections))
    pages = {*FIXED, *(revision.anchor for revision in xep.header.revisions)}
    for link in links:
        target = link.url.removeprefix("#")
        if target in anchors or target in pages or is_generated(target):
            continue
        if f"#{target}" in anchors:
            continue  # the anchor is at fault: links/malformed-anchor
        message = f"no section has the anchor {target!r}" if target else "the link leads nowhere"
        meant = _meant(link, target, sections) if guesses > 0 else None
        guesses -= 1
        if meant is None:
            hint = "link to the anchor of a section" + (
                ", or give the one that is meant this anchor" * bool(target)
            )
            yield Problem(Attribute(link, "url"), message, hint)
        elif meant.own_anchor and (typed := _typed(meant, written)) != meant.anchor:
            # Where an anchor stands twice, the second section has the number of a page, and wants its own.
            hint = f"give the section {meant.title!r} an anchor of its own" + (
                f", {target!r} say" * bool(target)
            )
            where = Attribute(meant, "anchor")
            yield Problem(Attribute(link, "url"), message, hint, related=((where, f"it has {typed!r}"),))
        elif meant.own_anchor:
            fix = proposal(f"link to #{meant.anchor}", Replace(Attribute(link, "url"), f"#{meant.anchor}"))
            yield Problem(Attribute(link, "url"), message, f"did you mean {meant.anchor!r}?", fix)
        else:
            hint = f"give the section {meant.title!r} an anchor" + (f", {target!r} say" if target else "")
            yield Problem(Attribute(link, "url"), message, hint, related=((meant, "it has none"),))


def _typed(section: Section, written: Written) -> str:
    """The anchor as its author gave it; where an entity did, the one that the page has."""
    typed = written.attribute(section, "anchor")
    return section.anchor if typed is None or "&" in typed else anchor_name(typed)


def _meant(link: Link, target: str, sections: list[Section]) -> Section | None:
    """The section with the title that the link has for text, or the one with the nearest anchor."""
    text = text_of(link.content).strip().casefold()
    titled = [section for section in sections if section.title.casefold() == text]
    if len(titled) == 1:
        return titled[0]
    by_anchor = {
        section.anchor if section.own_anchor else section.anchor[5:]: section for section in sections
    }
    found = nearest(target, by_anchor)
    return by_anchor[found] if found else None
