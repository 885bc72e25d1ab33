"""The reports of many files, in several processes where there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

from xeptools.license.files import File, contents, files_in
from xeptools.license.policy import Context, Report
from xeptools.license.reading import report_of
from xeptools.license.verdict import Verdict
from xeptools.workers import spread

_FEW = 64
"""Files that one process reads before another would have started."""


def check(
    paths: Sequence[str], *, jobs: int = 1, progress: Callable[[int, int], None] | None = None
) -> list[Report]:
    """Judge files, folders and archives; the reports stand in the order of the files.

    Below folders and in archives binary files are left out. Raises XeptoolsError where something cannot
    be read.
    """
    with ExitStack() as keep:
        files = list(files_in(paths, keep))
        named = set(paths)
        reports: list[Report | None] = [None] * len(files)
        for done, (number, report) in enumerate(spread(_report, files, jobs if len(files) > _FEW else 1), 1):
            reports[number] = report
            if progress is not None:
                progress(done, len(files))
        return list(_told(files, reports, named))


def _told(files: Sequence[File], reports: Sequence[Report | None], named: set[str]) -> Iterator[Report]:
    for file, report in zip(files, reports, strict=True):
        if report is not None:
            yield report
        elif file.path in named:
            yield Report(file.path, Verdict.MISSING, Context.FILE, (), "")


def _report(file: File) -> Report | None:
    data = contents(file)
    return None if data is None else report_of(data, file.path, file.place)


def check_bytes(data: bytes, name: str = "<stdin>") -> Report:
    """Judge what has no place on disk; a XEP's entity file cannot be found then, so it lends nothing."""
    return report_of(data, name) or Report(name, Verdict.MISSING, Context.FILE, (), "")
