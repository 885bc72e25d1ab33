"""XEP material in other files: verbatim, reformatted, in strings and in comments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial

from xeptools.frozen import frozen
from xeptools.license.files import File, contents, files_in
from xeptools.license.index import Index, Work
from xeptools.license.layout import decoded, uncoloured, without_data
from xeptools.license.policy import Context
from xeptools.license.reading import report_of
from xeptools.license.tokens import WINDOW, Run, run_of
from xeptools.license.verdict import Verdict
from xeptools.workers import Progress, spread

_AUTHORED = frozenset({"capulet", "denmark", "hamlet", "juliet", "montague", "romeo", "shakespeare"})
"""Names that authors of XEPs gave: nobody else has to write them."""
# Words that show that a text is about XMPP. Without one, what XEPs quote from elsewhere (URI grammars,
# XML signatures, HTTP) would be found wherever it is quoted.
_TELLING = _AUTHORED | frozenset(
    {"dialback", "disco", "iq", "jabber", "jid", "jingle", "lit", "presence"}
    | {"pubsub", "stanza", "stanzas", "xep", "xmpp"}
)
_FEWEST = 10
"""Words of a piece that can be found."""
_MANY = 24
"""Words that are enough whatever part of the piece they are; fewer must be half of it."""
_FEWEST_DICTATED = 20
"""Words of a piece without names: shorter ones (a header of a stream, an error) the protocol dictates."""
_FEWEST_UNTELLING = 20
_PART_UNTELLING = 0.8
_APART = 60
"""Words between two stretches that are told as two places."""
_REPEATED = 40
"""Places of one window in one file that are looked at; a table repeats itself more often."""
_BUDGET = 2_000_000
"""Steps that are taken for one file; after them the windows that most blocks share are not looked at."""
_TOLD = 200
"""Matches told of one file."""
_FEW = 64


@frozen
class Match:
    """A stretch of a file that is from a XEP."""

    work: Work
    kind: str
    line: int
    end_line: int
    words: int
    """How many words of the piece are here."""
    share: float
    """Which part of the piece in the XEP that is, from 0 to 1."""
    of_file: float
    """Which part of the file's words they are, from 0 to 1."""
    source_line: int
    """Where the piece stands in the XEP's source."""
    also: tuple[str, ...]
    """Other XEPs that have as much of the same text."""


@frozen
class Finding:
    """The XEP material in one file."""

    path: str
    matches: tuple[Match, ...]
    verdict: Verdict
    """What the file carries."""
    remedy: str
    """What notice belongs there; empty where it is."""


def detect(
    paths: Sequence[str], index: Index, *, jobs: int = 1, progress: Progress | None = None
) -> list[Finding]:
    """Look for material of the index in files, folders and archives; files without any are left out.

    XEP sources themselves are left out too: they are judged by ``check``. Raises XeptoolsError where
    something cannot be read.
    """
    with ExitStack() as keep:
        files = list(files_in(paths, keep))
        found = spread(partial(_finding, index), files, jobs, few=_FEW, progress=progress)
    return [one for one in found if one is not None]


def _finding(index: Index, file: File) -> Finding | None:
    data = contents(file)
    return None if data is None else finding_in(data, file.path, index, file.place)


def finding_in(data: bytes, name: str, index: Index, place: str | None = None) -> Finding | None:
    """Look for material of the index in the file ``name`` by its bytes; None where there is none.

    ``place`` is where it lies; None for one that lies nowhere.
    """
    text = decoded(data)
    matches = tuple(matches_in(uncoloured(without_data(text), name), index)) if text is not None else ()
    report = report_of(data, name, place) if matches else None
    if report is None or report.context is Context.XEP:
        return None
    return Finding(name, matches, report.verdict, _remedy(matches, report.verdict))


@dataclass(slots=True)
class _Candidate:
    """What a file has of a block: its words there and here."""

    here: set[int] = field(default_factory=set)
    there: set[int] = field(default_factory=set)


def matches_in(text: str, index: Index) -> Iterator[Match]:
    """Find the stretches of a text that are from a XEP, each from the XEP that has most of it."""
    run = run_of(text)
    windows: dict[int, list[int]] = defaultdict(list)
    for at, window in enumerate(run.windows):
        if window in index.postings and len(windows[window]) < _REPEATED:
            windows[window].append(at)
    candidates: dict[int, _Candidate] = defaultdict(_Candidate)
    budget = _BUDGET
    for window in sorted(windows, key=index.commonness):
        places = windows[window]
        budget -= index.commonness(window) * len(places)
        if budget < 0:
            break
        for block, there in index.places(window):
            candidate = candidates[block]
            candidate.there.update(range(there, there + WINDOW))
            for at in places:
                candidate.here.update(range(at, at + WINDOW))
    yield from sorted(_chosen(run, index, candidates), key=lambda match: (match.line, match.end_line))


def _chosen(run: Run, index: Index, candidates: dict[int, _Candidate]) -> Iterator[Match]:
    """Give each stretch to the block that explains most of it, and go on with what is left."""
    left = {block: one for block, one in candidates.items() if _enough(run, index, block, one, one.here)}
    for _ in range(_TOLD):
        if not left:
            return
        size = {block: min(len(one.here), len(one.there)) for block, one in left.items()}
        best = min(
            left, key=lambda block: (-size[block], not index.works[index.blocks[block].work].number, block)
        )
        chosen = left.pop(best)
        also = {
            index.works[index.blocks[block].work].called
            for block, one in left.items()
            if size[block] == size[best]
            and index.blocks[block].work != index.blocks[best].work
            and len(one.here & chosen.here) == len(chosen.here)
        }
        yield from _matches(run, index, best, chosen, tuple(sorted(also)))
        for block, one in list(left.items()):
            one.here -= chosen.here
            if not _enough(run, index, block, one, one.here):
                del left[block]


def _enough(run: Run, index: Index, block: int, candidate: _Candidate, here: set[int]) -> bool:
    """Whether so much of a block is here that it was copied."""
    size = min(len(here), len(candidate.there))
    whole = index.blocks[block].words
    if size < _FEWEST:
        return False
    words = {run.words[number] for number in here}
    if not words.isdisjoint(_TELLING):
        chosen = size >= _FEWEST_DICTATED or not words.isdisjoint(_AUTHORED)
        return chosen and (size >= _MANY or 2 * size >= whole)
    return size >= _FEWEST_UNTELLING and size >= _PART_UNTELLING * whole


def _matches(
    run: Run, index: Index, block: int, candidate: _Candidate, also: tuple[str, ...]
) -> Iterator[Match]:
    """The places of a block, one for each stretch."""
    source = index.blocks[block]
    stretch: list[int] = []
    for number in [*sorted(candidate.here), None]:
        if number is not None and (not stretch or number - stretch[-1] <= _APART):
            stretch.append(number)
            continue
        lines = [run.lines[one] for one in stretch]
        yield Match(
            work=index.works[source.work],
            kind=source.kind,
            line=min(lines),
            end_line=max(lines),
            words=len(stretch),
            share=min(len(candidate.there), len(stretch)) / source.words,
            of_file=len(stretch) / len(run.words),
            source_line=source.line,
            also=also,
        )
        stretch = [number] if number is not None else []


def _remedy(matches: Sequence[Match], verdict: Verdict) -> str:
    """Say what notice belongs to these pieces."""
    if verdict is Verdict.MODIFIED_MIT:
        return ""
    works = {match.work.name: match.work for match in matches}
    if all(work.verdict is Verdict.PUBLIC_DOMAIN for work in works.values()):
        return ""
    names = ", ".join(work.called for work in works.values())
    years = max(work.years for work in works.values()) or "YEARS"
    return (
        f"for the material of {names} keep the notice: © {years} XMPP Standards Foundation (XSF), "
        "License: XSF-XEP (xeptools license report writes it)"
    )
