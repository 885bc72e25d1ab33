"""What differs, word by word. Only ever asked after the verdict is clear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from xeptools.license.hits import Hit
from xeptools.license.verdict import Difference
from xeptools.license.words import Words

_SLACK = 12
"""Words that somebody may have added before it is certain that the part is over."""


def differences(
    words: Words, part: str, hits: Sequence[Hit], samples: Sequence[str], bounds: tuple[int, int]
) -> Iterator[Difference]:
    """Compare the place that ``hits`` point to with the nearest of the published ``samples``.

    ``bounds``: the words that belong to other parts end before and begin at these.
    """
    published = [sample.split() for sample in samples]
    start = max(bounds[0], min(hit.first - hit.offset for hit in hits) - 3)
    reach = max(hit.first - hit.offset for hit in hits) + max(map(len, published)) + _SLACK
    end = min(bounds[1], max(reach, hits[-1].last))
    yield from compared(words, part, start, end, published)


def compared(
    words: Words, part: str, start: int, end: int, samples: Sequence[list[str]], *, alone: bool = False
) -> Iterator[Difference]:
    """Compare the words from ``start`` to ``end`` (exclusive) with the nearest of ``samples``.

    Unless they stand ``alone``, what comes before the first and behind the last word in common belongs
    to something else.
    """
    found = words.list(start, end)
    matchers = [SequenceMatcher(None, sample, found, autojunk=False) for sample in samples]
    number = max(range(len(matchers)), key=lambda one: matchers[one].ratio())
    codes = matchers[number].get_opcodes()
    if codes and codes[0][0] == "insert" and not alone:
        codes = codes[1:]
    if codes and codes[-1][0] == "insert" and not alone:
        codes = codes[:-1]
    for kind, low, high, from_, to in codes:
        if kind != "equal":
            expected = " ".join(samples[number][low:high])
            yield Difference(
                part, words.line(start + from_), expected, words.quote(start + from_, start + to)
            )
