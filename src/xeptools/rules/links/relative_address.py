"""The address of a link begins with its scheme, or with ``#``.

A relative one means something else on every site and nothing in a PDF; it is often an anchor whose ``#`` was
forgotten.
"""

import re

from xeptools.checker import Attribute, Problem, Problems, Replace, Written, nearest, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import LinkKind, Xep
from xeptools.model.walk import sections_of
from xeptools.rules.links.malformed_address import address_fault

_HOST = re.compile(r"(?:[a-z0-9-]+\.)+(?:com|de|im|io|net|org)(?:/.*)?", re.IGNORECASE)
_PAGE = re.compile(
    r"(?:\.?/)?(?:extensions/)?((?:inbox/[\w-]+|xep-[0-9]{4})\.(?:html|xml|pdf)(?:#.*)?)", re.IGNORECASE
)
_COMPARED = 200_000
"""Anchors that are compared with addresses, of all links together; more than in any published document."""


@rule(Severity.ERROR)
def relative_address(xep: Xep, written: Written) -> Problems:
    anchors = {section.anchor for section in sections_of(xep.sections)}
    guesses = _COMPARED // max(1, len(anchors))
    for link in xep.links:
        relative = link.kind is LinkKind.RELATIVE or (link.kind is LinkKind.XEP and ":" not in link.url)
        if not relative or written.from_entity(link) or address_fault(link, written):
            continue
        meant = _meant(link.url, anchors if guesses > 0 else set())
        guesses -= 1
        fix = proposal(f"link to {meant}", Replace(Attribute(link, "url"), meant)) if meant else None
        hint = f"did you mean {meant!r}?" if meant else "write the whole address"
        yield Problem(Attribute(link, "url"), f"the address {link.url!r} is relative", hint, fix)


def _meant(url: str, anchors: set[str]) -> str:
    if anchor := nearest(url, anchors):
        return f"#{anchor}"
    if page := _PAGE.fullmatch(url):
        return f"https://xmpp.org/extensions/{page[1]}"
    return f"https://{url}" if _HOST.fullmatch(url) else ""
