"""What XEPs carried before 2008, and the sentence that puts three of them into the public domain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xeptools.license import notices
from xeptools.license.boundaries import goes_on, opens
from xeptools.license.hits import Hit, parts_in
from xeptools.license.statements import years_of
from xeptools.license.templates import FLAT, PUBLIC_DOMAIN, SPECIFICATION, TERMS
from xeptools.license.verdict import Difference, Notice, Verdict
from xeptools.license.words import Words

_MEANT_PUBLIC = re.compile(
    r"(?<= )this (?:document|specification|xep|xmpp extension protocol) (?:[^ .]+ ){0,8}?"
    r"(?:placed|put|released|dedicated) (?:[^ .]+ ){0,3}?public domain "
)
_MEANT_TERMS = re.compile(
    r"(?<= )this material may (?:[^ .]+ ){0,6}?distributed (?:[^ ]+ ){0,14}?"
    r"(?:creative commons|open publication) "
)
_NEAR = 40
"""Words between the copyright sentence and the terms of the notice in parts: headings, addresses."""
_BODIES = {name.lower(): name for name in (notices.HOLDER, notices.FORMER_HOLDER)}


def earlier_notices(words: Words) -> Iterator[Notice]:
    """Find the notices of policies 1.0 to 1.3 (OPL, CC-BY 2.5), whole or altered."""
    whole = parts_in(words, FLAT)
    copyrights = parts_in(words, SPECIFICATION[:1])
    for terms in parts_in(words, TERMS):
        if not any(hit.first <= terms.first < hit.last for hit in whole):
            before = [hit for hit in copyrights if 0 <= terms.first - hit.last < _NEAR]
            whole.append(terms)
            yield _notice(words, terms, before[-1] if before else None)
    for hit in whole:
        if hit.part == "legal":
            yield _notice(words, hit, hit)
    for found in _MEANT_TERMS.finditer(words.joined):
        first, last = words.index(found.start()), words.index(found.end() - 1)
        if not any(hit.first <= first < hit.last for hit in whole):
            family = "opl-1.0" if "open publication" in found[0] else "cc-by-2.5"
            sample = next(one.sample for one in TERMS if one.wording == family)
            yield _altered(words, first, last, family, "permissions", sample)


def _notice(words: Words, terms: Hit, copyright_: Hit | None) -> Notice:
    slots = copyright_.slots if copyright_ is not None and copyright_.slots else {}
    return Notice(
        verdict=Verdict.PRE_2008,
        family=terms.template.wording if terms.template else "",
        wording="in one piece" if terms.part == "legal" else "in parts",
        holder=_BODIES.get(slots.get("body", "").strip(), notices.HOLDER if slots else ""),
        years=years_of(slots.get("years", "")),
        line=words.line(copyright_.first if copyright_ else terms.first),
        end_line=words.line(terms.last - 1),
    )


def public_domain_notices(words: Words) -> Iterator[Notice]:
    """Find the sentence, and what looks like it and says something else (``has not been placed``)."""
    whole = [
        hit
        for hit in parts_in(words, [PUBLIC_DOMAIN])
        if opens(words, hit.first) and not goes_on(words, hit.last)
    ]
    for hit in whole:
        first, last = words.line(hit.first), words.line(hit.last - 1)
        yield Notice(Verdict.PUBLIC_DOMAIN, "public-domain", "", "", "", first, last)
    for found in _MEANT_PUBLIC.finditer(words.joined):
        first, last = words.index(found.start()), words.index(found.end() - 1)
        if not any(hit.first <= first < hit.last for hit in whole):
            yield _altered(words, first, last, "public-domain", "copyright", PUBLIC_DOMAIN.sample)


def _altered(words: Words, first: int, last: int, family: str, part: str, sample: str) -> Notice:
    difference = Difference(part, words.line(first), sample, words.quote(first, last + 1))
    place = words.line(first), words.line(last)
    return Notice(Verdict.ALTERED, family, "", "", "", *place, differences=(difference,))
