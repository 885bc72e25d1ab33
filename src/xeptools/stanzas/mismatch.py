"""Which slip is behind an end tag that does not fit: the one whose remedy lets most of the rest be read.

A parser says that ``</a>`` does not close ``<b>``, never why. So each remedy is tried on what follows,
and the one that needs the fewest more counts; where they need as many, the first in :class:`Slip`.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from xeptools.frozen import frozen
from xeptools.stanzas.tags import Token, TokenKind, tokens

_AHEAD = 8000
"""So many characters behind the fault are looked at."""
_REMEDIES = 4
"""So many are tried one after the other."""
_FAR_OUT = 64
"""So many open elements are looked at."""
_FAR_BACK = 1000
"""So many empty children of what is open are looked at."""
_HOPELESS = 100


class Slip(IntEnum):
    """What may have been meant, the likeliest first."""

    EMPTY = 0
    """``<a/>`` before, and the ``/`` is one too many."""
    TWICE = 1
    """``<a>`` for ``</a>``."""
    EMPTY_END = 2
    """``<a/>`` for ``</a>``."""
    UNCLOSED = 3
    """The end tag of what is open is missing."""
    NAME = 4
    """The end tag has another name."""
    STRAY = 5
    """The end tag is one too many."""


class Cause(NamedTuple):
    """A slip and the tag that it made; for what concerns the end tag alone the start tag of what is open."""

    slip: Slip
    tag: Token | None


@frozen
class _Open:
    """An open element, or the text as a whole; never changed, so that many readings share it."""

    tag: Token | None
    empty: _Empty | None
    parent: _Open | None

    def name(self) -> str:
        return self.tag.name if self.tag is not None else ""


class _Empty(NamedTuple):
    """The last child that is closed in itself, and those before."""

    tag: Token
    before: _Empty | None


class _Try(NamedTuple):
    """A remedy: what is open with it, and how many tokens are read."""

    cause: Cause
    open: _Open
    read: int


def cause(text: str, unclosed: str, at: int, *, elided: bool, dotted: set[int]) -> Cause | None:
    """Why the end tag at ``at``, or the end of the text, does not fit.

    ``unclosed`` goes behind the text; ``elided`` says that end tags may be missing there, ``dotted`` where
    tags begin that stand for whole elements. None where all that is read fits.
    """
    whole = at + _AHEAD >= len(text)
    found = list(tokens(text, min(at + _AHEAD, len(text))))
    if whole:
        end = len(text)
        found += [one._replace(start=end, end=end) for one in tokens(unclosed, len(unclosed))]
        if not elided:
            found.append(Token("", end, end, TokenKind.END, bare=True))
    reading = _Reading(found, dotted)
    index, top = reading.go(0, _Open(None, None, None))
    if index == len(found):
        return None
    tries = list(reading.remedies(index, top))
    scores = [(reading.score(index + one.read, one.open, _REMEDIES - 1), one.cause.slip) for one in tries]
    return tries[scores.index(min(scores))].cause if tries else None


class _Reading:
    """The tags of a text, read from any place on with any elements open."""

    def __init__(self, found: list[Token], dotted: set[int]) -> None:
        self._tokens = found
        self._dotted = dotted

    def go(self, index: int, top: _Open) -> tuple[int, _Open]:
        """Up to the first end tag that does not fit, or to the end."""
        while index < len(self._tokens):
            token = self._tokens[index]
            if token.kind is TokenKind.START:
                top = _Open(token, None, top)
            elif token.kind is TokenKind.EMPTY:
                top = _Open(top.tag, _Empty(token, top.empty), top.parent)
            elif top.parent is not None and top.tag is not None:
                if top.name() != token.name:
                    if top.tag.start not in self._dotted:
                        return index, top
                    index -= 1
                top = top.parent
            elif token.name:
                return index, top
            index += 1
        return index, top

    def score(self, index: int, top: _Open, more: int) -> tuple[int, int]:
        """How many more remedies the rest needs, and how far it is read (less is better)."""
        index, top = self.go(index, top)
        if index == len(self._tokens):
            return 0, -index
        if not more:
            return _HOPELESS, -index
        scores = [self.score(index + one.read, one.open, more - 1) for one in self.remedies(index, top)]
        needed, reach = min(scores, default=(_HOPELESS, -index))
        return needed + 1, reach

    def remedies(self, index: int, top: _Open) -> Iterator[_Try]:
        """What can be done about the end tag at ``index``, which does not fit to what is open."""
        token = self._tokens[index]
        ends = token.name == ""
        if not ends and (found := _last(top, token.name)) is not None:
            yield _Try(Cause(Slip.EMPTY, found.tag), _Open(top.tag, found.before, top.parent), 1)
        if top.parent is not None and top.tag is not None:
            outer = top.parent
            if top.tag.bare and outer.name() == top.name() and outer.parent is not None:
                yield _Try(Cause(Slip.TWICE, top.tag), outer.parent, 0)
            if (found := _last(top, top.name())) is not None and found.tag.bare:
                yield _Try(Cause(Slip.EMPTY_END, found.tag), outer, 0)
            if ends or _is_open(outer, token.name):
                yield _Try(Cause(Slip.UNCLOSED, top.tag), outer, 0)
            if not ends:
                yield _Try(Cause(Slip.NAME, top.tag), outer, 1)
        if not ends:
            yield _Try(Cause(Slip.STRAY, top.tag), top, 1)


def _last(top: _Open, name: str) -> _Empty | None:
    found = top.empty
    for _ in range(_FAR_BACK):
        if found is None or found.tag.name == name:
            return found
        found = found.before
    return None


def _is_open(top: _Open | None, name: str) -> bool:
    for _ in range(_FAR_OUT):
        if top is None:
            return False
        if top.name() == name:
            return True
        top = top.parent
    return False
