"""The reports of many files, in several processes where there are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from xeptools.license.files import File, contents, files_in
from xeptools.license.policy import Context, Report
from xeptools.license.reading import report_of
from xeptools.license.verdict import Verdict
from xeptools.workers import Progress, spread

_FEW = 64
"""Files that one process reads before another would have started."""


def check(paths: Sequence[str], *, jobs: int = 1, progress: Progress | None = None) -> list[Report]:
    """Judge files, folders and archives; the reports stand in the order of the files.

    Below folders and in archives binary files are left out. Raises XeptoolsError where something cannot
    be read.
    """
    with ExitStack() as keep:
        files = list(files_in(paths, keep))
        reports = spread(_report, files, jobs, few=_FEW, progress=progress)
        return list(_told(files, reports, set(paths)))


def _told(
    files: Sequence[File], reports: Sequence[Report | bool | None], named: set[str]
) -> Iterator[Report]:
    for file, report in zip(files, reports, strict=True):
        if isinstance(report, Report):
            yield report
        elif report is True or file.path in named:
            yield _nothing(file.path)


def _nothing(path: str) -> Report:
    return Report(path, Verdict.MISSING, Context.FILE, (), "")


def _report(file: File) -> Report | bool | None:
    """Judge one file; True where it has nothing, which is quicker to pass on; None if it is binary."""
    data = contents(file)
    report = None if data is None else report_of(data, file.path, file.place)
    return True if report == _nothing(file.path) else report


def check_bytes(data: bytes, name: str = "<stdin>", place: str | None = None) -> Report:
    """Judge what is not on disk, or not yet.

    ``place`` is where it belongs: without one a XEP's entity file cannot be found, so it lends nothing.
    """
    return report_of(data, name, place) or _nothing(name)
