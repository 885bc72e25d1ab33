"""Every attribute is one that the format knows on its element.

What is unknown is ignored, and the document does not validate (`xep.dtd`).
"""

from xeptools.checker import Attribute, Problem, Problems, Written, did_you_mean, rule
from xeptools.diagnostics import Severity
from xeptools.model import Fault, FaultKind
from xeptools.resolver.grammar import GRAMMAR


@rule(Severity.ERROR)
def unknown_attribute(fault: Fault, written: Written) -> Problems:
    if fault.kind is FaultKind.UNKNOWN_ATTRIBUTE:
        known = sorted(GRAMMAR[fault.parent].attributes)
        near = did_you_mean(fault.name, (name for name in known if name not in written.attributes(fault)))
        hint = near or (f"it has: {', '.join(known)}" if known else "it has none")
        message = f"<{fault.parent}> has no attribute {fault.name!r}"
        yield Problem(Attribute(fault, fault.name), message, hint)
