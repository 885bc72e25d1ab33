"""A document whose Last Call is going on is Proposed.

A Last Call begins with that status, and the page prints its end only then (XEP-0001 §10).
"""

import datetime as dt

from xeptools.checker import Problem, Problems, Today, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status


@rule(Severity.WARNING)
def unproposed_last_call(header: Header, today: Today) -> Problems:
    if not header.lastcalls or header.status.text in ("", Status.PROPOSED):
        return
    try:
        end = dt.date.fromisoformat(header.lastcalls[0].text)
    except ValueError:
        return
    if end >= today:
        message = f"the Last Call goes on until {end}, and the document is {header.status.text}"
        hint = "make it Proposed, or correct the date"
        yield Problem(header.lastcalls[0], message, hint, related=((header.status, "the status"),))
