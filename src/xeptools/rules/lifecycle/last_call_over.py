"""A Last Call that is over is followed by a decision.

The approving body votes, extends the call, or moves the document back to Experimental (XEP-0001 §8).
"""

import datetime as dt

from xeptools.checker import Problem, Problems, Today, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status


@rule(Severity.WARNING)
def last_call_over(header: Header, today: Today) -> Problems:
    if header.status.text != Status.PROPOSED or not header.lastcalls:
        return
    try:
        end = dt.date.fromisoformat(header.lastcalls[0].text)
    except ValueError:
        return
    if end < today:
        hint = "ask for a vote, extend the call, or move the document back to Experimental"
        yield Problem(header.lastcalls[0], f"the Last Call ended {end}", hint)
