"""What differs, word by word. Only ever asked after the verdict is clear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from xeptools.frozen import frozen
from xeptools.license.boundaries import only_headings
from xeptools.license.hits import Hit
from xeptools.license.verdict import Difference
from xeptools.license.words import Words, words_of

_SLACK = 12
"""Words that somebody may have added before it is certain that the part is over."""


def differences(
    words: Words,
    part: str,
    hits: Sequence[Hit],
    samples: Sequence[str],
    bounds: tuple[int, int],
    closed: tuple[bool, bool] = (False, False),
) -> Iterator[Difference]:
    """Compare the place that ``hits`` point to with the nearest of the published ``samples``.

    ``bounds``: the words that belong to other parts end before and begin at these. Unless the part is
    ``closed`` there, with another right before or behind it, what comes before the first and behind the
    last word in common belongs to something else.
    """
    start, end = bounds
    if not closed[0]:
        start = max(start, min(hit.first - hit.offset for hit in hits) - 3)
    if not closed[1]:
        longest = max(len(words_of(sample)) for sample in samples)
        reach = max(hit.first - hit.offset for hit in hits) + longest + _SLACK
        end = min(end, max(reach, hits[-1].last))
    for change in _changes(words.list(start, end), samples):
        first, last = start + change.first, start + change.last
        outside = not change.expected and (
            (first == start and not closed[0]) or (last == end and not closed[1])
        )
        at_edge = not change.expected and (first == start or last == end)
        if not outside and not (at_edge and only_headings(words, first, last)):
            yield _difference(words, part, change, start)


def compared(words: Words, part: str, samples: Sequence[str]) -> Iterator[Difference]:
    """Compare all of a text with the nearest of ``samples``."""
    for change in _changes(words.list(0, len(words)), samples):
        yield _difference(words, part, change, 0)


@frozen
class _Change:
    """Words that stand for others."""

    expected: str
    first: int
    last: int


def _changes(found: Sequence[str], samples: Sequence[str]) -> list[_Change]:
    """What differs from the nearest of ``samples``.

    Two changes with fewer words in common between them than either has are one: those are there by chance.
    """
    published = [words_of(sample) for sample in samples]
    matchers = [SequenceMatcher(None, one.list(0, len(one)), found, autojunk=False) for one in published]
    nearest = max(range(len(matchers)), key=lambda number: matchers[number].ratio())
    spans: list[tuple[int, int, int, int]] = []
    for kind, *span in matchers[nearest].get_opcodes():
        if kind == "equal":
            continue
        low, high, first, last = span
        if spans and low - spans[-1][1] < min(_size(*spans[-1]), _size(low, high, first, last)):
            low, _, first, _ = spans.pop()
        spans.append((low, high, first, last))
    return [_Change(published[nearest].quote(low, high), first, last) for low, high, first, last in spans]


def _size(low: int, high: int, first: int, last: int) -> int:
    return max(high - low, last - first)


def _difference(words: Words, part: str, change: _Change, start: int) -> Difference:
    first, last = start + change.first, start + change.last
    return Difference(part, words.line(first), change.expected, words.quote(first, last))
