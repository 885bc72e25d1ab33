"""A Proposed document says when its Last Call ends.

The notice on the page and the announcement print the date; the script that sends the mail stops without it
(XEP-0001 §5).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status


@rule(Severity.ERROR)
def no_last_call(header: Header) -> Problems:
    if header.status.text == Status.PROPOSED and not header.lastcalls:
        hint = "put <lastcall>YYYY-MM-DD</lastcall> after the status"
        yield Problem(header.status, "the document is Proposed and has no Last Call", hint)
