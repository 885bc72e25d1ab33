"""The end of a Last Call is one day of the calendar, written YYYY-MM-DD.

It is printed in the notice and in the announcement, and compared by scripts.
"""

import datetime as dt
import re

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header

_SHAPE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@rule(Severity.ERROR)
def no_such_last_call_date(header: Header) -> Problems:
    for lastcall in header.lastcalls:
        if not _exists(lastcall.text):
            yield Problem(lastcall, f"{lastcall.text!r} is no date", "write one day as YYYY-MM-DD")


def _exists(text: str) -> bool:
    if not _SHAPE.fullmatch(text):
        return False
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
