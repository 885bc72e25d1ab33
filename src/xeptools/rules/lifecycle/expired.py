"""A Deprecated document whose day of expiry has passed is Obsolete.

Or the approving body gives it another six months (XEP-0001 §8).
"""

import datetime as dt

from xeptools.checker import Problem, Problems, Today, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status


@rule(Severity.WARNING)
def expired(header: Header, today: Today) -> Problems:
    if header.status.text != Status.DEPRECATED or not header.expires.text:
        return
    try:
        day = dt.date.fromisoformat(header.expires.text)
    except ValueError:
        return
    if day < today:
        yield Problem(
            header.expires, f"the document expired {day}", "set the status to Obsolete, or another date"
        )
