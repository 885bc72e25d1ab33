"""The header names the one body that approves the document.

The editors' check refuses a document without it (validate-xep0001-conformance.sh, check 6), and the
page and the requests of authors go by it.
"""

from xeptools.checker import InsertAfter, Problem, Problems, Remove, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Type

_USUAL = {Type.HUMOROUS: "Editor", Type.PROCEDURAL: "Board"}
"""XEP-0001 §3: everything else is for the Council."""


@rule(Severity.ERROR)
def not_one_approver(header: Header) -> Problems:
    named = [approver for approver in header.approvers if approver.text]
    for further in named[1:]:
        fix = proposal("leave it out", Remove(further))
        yield Problem(further, f"{named[0].text!r} approves the document already", "name one of them", fix)
    if named:
        return
    usual = next((body for kind, body in _USUAL.items() if header.type.text == kind), "Council")
    hint = f"write <approver>{usual}</approver>"
    if header.approvers:
        yield Problem(header.approvers[0], "<approver> is empty", hint)
    else:
        fix = proposal(hint, InsertAfter(header.sig, f"<approver>{usual}</approver>"))
        place = header.sig if header.sig.at >= 0 else header
        yield Problem(place, "no <approver> says who approves the document", hint, fix)
