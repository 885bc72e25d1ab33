"""Which rules are kept for a document, and how hard: the one place that decides it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from fnmatch import fnmatchcase

from xeptools.checker.discovery import rules
from xeptools.checker.nearest import did_you_mean
from xeptools.checker.rule import Rule
from xeptools.config import Config
from xeptools.diagnostics import Severity
from xeptools.errors import XeptoolsError
from xeptools.frozen import frozen
from xeptools.model import Header, Status

SETTLED = frozenset({Status.OBSOLETE, Status.REJECTED, Status.RETRACTED, Status.DEPRECATED, Status.DEFERRED})
"""The states of a document that nobody is going to edit."""

_SOFTER = {
    Severity.ERROR: Severity.WARNING,
    Severity.WARNING: Severity.ADVICE,
    Severity.ADVICE: Severity.ADVICE,
}
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.ADVICE: 2}


@frozen
class Selection:
    """What a caller wants told.

    A pattern is a rule's name (``header/unknown-status``), a group (``header``), a glob over names,
    ``default`` (all that are told unasked) or ``all``.
    """

    select: tuple[str, ...] = ("default",)
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Another severity for the rules of a pattern; the last that fits counts, and is not softened."""
    per_file: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Rules ignored in the files of a glob, which speaks of the path's end (``inbox/*.xml``)."""
    level: Severity = Severity.WARNING
    """The lowest level that is told."""


def selection(
    config: Config, select: Sequence[str] = (), ignore: Sequence[str] = (), level: Severity | None = None
) -> Selection:
    """What a project's settings and a caller's wishes come to; ``select`` goes before the project's.

    Without ``level`` warnings and errors are told, and all that the caller selects. XeptoolsError for a
    pattern that names no rule.
    """
    wanted = tuple(select) or config.select or ("default",)
    unwanted = (*config.ignore, *ignore)
    per_file = [pattern for patterns in config.per_file.values() for pattern in patterns]
    _refuse_unknown((*select, *ignore), "")
    _refuse_unknown((*config.select, *config.ignore, *config.severity, *per_file), f"{config.path}: ")
    if level is None:
        level = Severity.ADVICE if select else Severity.WARNING
    return Selection(wanted, unwanted, config.severity, config.per_file, level)


def _refuse_unknown(patterns: Iterable[str], place: str) -> None:
    for pattern in patterns:
        if not any(fits(rule, pattern) for rule in rules()):
            meant = did_you_mean(pattern, (name for rule in rules() for name in (rule.name, rule.group)))
            raise XeptoolsError(f"{place}there is no rule {pattern!r}{meant and '; ' + meant}")


def reaches(severity: Severity, level: Severity) -> bool:
    """Whether ``severity`` is at least as bad as ``level``."""
    return _RANK[severity] <= _RANK[level]


def fits(rule: Rule, pattern: str) -> bool:
    """Whether a pattern names the rule."""
    if pattern == "default":
        return rule.default
    return pattern in ("all", rule.name, rule.group) or fnmatchcase(rule.name, pattern)


def selected(selection: Selection) -> list[Rule]:
    """The rules that are kept at all, whatever the document.

    Those whose fault keeps a document from being judged are, unless they are ignored by name.
    """
    return [
        rule
        for rule in rules()
        if (rule.stops or any(fits(rule, pattern) for pattern in selection.select))
        and not any(
            rule.name == pattern if rule.stops else fits(rule, pattern) for pattern in selection.ignore
        )
    ]


def severity_in(rule: Rule, header: Header | None, path: str, selection: Selection) -> Severity | None:
    """How hard a rule is on a document; None where it is not kept there.

    ``header`` is None for a document whose header is not known.
    """
    for glob, patterns in selection.per_file.items():
        if _lies_in(path, glob) and any(fits(rule, pattern) for pattern in patterns):
            return None
    if rule.since is not None and (header is None or not _begun_since(header, rule.since)):
        return None
    severity = rule.severity
    given = [level for pattern, level in selection.severity.items() if fits(rule, pattern)]
    if given:
        severity = given[-1]
    elif header is not None and header.status.text in SETTLED and rule.function is not None:
        # What keeps a document from being read at all is as bad in an old one.
        severity = _SOFTER[severity]
    return severity if reaches(severity, selection.level) else None


def _begun_since(header: Header, day: dt.date) -> bool:
    dates = [revision.date for revision in header.revisions if revision.date is not None]
    return bool(dates) and min(dates) >= day


def _lies_in(path: str, glob: str) -> bool:
    plain = path.replace("\\", "/")
    return fnmatchcase(plain, glob) or fnmatchcase(plain, f"*/{glob}")
