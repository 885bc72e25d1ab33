"""The status is one of the eleven that the process knows.

Editors' scripts, the list of XEPs and the page compare it letter by letter. What readers see as *Stable*
is written `Draft` (XEP-0001 §8).
"""

from xeptools.checker import Problem, Problems, Replace, did_you_mean, mend, nearest, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Status, Xep


@rule(Severity.ERROR)
def unknown_status(xep: Xep) -> Problems:
    header = xep.header
    text = header.status.text
    if not text or text in set(Status):
        return
    message = f"there is no status {text!r}"
    if text == Status.DRAFT.shown:
        fix = mend("write 'Draft'", Replace(header.status, Status.DRAFT))
        yield Problem(header.status, message, "the source says 'Draft' where the page says 'Stable'", fix)
    else:
        meant = nearest(text, Status)
        change = proposal(f"write {meant!r}", Replace(header.status, meant)) if meant else None
        yield Problem(header.status, message, did_you_mean(text, Status), change)
