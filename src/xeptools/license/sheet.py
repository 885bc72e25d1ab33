"""Reports for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from xeptools.diagnostics.text import BOLD, FAINT, counted, painted, visible
from xeptools.license.notices import ERAS
from xeptools.license.policy import Report
from xeptools.license.records import sentence
from xeptools.license.verdict import Notice, Verdict

if TYPE_CHECKING:
    from xeptools.license.detect import Finding

_TOLD = 6
"""Differences of one notice; whoever wants all of them reads the JSON."""
_GOOD, _BAD = "32;1", "31;1"


def sheet(reports: Sequence[Report], expect: Verdict | None, *, colour: bool) -> str:
    """Write each report out: verdict, notices with their lines, differences, what to do."""
    return "".join(f"{line}\n" for report in reports for line in _lines(report, expect, colour=colour))


def summary(reports: Sequence[Report], failing: int) -> str:
    """Count the verdicts in words."""
    counts = Counter(report.verdict for report in reports)
    told = ", ".join(f"{counts[verdict]:,} {verdict}" for verdict in Verdict if counts[verdict])
    need = f"; {counted(failing, 'file')} not as it must be" if failing else ""
    return f"{counted(len(reports), 'file')}: {told or 'nothing'}{need}"


def _lines(report: Report, expect: Verdict | None, *, colour: bool) -> Iterator[str]:
    good = not report.failed and expect in {None, report.verdict}
    verdict = painted(report.verdict.value, _GOOD if good else _BAD, colour)
    yield f"{painted(visible(report.path), BOLD, colour)}: {verdict}"
    if not good and expect is not None and report.verdict is not expect:
        yield f"    {expect} was expected"
    for notice in report.notices:
        yield f"    {_place(notice)}: {_described(notice)}"
        for difference in notice.differences[:_TOLD]:
            mark = "" if difference.matters else painted("for information: ", FAINT, colour)
            yield f"        {mark}{visible(sentence(difference))}"
        if len(notice.differences) > _TOLD:
            yield f"        and {len(notice.differences) - _TOLD} more"
    if report.remedy:
        yield f"    {painted('to do:', FAINT, colour)} {visible(report.remedy)}"


def _place(notice: Notice) -> str:
    if notice.end_line > notice.line:
        return f"lines {notice.line}-{notice.end_line}"
    return f"line {notice.line}"


def _described(notice: Notice) -> str:
    told = [f"{notice.verdict} ({notice.family})" if notice.family != notice.verdict else notice.family]
    if notice.wording:
        told.append(notice.wording)
    if notice.holder or notice.years:
        told.append(visible(" ".join(filter(None, ["©", notice.years, notice.holder]))))
    if notice.origin:
        told.append(f"by {notice.origin}" if notice.origin.startswith("entity ") else f"in a {notice.origin}")
    if notice.wording in ERAS and notice.verdict is Verdict.MODIFIED_MIT:
        told.append(ERAS[notice.wording])
    return ", ".join(told)


def findings_sheet(findings: Sequence[Finding], *, colour: bool) -> str:
    """Write out what was found in each file: the XEP, the lines, how much of the piece that is."""
    lines: list[str] = []
    for finding in findings:
        lines.append(painted(visible(finding.path), BOLD, colour))
        for match in finding.matches:
            place = (
                f"lines {match.line}-{match.end_line}"
                if match.end_line > match.line
                else f"line {match.line}"
            )
            share = "all" if match.share > _ALL else f"{match.share:.0%}"
            also = f" (also in {', '.join(match.also)})" if match.also else ""
            title = visible(match.work.title)
            lines.append(
                f"    {place}: {match.work.called}, {title}: {share} of the {match.kind} at line "
                f"{match.source_line}{also}"
            )
        if finding.remedy:
            lines.append(f"    {painted('to do:', FAINT, colour)} {visible(finding.remedy)}")
    return "".join(f"{line}\n" for line in lines)


def findings_summary(findings: Sequence[Finding]) -> str:
    """Count in words."""
    bare = sum(bool(finding.remedy) for finding in findings)
    tail = f", {bare:,} of them without the notice" if findings else ""
    return f"{counted(len(findings), 'file')} with XEP material{tail}"


_ALL = 0.95
