"""No revision is dated after today.

Nearly always a slip in the year or the month; the page would be announced as news that has not happened
yet.
"""

from xeptools.checker import Part, Problem, Problems, Today, rule
from xeptools.diagnostics import Severity
from xeptools.model import Revision


@rule(Severity.ERROR)
def future_date(revision: Revision, today: Today) -> Problems:
    if revision.date is not None and revision.date > today:
        message = f"revision {revision.version} is dated {revision.date}, after today ({today})"
        yield Problem(Part(revision, "date"), message, "correct the date")
