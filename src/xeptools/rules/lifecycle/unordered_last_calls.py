"""Of several Last Calls the newest stands first.

Page, list and mail read the first one alone.
"""

from xeptools.checker import Problem, Problems, Replace, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header


@rule(Severity.ERROR)
def unordered_last_calls(header: Header) -> Problems:
    dates = [lastcall.text for lastcall in header.lastcalls]
    ordered = sorted(dates, reverse=True)
    if dates == ordered:
        return
    changes = [
        Replace(lastcall, date)
        for lastcall, date in zip(header.lastcalls, ordered, strict=True)
        if lastcall.text != date
    ]
    newest = header.lastcalls[dates.index(ordered[0])]
    message = f"the Last Call of {newest.text} does not stand first"
    yield Problem(newest, message, "the newest stands first", mend("put the newest first", *changes))
