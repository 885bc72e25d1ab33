"""The Editor approves Humorous documents, the Board none but Procedural ones.

So the process has had it since February 2014 (XEP-0001 §3, version 1.21); the editors' check lets
other pairs pass.
"""

import datetime as dt

from xeptools.checker import Problem, Problems, Replace, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Type


@rule(Severity.WARNING, since=dt.date(2014, 2, 25))
def unusual_approver(header: Header) -> Problems:
    kind = header.type.text
    for approver in header.approvers:
        if approver.text in ("Board", "Council") and kind == Type.HUMOROUS:
            usual = "Editor"
        elif approver.text == "Board" and kind in (Type.INFORMATIONAL, Type.HISTORICAL):
            usual = "Council"
        else:
            continue
        message = f"{kind} documents are approved by the {usual}, not by the {approver.text}"
        yield Problem(approver, message, fix=proposal(f"write {usual!r}", Replace(approver, usual)))
