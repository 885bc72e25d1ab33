"""Reports for programs: as plain data, and as diagnostics for whatever shows those."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from xeptools.diagnostics import Diagnostic, Severity
from xeptools.license.verdict import Difference, Notice, Verdict

if TYPE_CHECKING:  # who tells a difference needs neither patterns nor an index
    from xeptools.license.detect import Finding
    from xeptools.license.policy import Report

LAWS = {
    "license/missing-notice": "XEP material carries the notice of its licence",
    "license/altered-notice": "The notice is the published one, word for word",
    "license/foreign-holder": "The copyright is the XMPP Standards Foundation's",
    "license/outdated-notice": "XEPs carry the notice that they have had since 2008-01-23",
    "license/other-notice": "A XEP is under the licence of the XEP series",
    "license/public-domain": "No new document is in the public domain",
    "license/unexpected-notice": "Each file carries the notice that was asked for",
}
"""The findings by name, each with what should be so; the checker's rules on XEPs have the same names."""
_FINDINGS = {
    Verdict.MISSING: ("license/missing-notice", "no notice that grants anything"),
    Verdict.ALTERED: ("license/altered-notice", "the notice is not the published one"),
    Verdict.PRE_2008: ("license/outdated-notice", "the notice of the years before 2008"),
    Verdict.PUBLIC_DOMAIN: ("license/public-domain", "a document that is not in the public domain says so"),
}
_FOREIGN = ("license/foreign-holder", "the notice is somebody else's")
_OTHERWISE = ("license/other-notice", "another licence than that of the XEP series")


def record(report: Report) -> dict[str, object]:
    """Give a report as data for ``json.dumps``; the names are a contract. ``remedy`` is null without need."""
    return {
        "path": report.path,
        "verdict": report.verdict.value,
        "context": report.context.value,
        "notices": [_notice(notice) for notice in report.notices],
        "remedy": report.remedy or None,
    }


def _notice(notice: Notice) -> dict[str, object]:
    return {
        "verdict": notice.verdict.value,
        "family": notice.family,
        "wording": notice.wording or None,
        "holder": notice.holder or None,
        "years": notice.years or None,
        "line": notice.line,
        "end_line": notice.end_line,
        "differences": [_difference(difference) for difference in notice.differences],
    }


def _difference(difference: Difference) -> dict[str, object]:
    return {
        "part": difference.part,
        "line": difference.line,
        "expected": difference.expected,
        "found": difference.found,
        "matters": difference.matters,
    }


def found_record(finding: Finding) -> dict[str, object]:
    """Give what was found in a file as data for ``json.dumps``."""
    return {
        "path": finding.path,
        "verdict": finding.verdict.value,
        "matches": [
            {
                "xep": match.work.called,
                "title": match.work.title,
                "kind": match.kind,
                "line": match.line,
                "end_line": match.end_line,
                "words": match.words,
                "share": round(match.share, 2),
                "source": match.work.name,
                "source_line": match.source_line,
                "also": list(match.also),
            }
            for match in finding.matches
        ],
        "remedy": finding.remedy or None,
    }


def diagnostics(reports: Iterable[Report], expect: Verdict | None = None) -> Iterator[Diagnostic]:
    """Give a diagnostic for each file that does not carry what it must, or not what is expected of all."""
    for report in reports:
        if expect is not None and report.verdict is not expect:
            message = f"{expect} was expected, {report.verdict} is here"
            yield Diagnostic(
                report.path, report.span, "license/unexpected-notice", Severity.ERROR, message, report.remedy
            )
        elif report.failed:
            rule, message = _FINDINGS.get(report.verdict, _OTHERWISE)
            differences = deciding(report)
            if differences and all(difference.part == "holder" for difference in differences):
                rule, message = _FOREIGN
            told = [sentence(difference) for difference in differences]
            message = ": ".join([message, *told[:1]])
            yield Diagnostic(report.path, report.span, rule, Severity.ERROR, message, report.remedy)


def deciding(report: Report) -> tuple[Difference, ...]:
    """The differences that matter of the notice that the verdict is about."""
    for notice in report.notices:
        if notice.verdict is report.verdict is Verdict.ALTERED:
            return tuple(difference for difference in notice.differences if difference.matters)
    return ()


def sentence(difference: Difference) -> str:
    """Tell a difference in words."""
    part, expected, found = difference.part, _short(difference.expected), _short(difference.found)
    if part == "order":
        return f"the parts stand as {found}, not as {expected}"
    if part == "wording":
        return f"wording {found}; {expected} is the newer one"
    if not found:
        return f"in {part} is missing: {expected!r}" if difference.matters else f"there is no {part}"
    if not expected:
        return f"in {part} was added: {found!r}"
    return f"in {part}: {found!r} stands for {expected!r}"


_SHOWN = 120
"""Characters of the words that a sentence quotes."""


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN].rpartition(" ")[0] + " …"
