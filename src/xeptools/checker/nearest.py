"""What an author probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 80
"""Characters of a word that is compared: the time grows with the square of them."""


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like ``word``, letter case aside; None where none is like it."""
    if len(word) > _LONGEST:
        return None
    folded: dict[str, str] = {}
    for candidate in candidates:
        if len(candidate) > _LONGEST:
            continue
        folded.setdefault(candidate.casefold(), str(candidate))
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=0.7)
    return folded[found[0]] if found else None


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """A hint that names the nearest candidate; empty where none is near."""
    found = nearest(word, candidates)
    return f"did you mean {found!r}?" if found is not None else ""
