"""The header has what every header has.

Page, list, mail and bibliography are made of it (`xep.dtd`).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Fault, FaultKind, Header, Xep
from xeptools.source.grammar import REQUIRED


@rule(Severity.ERROR)
def missing_element(fault: Fault, header: Header, xep: Xep) -> Problems:
    if fault.kind is not FaultKind.MISSING_ELEMENT:
        return
    # An entity that is not declared may have been to bring it in, and is told of itself.
    if any(told.rule == "document/undeclared-entity" for told in xep.diagnostics):
        return
    if fault.parent == "header" and header.at < 0:
        if fault is next(other for other in xep.faults if other.kind is FaultKind.MISSING_ELEMENT):
            yield Problem(
                xep.header, "the document has no <header>", "begin it with the header of the template"
            )
        return
    # Where text stands in place of the parts, the text is what is told.
    strays = (other for other in xep.faults if other.kind is FaultKind.STRAY_TEXT)
    if fault.parent in REQUIRED and any(
        (other.at, other.parent) == (fault.at, fault.parent) for other in strays
    ):
        return
    if fault.name != "legal":  # which license/missing-notice tells, for it knows more of it
        yield Problem(fault, f"the <{fault.parent}> has no <{fault.name}>", f"add <{fault.name}>")
