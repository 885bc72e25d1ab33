"""What a header has once, it has only once.

Programs take the first, and the second changes nothing (`xep.dtd`).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Fault, FaultKind


@rule(Severity.ERROR)
def repeated_element(fault: Fault) -> Problems:
    if fault.kind is FaultKind.REPEATED_ELEMENT:
        yield Problem(fault, f"the <{fault.parent}> has a <{fault.name}> already", "keep one of them")
