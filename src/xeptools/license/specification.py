"""The notice of XEPs since 2008 in running text: in a header comment, a page, a copyright file.

A copy outside a XEP needs copyright and permissions, which is the condition of the licence; the other
parts may be absent, but what is there must be whole, in order and the published words. What a XEP
itself needs is told in :mod:`~xeptools.license.legal`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from xeptools.license import notices
from xeptools.license.boundaries import goes_on, leads_in, only_headings, opens
from xeptools.license.differences import differences
from xeptools.license.hits import REACH, Hit, Phrases, grouped, parts_in, phrases_in
from xeptools.license.statements import Statement, statement_before, years_of
from xeptools.license.templates import SPECIFICATION
from xeptools.license.verdict import Difference, Notice, Verdict
from xeptools.license.words import PARAGRAPH, Words, plain_words

# REUSE-IgnoreStart

PHRASES = {
    "copyright": Phrases(
        ("this xmpp extension protocol is copyright", "extension protocol is copyright ( c )")
    ),
    "permissions": Phrases(
        (
            "to make use of the specification",
            "implement the specification in a software program",
            "deploy the specification in a network service",
            "publish , translate , distribute",
            "to the condition that the foregoing copyright notice",
            "unless separate permission is granted",
            "misleading information regarding the authors",
            "claim endorsement of the modified works",
            "project to which the authors belong",
        ),
        (
            "to any person obtaining a copy of this specification",
            "sell copies of the specification",
            "to whom the specification is furnished",
        ),
    ),
    "warranty": Phrases(
        (
            "note well : this specification",
            "this specification is provided on an as is basis",
            "in no event shall the xmpp standards foundation or",
            "the authors of this specification be liable",
        ),
        (
            "as is basis , without warranties or conditions",
            "any warranties or conditions of title",
            "for any claim , damages , or other liability",
        ),
    ),
    "liability": Phrases(
        ("author of this specification be liable", "use of the specification ( including but not limited"),
        (
            "in no event and under no legal theory",
            "deliberate and grossly negligent acts",
            "loss of goodwill , work stoppage",
            "author has been advised of the possibility",
        ),
    ),
    "conformance": Phrases(
        (
            "has been contributed in full conformance",
            "full conformance with the xsf s intellectual property",
            "intellectual property rights policy ( a copy of which",
        ),
        ("or obtained by writing to",),
    ),
}
"""What shows that a part was meant. Warranty and liability share most of their words with Apache-2.0."""
_BEGINNINGS = {
    "warranty": ("note well", "this specification is"),
    "liability": ("in no event and", "in no event under"),
    "conformance": ("this xmpp extension protocol has", "has been contributed in"),
}
# REUSE-IgnoreEnd

_GRANTING = frozenset({"permissions", "warranty", "liability"})
_SAMPLES = {part: [one.sample for one in SPECIFICATION if one.part == part] for part in notices.PARTS}
_PLAIN = {part: [*map(plain_words, samples)] for part, samples in _SAMPLES.items()}
_LONGEST = {part: samples[0] for part, samples in _PLAIN.items()}
_APART = 30
"""Words behind a notice from which on those that other licences have too are theirs."""
_SENTENCE = 30
"""Words of a copyright sentence, with what somebody added."""
_HEADING = 8
_EXAMINED = 40
"""Altered notices of one text that are compared word by word; a file has one or two."""


def specification_notices(words: Words, apart: Statement | None = None) -> Iterator[Notice]:
    """Find each notice of the kind in a text, whole or not.

    ``apart``: the copyright statement, where the layout keeps it away from the permissions, as a
    Debian copyright file does.
    """
    whole = parts_in(words, SPECIFICATION)
    loose = phrases_in(words, PHRASES, _LONGEST, whole)
    for number, group in enumerate(grouped([*whole, *loose])):
        if _meant(group):
            yield _judged(words, _of_notice(group), apart, examined=number < _EXAMINED)


def _meant(group: Sequence[Hit]) -> bool:
    """Whether so much of a notice is there that one was meant: a part of it, or more than one phrase."""
    return (
        any(hit.part in _GRANTING for hit in group)
        and any(hit.distinct for hit in group)
        and (any(hit.template for hit in group) or len({(hit.part, hit.offset) for hit in group}) > 1)
    )


def _of_notice(group: Sequence[Hit]) -> list[Hit]:
    """Leave out another licence's words that a notice has too, before it and well behind it.

    And a part is not whole where a longer wording goes on behind it with words changed (W2 begins W1).
    """
    sure = [number for number, hit in enumerate(group) if hit.distinct]
    end = group[sure[-1]].last
    kept = [*group[sure[0] : sure[-1] + 1]]
    for hit in group[sure[-1] + 1 :]:
        if hit.first - hit.offset - end > _APART:
            break
        kept.append(hit)
        end = hit.last
    for number, (hit, behind) in enumerate(pairwise(kept)):
        if hit.part == behind.part and behind.template is None:
            kept[number] = replace(hit, template=None, slots=None)
    return kept


def _judged(words: Words, group: list[Hit], apart: Statement | None, *, examined: bool) -> Notice:
    first = group[0].first
    own = next((hit for hit in group if hit.part == "copyright" and hit.slots is not None), None)
    statement = None if own is group[0] else statement_before(words, first)
    if statement is not None:
        group = [hit for hit in group if hit is not own]  # a second one, behind the notice
    elif own is not None and own.slots is not None:
        statement = Statement(notices.HOLDER, years_of(own.slots["years"]), own.first, words.line(own.first))
    else:
        statement = apart
    whole = [hit for hit in group if hit.template is not None]
    if statement is not None and statement.first >= 0:
        first = min(first, statement.first)
    wordings = {hit.part: hit.template.wording for hit in whole if hit.template is not None}
    found = [
        *_missing(words, group, statement),
        *_mixed(words, whole, wordings),
        *_misplaced(words, group),
        *(_loose(words, group, examined=examined)),
        *_unfinished(words, group),
    ]
    return Notice(
        verdict=Verdict.ALTERED if found else Verdict.MODIFIED_MIT,
        family="modified-mit",
        wording=wording(wordings),
        holder=statement.holder if statement else "",
        years=statement.years if statement else "",
        line=words.line(first),
        end_line=words.line(group[-1].last - 1),
        parts=tuple(
            part for part in notices.PARTS if part in wordings or (part == "copyright" and statement)
        ),
        differences=tuple(found) or (*remarks(whole, words), *_absent(words, whole)),
    )


def _missing(words: Words, group: Sequence[Hit], statement: Statement | None) -> Iterator[Difference]:
    line = words.line(group[0].first)
    if statement is None:
        if not any(hit.part == "copyright" for hit in group):
            yield from _unlike(words, group[0].first) or [
                Difference("copyright", line, _SAMPLES["copyright"][0], "")
            ]
    elif not statement.of_foundation:
        yield Difference("holder", statement.line, notices.HOLDER, statement.holder)
    if not any(hit.part == "permissions" for hit in group):
        yield Difference("permissions", line, _SAMPLES["permissions"][0], "")


def _unlike(words: Words, last: int) -> list[Difference]:
    """Tell what differs in a copyright sentence before ``last`` that no phrase shows, headings left out."""
    before = range(max(last - _HEADING, 0), last)
    start = last = next((one for one in before if only_headings(words, one, last)), last)
    while start > 0 and last - start < _SENTENCE and (start == last or words.opening(start) < PARAGRAPH):
        start -= 1
    if words.opening(start) < PARAGRAPH or not {"xmpp", "foundation"} <= {*words.list(start, last)}:
        return []
    whole = [Hit(start, last, "copyright", None)]
    samples = _SAMPLES["copyright"]
    return [*differences(words, "copyright", whole, samples, (start, last), (True, True))]


def _mixed(words: Words, whole: Sequence[Hit], wordings: dict[str, str]) -> Iterator[Difference]:
    if mixed(wordings):
        line = next(words.line(hit.first) for hit in whole if hit.part == "liability")
        yield Difference("liability", line, f"L{wordings['warranty'][1]}", wordings["liability"])


def _misplaced(words: Words, group: Sequence[Hit]) -> Iterator[Difference]:
    """Parts out of order, words between two parts that are no heading, words before the first."""
    first = group[0].first
    if group[0].template is None or (group[0].part != "copyright" and statement_before(words, first)):
        pass
    elif not opens(words, first):
        yield Difference(group[0].part, words.line(first), "", leads_in(words, first))
    names = [part for part, _ in groupby(hit.part for hit in group)]
    ordered = sorted({*names}, key=notices.PARTS.index)
    if names != ordered:
        yield Difference("order", words.line(first), ", ".join(ordered), ", ".join(names))
    for one, other in pairwise(group):
        told = one.template is None or other.template is None  # with what differs in that part
        if not told and not only_headings(words, one.last, other.first):
            part = (
                other.part if words.opening(one.last) == PARAGRAPH else one.part
            )  # that whose paragraph it is in
            yield Difference(part, words.line(one.last), "", words.quote(one.last, other.first))


def _loose(words: Words, group: Sequence[Hit], *, examined: bool) -> Iterator[Difference]:
    """Tell what differs in each part that was meant."""
    done: set[str] = set()
    for number, hit in enumerate(group):
        if hit.template is not None or hit.part in done:
            continue
        done.add(hit.part)
        told = False
        if examined:
            same = [one for one in group if one.template is None and one.part == hit.part]
            # A phrase of a part that begins far behind is of another copy, which would be compared, too.
            near = [one for one in same if one.first - one.offset <= hit.first - hit.offset + REACH]
            before = max((one.last for one in group[:number] if one.template is not None), default=0)
            behind = next((one for one in group[number:] if one.part != hit.part), None)
            bounds = before, len(words) if behind is None else behind.first
            whole_behind = bool(behind and behind.template) and len(near) == len(same)
            closed = number > 0 and group[number - 1].last == before, whole_behind
            for difference in differences(words, hit.part, near, _SAMPLES[hit.part], bounds, closed):
                told = True
                yield difference
        if not told:
            line = words.line(hit.first)
            yield Difference(hit.part, line, _SAMPLES[hit.part][0], words.quote(hit.first, hit.last))


def _unfinished(words: Words, group: Sequence[Hit]) -> Iterator[Difference]:
    """Words that go on behind the last part, or that begin the next one and do not finish it."""
    final = group[-1]
    if final.template is None:
        return
    if more := goes_on(words, final.last):
        yield Difference(final.part, words.line(final.last), "", more)
        return
    behind = words.text(final.last, min(final.last + 12, len(words)))
    for part, beginnings in _BEGINNINGS.items():
        later = notices.PARTS.index(part) > notices.PARTS.index(final.part)
        if later and (behind.startswith(beginnings) or _cut_off(words, final.last, part)):
            yield Difference(part, words.line(final.last), _SAMPLES[part][0], behind)
            return


def _cut_off(words: Words, first: int, part: str) -> bool:
    """Whether all that is left of the text are the first words of ``part``."""
    left = words.text(first, len(words)) if len(words) - first < REACH else ""
    return bool(left) and any(sample.startswith(left) for sample in _PLAIN[part])


def wording(wordings: dict[str, str]) -> str:
    """Name the wording of a notice: ``W2+L2``; ``P`` where it has the permissions and neither of these."""
    named = [wordings[part] for part in ("warranty", "liability") if part in wordings]
    return "+".join(named) or wordings.get("permissions", "")


def mixed(wordings: dict[str, str]) -> bool:
    """Whether warranty and liability are of two different wordings, as no publication had them."""
    warranty, liability = wordings.get("warranty"), wordings.get("liability")
    return warranty is not None and liability is not None and warranty[1:] != liability[1:]


def remarks(whole: Sequence[Hit], words: Words) -> Iterator[Difference]:
    """Tell what a good notice has in an older form, for information."""
    for hit in whole:
        slots = hit.slots or {}
        line = words.line(hit.first)
        if hit.part == "warranty" and hit.template is not None and hit.template.wording == "W1":
            yield Difference("wording", line, "W2+L2", "W1+L1", matters=False)
        years = slots.get("years", "")
        if years and years.split()[-1] != str(notices.LATEST_YEAR):
            yield Difference("years", line, str(notices.LATEST_YEAR), years_of(years), matters=False)
        address, current = slots.get("address", "").strip(), notices.ADDRESSES[0]
        if address and address != _SAMPLE_ADDRESS:
            yield Difference("address", line, current, _shown(words, hit, address), matters=False)
        named = _URL.findall(slots.get("url", ""))
        if url := next((one for one in named if not _CURRENT_URL.fullmatch(one)), ""):
            yield Difference("url", line, notices.POLICY_URL, _shown(words, hit, url), matters=False)


def _absent(words: Words, whole: Sequence[Hit]) -> Iterator[Difference]:
    """Tell which of the parts that a copy may lack it lacks."""
    parts = {hit.part for hit in whole}
    for part in notices.PARTS[2:]:
        if part not in parts:
            yield Difference(part, words.line(whole[-1].last - 1), _SAMPLES[part][0], "", matters=False)


_URL = re.compile(r"https?://[^ ]+")
_CURRENT_URL = re.compile(rf"https?://(?:www\.)?{re.escape(notices.POLICY_URL.partition('://')[2])}/?")
_SAMPLE_ADDRESS = plain_words(notices.ADDRESSES[0])


def _shown(words: Words, hit: Hit, address: str) -> str:
    at = words.index(words.joined.find(f" {address} ", words.offset(hit.first)) + 1)
    return words.quote(at, at + address.count(" ") + 1)
