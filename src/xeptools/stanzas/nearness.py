"""How far two names are apart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from difflib import get_close_matches


def _share_a_piece(one: str, other: str, pieces: int) -> bool:
    """Whether one of so many pieces of a text is in the other near its place; if not, all were changed."""
    size = max(len(one) // pieces, 1)
    slack = pieces - 1
    for start in range(0, size * pieces, size):
        if one[start : start + size] in other[max(start - slack, 0) : start + size + slack]:
            return True
    return False


def _without_common_ends(one: str, other: str) -> tuple[str, str]:
    """What two names differ in; the distance stays the same."""
    short = min(len(one), len(other))
    start = next((at for at in range(short) if one[at] != other[at]), short)
    one, other = one[start:], other[start:]
    short -= start
    end = next((at for at in range(short) if one[-1 - at] != other[-1 - at]), short)
    return one[: len(one) - end], other[: len(other) - end]


def distance(one: str, other: str, limit: int) -> int:
    """The fewest letters to insert, drop or replace that make one of the other; at most ``limit`` + 1."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > limit or not _share_a_piece(one, other, limit + 1):
        return limit + 1
    one, other = _without_common_ends(one, other)
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, against in enumerate(other, start=1):
            current.append(min(above[column] + 1, current[-1] + 1, above[column - 1] + (letter != against)))
        if min(current) > limit:
            return limit + 1
        above = current
    return min(above[-1], limit + 1)


def is_swap(one: str, other: str) -> bool:
    """Whether two names differ in two letters that stand side by side and have changed places."""
    if len(one) != len(other):
        return False
    places = [at for at in range(len(one)) if one[at] != other[at]]
    if len(places) != 2 or places[1] - places[0] != 1:
        return False
    first, second = places
    return one[first] == other[second] and one[second] == other[first]


def is_slip(written: str, meant: str) -> bool:
    """Whether a word is another but for a slip of the finger: a letter, two that changed places, or case."""
    if written == meant:
        return False
    one, other = written.casefold(), meant.casefold()
    return one == other or is_swap(one, other) or distance(one, other, 1) == 1


def slip_of(written: str, names: Iterable[str]) -> str:
    """The one of the names that a word is a slip away from; empty where none is."""
    return next((name for name in names if is_slip(written, name)), "")


def likely(written: str, names: Collection[str]) -> str:
    """The name that is probably meant: a slip away, or with most letters in common; empty where none is."""
    return slip_of(written, names) or next(iter(get_close_matches(written, names, 1, 0.7)), "")


def misspelt(
    unknown: Iterable[str],
    lacking: Iterable[str],
    near: Callable[[str, Collection[str]], str] = likely,
) -> dict[str, str]:
    """Which of the ``unknown`` names was to be which of those that are ``lacking``; each is meant but once.

    One slip makes both faults, a name too many and one too few, so it is told as one.
    """
    left = list(lacking)
    found = {}
    for written in unknown:
        if meant := near(written, left):
            left.remove(meant)
            found[written] = meant
    return found
