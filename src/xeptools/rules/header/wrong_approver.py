"""The Board approves no Standards Track document, and the Editor none but Humorous ones.

The editors' check refuses the document (XEP-0001 §3; validate-xep0001-conformance.sh, check 8).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Type


@rule(Severity.ERROR)
def wrong_approver(header: Header) -> Problems:
    kind = header.type.text
    for approver in header.approvers:
        if (approver.text == "Board" and kind == Type.STANDARDS_TRACK) or (
            approver.text == "Editor" and kind != Type.HUMOROUS
        ):
            yield Problem(
                approver,
                f"the {approver.text} does not approve {kind} documents",
                "write 'Council', or correct the type",
            )
