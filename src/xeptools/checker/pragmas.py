"""Comments in a document that silence rules: ``<!-- xeptools: ignore RULE reason -->``.

A pragma speaks of the element after it, with all that is in it; before the outermost element that is
the whole file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from xeptools.checker.nearest import did_you_mean
from xeptools.checker.places import Raw
from xeptools.checker.problem import Problem, Remove, mend
from xeptools.checker.rule import Rule
from xeptools.checker.select import fits
from xeptools.checker.written import Written
from xeptools.source import Source
from xeptools.source.tokens import Kind, Token, Tokens

_ANY = re.compile(rb"<!--\s*xeptools:")
_PRAGMA = re.compile(
    r"<!--\s*xeptools:\s*ignore\s+(?P<rules>[\w*/-]+(?:\s*,\s*[\w*/-]+)*)(?:\s.*)?-->", re.DOTALL
)


_MOST = 1_000
"""Rules that the pragmas of a document may name: each finding is held against all."""


@dataclass(slots=True)
class Pragma:
    """One such comment."""

    where: Raw
    patterns: tuple[str, ...]
    """The rules it silences; empty where it cannot be understood."""
    covers: Raw
    used: set[str] = field(default_factory=set)
    """The patterns that have silenced something."""


class Pragmas:
    """The pragmas of one document."""

    def __init__(self, written: Written, source: Source) -> None:
        self._pragmas: list[Pragma] = []
        self._beyond: Raw | None = None
        """The first pragma that is not read, for there are too many."""
        named = 0
        for pragma in _read(written, source):
            named += max(1, len(pragma.patterns))
            if named > _MOST:
                self._beyond = pragma.where
                break
            self._pragmas.append(pragma)

    def __bool__(self) -> bool:
        return bool(self._pragmas) or self._beyond is not None

    def silence(self, rule: Rule, offset: int) -> bool:
        """Whether a finding that begins at ``offset`` of the UTF-8 is not to be told."""
        silenced = False
        for pragma in self._pragmas:
            if pragma.covers.start <= offset < pragma.covers.end:
                for pattern in pragma.patterns:
                    if fits(rule, pattern):
                        pragma.used.add(pattern)
                        silenced = True
        return silenced

    def useless(self, rules: Collection[Rule], kept: Collection[Rule]) -> Iterator[Problem]:
        """What is wrong with the pragmas themselves, after all findings have been offered to them.

        ``rules`` are all there are; of those not ``kept`` in this run nobody knows whether they would
        have found something.
        """
        if self._beyond is not None:
            message = f"more than {_MOST:,} rules are named in pragmas: from here on they silence nothing"
            yield Problem(self._beyond, message, "leave rules out in the settings of the tree")
        for pragma in self._pragmas:
            if not pragma.patterns:
                hint = "write <!-- xeptools: ignore RULE reason -->"
                yield Problem(pragma.where, "this pragma is not understood", hint)
            idle = []
            for pattern in pragma.patterns:
                if not any(fits(rule, pattern) for rule in rules):
                    hint = did_you_mean(pattern, (rule.name for rule in rules))
                    yield Problem(pragma.where, f"there is no rule {pattern!r}", hint)
                elif pattern not in pragma.used and any(fits(rule, pattern) for rule in kept):
                    idle.append(pattern)
            fix = (
                mend("remove the pragma", Remove(pragma.where)) if len(idle) == len(pragma.patterns) else None
            )
            for pattern in idle:
                yield Problem(
                    pragma.where, f"this pragma silences nothing: {pattern} finds no fault here", fix=fix
                )


def _read(written: Written, source: Source) -> Iterator[Pragma]:
    utf8 = written.utf8
    if not _ANY.search(utf8):  # cutting a document into tokens is not cheap
        return
    tags = [token for token in source.tokens.tokens if token.kind in (Kind.START, Kind.END)]
    for comment in written.comments:
        if not _ANY.match(utf8, comment.start):
            continue
        found = _PRAGMA.fullmatch(written.text(comment))
        patterns = tuple(re.split(r"\s*,\s*", found["rules"])) if found else ()
        yield Pragma(comment, patterns, _covered(comment, utf8, source.tokens, tags))


def _covered(comment: Raw, utf8: bytes, tokens: Tokens, tags: Sequence[Token]) -> Raw:
    """The element after a comment; nothing where the one around it ends there."""
    root = tokens.tag(0)
    if root is None or comment.start < root.start:
        return Raw(0, len(utf8) + 1)
    following = bisect_left(tags, comment.end, key=lambda token: token.start)
    if following == len(tags) or tags[following].kind is Kind.END:
        return Raw(comment.end, comment.end)
    start = tags[following]
    close = tokens.close(start.node)
    return Raw(start.start, close.end if close is not None else start.end)
