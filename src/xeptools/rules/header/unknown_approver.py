"""The approver is the Council, the Board or the Editor.

There is nobody else who could approve a document (XEP-0001 §3; validate-xep0001-conformance.sh, check 6).
"""

from xeptools.checker import Problem, Problems, Replace, nearest, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header

BODIES = ("Council", "Board", "Editor")


@rule(Severity.ERROR)
def unknown_approver(header: Header) -> Problems:
    for approver in header.approvers:
        if approver.text and approver.text not in BODIES:
            meant = nearest(approver.text, BODIES)
            fix = proposal(f"write {meant!r}", Replace(approver, meant)) if meant else None
            hint = "write 'Council', 'Board' or 'Editor'"
            yield Problem(approver, f"nobody called {approver.text!r} approves documents", hint, fix)
