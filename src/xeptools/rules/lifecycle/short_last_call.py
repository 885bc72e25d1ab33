"""A Last Call lasts fourteen days at least.

XEP-0001 §5 gives the community that time. It cannot have begun before the newest revision that is more than
editorial.
"""

import datetime as dt

from xeptools.checker import Problem, Problems, later, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status
from xeptools.model.version import version_parts

_DAYS = 14


@rule(Severity.WARNING)
def short_last_call(header: Header) -> Problems:
    if header.status.text != Status.PROPOSED or not header.lastcalls:
        return
    try:
        end = dt.date.fromisoformat(header.lastcalls[0].text)
    except ValueError:
        return
    for revision in header.revisions:
        parts = version_parts(revision.version)
        if revision.date is not None and parts is not None and parts[2] == 0:
            if revision.date < end < later(revision.date, _DAYS):
                message = (
                    f"the Last Call ends {(end - revision.date).days} days after version {revision.version}"
                )
                yield Problem(
                    header.lastcalls[0], message, f"give it until {later(revision.date, _DAYS)} or later"
                )
            return
