"""The ``<legal>`` of a XEP: five parts, each whole, in order, and nothing beside them (XEP-0001 §18)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xeptools.frozen import frozen
from xeptools.license import notices
from xeptools.license.compare import notices_in
from xeptools.license.differences import compared
from xeptools.license.hits import Hit
from xeptools.license.specification import PHRASES, mixed, remarks, wording
from xeptools.license.statements import holder_of, years_of
from xeptools.license.templates import CC_WARRANTY, FLAT, PUBLIC_DOMAIN, SPECIFICATION, TERMS, Template
from xeptools.license.verdict import Difference, Notice, Verdict
from xeptools.license.words import Words, words_of

_SENTENCE = re.compile(
    r" copyright (?:\( c \) )?(?P<years>(?:(?:\d+|[,-]|to|and|through) )+)by (?:the )?"
    r"(?P<holder>.+?) (?:\. )?$"
)
_CC_PARTS = ("conformance", "copyright", "permissions", "warranty")
"""The parts of the notice from 2007-11-08 to 2008-01-23, in their order: it had no liability."""


@frozen
class Part:
    """One child of ``<legal>``, or text that stands beside its children (``name`` is empty)."""

    name: str
    text: str
    """What a reader gets: references expanded, comments and deletions gone."""
    line: int


@frozen
class Legal:
    """A notice in the format's own form."""

    parts: tuple[Part, ...]
    line: int
    end_line: int
    entity: str
    """The entity that lent it, or empty."""


@frozen
class _Read:
    """A part and its words; ``template`` is the published text that they are, from first to last."""

    name: str
    line: int
    words: Words
    template: Template | None
    slots: dict[str, str]


def judge(legal: Legal) -> Notice | None:
    """Compare a notice with the published ones; None where it has no words at all."""
    parts = [_read(part) for part in legal.parts]
    parts = [part for part in parts if part.name or len(part.words)]
    full = [part for part in parts if len(part.words)]
    if not full:
        return None
    known = [part.template for part in full if part.template is not None]
    if len(full) == 1 and full[0].template in (PUBLIC_DOMAIN, *FLAT):
        notice = _of_one_piece(full[0])
    elif (
        tuple(part.name for part in parts) == _CC_PARTS and len(known) == len(_CC_PARTS) and known[2] in TERMS
    ):
        notice = _notice(Verdict.PRE_2008, known[2].wording, "in parts", parts)
    elif any(part.name for part in parts) and (_meant(full) or any(one in SPECIFICATION for one in known)):
        notice = _modern(legal, parts)
    else:
        notice = _another(legal, full)
    origin = f"entity {legal.entity}" if legal.entity else ""
    return replace(notice, line=legal.line, end_line=legal.end_line, origin=origin)


def _read(part: Part) -> _Read:
    words = words_of(part.text, part.line)
    for template in (*SPECIFICATION, *TERMS, CC_WARRANTY, PUBLIC_DOMAIN, *FLAT):
        if template.part == part.name or (not part.name and template in (PUBLIC_DOMAIN, *FLAT)):
            found = template.pattern.fullmatch(words.joined, 1)
            if found is not None and template.accepts(found.groupdict()):
                return _Read(part.name, part.line, words, template, found.groupdict())
    return _Read(part.name, part.line, words, None, {})


def _of_one_piece(part: _Read) -> Notice:
    if part.template is PUBLIC_DOMAIN:
        return _notice(Verdict.PUBLIC_DOMAIN, "public-domain", "", [part])
    family = part.template.wording if part.template else ""
    return _notice(Verdict.PRE_2008, family, "in one piece", [part])


def _notice(
    verdict: Verdict, family: str, worded: str, parts: Sequence[_Read], differences: Sequence[Difference] = ()
) -> Notice:
    holder, years = _stated(parts)
    named = {part.name for part in parts if len(part.words)}
    present = tuple(name for name in notices.PARTS if name in named)
    return Notice(verdict, family, worded, holder, years, 0, 0, present, tuple(differences))


def _stated(parts: Sequence[_Read]) -> tuple[str, str]:
    """Holder and years as the copyright has them, whether it is in order or not."""
    for part in parts:
        if part.name in {"copyright", ""}:
            if "body" in part.slots:
                former = notices.FORMER_HOLDER
                holder = former if part.slots["body"].strip() == former.lower() else notices.HOLDER
                return holder, years_of(part.slots["years"])
            if found := _SENTENCE.search(part.words.joined):
                first = part.words.index(found.start("holder"))
                written = part.words.quote(first, len(part.words))
                return holder_of(found["holder"], written), years_of(found["years"])
    return "", ""


def _meant(parts: Sequence[_Read]) -> bool:
    phrases = [phrase for one in PHRASES.values() for phrase in one.distinct]
    return any(f" {phrase} " in part.words.joined for part in parts for phrase in phrases)


def _modern(legal: Legal, parts: Sequence[_Read]) -> Notice:
    wordings = {part.name: part.template.wording for part in parts if part.template is not None}
    found = list(_faults(legal, parts))
    if mixed(wordings):
        line = next(part.line for part in parts if part.name == "liability")
        found.append(Difference("liability", line, f"L{wordings['warranty'][1]}", wordings["liability"]))
    verdict = Verdict.ALTERED if found else Verdict.MODIFIED_MIT
    return _notice(verdict, "modified-mit", wording(wordings), parts, found or list(_remarks(parts)))


def _remarks(parts: Sequence[_Read]) -> Iterator[Difference]:
    for part in parts:
        yield from remarks([Hit(0, len(part.words), part.name, part.template, slots=part.slots)], part.words)


def _faults(legal: Legal, parts: Sequence[_Read]) -> Iterator[Difference]:
    names = [part.name for part in parts if part.name in notices.PARTS]
    stray: set[str] = set()
    for part in parts:
        if part.name not in notices.PARTS and (published := _published(part)) not in {"", *names}:
            stray.add(published)
            yield _elsewhere(part, published, published)
        elif part.name not in notices.PARTS:
            yield Difference("legal", part.line, "", part.words.quote(0, len(part.words)) or f"<{part.name}>")
        elif part.template not in SPECIFICATION:
            yield from _changed(part)
    for name in notices.PARTS:
        if name not in {*names, *stray}:
            yield Difference(name, legal.end_line, _samples(name)[0], "")
        elif names.count(name) > 1:
            yield Difference(name, legal.line, f"one {name}", f"{names.count(name)} of them")
    if names != sorted(names, key=notices.PARTS.index):
        yield Difference("order", legal.line, ", ".join(notices.PARTS), ", ".join(names))


def _changed(part: _Read) -> Iterator[Difference]:
    """Tell what differs in a part; of the copyright only who holds it, where that is somebody else."""
    holder, _ = _stated([part])
    if part.name == "copyright" and holder not in {"", notices.HOLDER}:
        yield Difference("holder", part.line, notices.HOLDER, holder)
        return
    if another := _published(part):
        yield _elsewhere(part, part.name, another)
        return
    samples = _samples(part.name)
    told = list(compared(part.words, part.name, samples)) if len(part.words) else []
    yield from told or [Difference(part.name, part.line, samples[0], "")]


def _published(part: _Read) -> str:
    """Name the part of the notice that the words are, wherever they stand; empty for other words."""
    for one in SPECIFICATION:
        found = one.pattern.fullmatch(part.words.joined, 1)
        if found is not None and one.accepts(found.groupdict()):
            return one.part
    return ""


def _elsewhere(part: _Read, expected: str, found: str) -> Difference:
    """Say that ``found`` stands where ``expected`` should, or in no element of its own."""
    here = part.name or "legal"
    return Difference("order", part.line, f"{expected} in <{expected}>", f"{found} in <{here}>")


def _samples(name: str) -> list[str]:
    return [one.sample for one in SPECIFICATION if one.part == name]


def _another(legal: Legal, full: Sequence[_Read]) -> Notice:
    """Neither of these: another licence, an altered older one, or today's text without its elements."""
    first = min(part.line for part in legal.parts)
    told = notices_in("\n\n".join(part.text for part in legal.parts), first)
    if not told and any(_published(part) for part in full):
        return _modern(legal, full)
    if not told:
        return _notice(Verdict.OTHER, "unnamed", "", full)
    notice = told[0]
    if notice.verdict in {Verdict.MODIFIED_MIT, Verdict.PRE_2008, Verdict.PUBLIC_DOMAIN}:
        words = full[0].words.quote(0, len(full[0].words))
        difference = Difference("legal", legal.line, "the published form", words)
        return replace(notice, verdict=Verdict.ALTERED, differences=(difference,))
    return notice
