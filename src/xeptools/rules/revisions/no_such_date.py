"""The date of a revision is a day of the calendar, written YYYY-MM-DD.

Scripts read it, and stop at another form (XEP-0143; ISO 8601).
"""

import datetime as dt
import re

from xeptools.checker import Part, Problem, Problems, Replace, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Revision, Xep
from xeptools.model.walk import lacks

_LOOSE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)


@rule(Severity.ERROR)
def no_such_date(revision: Revision, xep: Xep) -> Problems:
    if revision.date is not None or lacks(xep, revision.at, "date"):
        return
    place = Part(revision, "date")
    if not revision.date_text:
        yield Problem(place, f"revision {revision.version} has no date", "write it as YYYY-MM-DD")
        return
    message = f"{revision.date_text!r} is no date"
    meant = _meant(revision.date_text)
    fix = proposal(f"write {meant}", Replace(place, meant)) if meant else None
    yield Problem(
        place, message, f"write {meant}" if meant else "write a day of the calendar as YYYY-MM-DD", fix
    )


def _meant(text: str) -> str:
    found = _LOOSE.fullmatch(text)
    if found is None:
        return ""
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return ""
