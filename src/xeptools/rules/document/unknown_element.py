"""Every element is one of the format's.

The page shows the text of an unknown one, but nothing of what it was meant to do.
"""

from xeptools.checker import Problem, Problems, did_you_mean, rule
from xeptools.diagnostics import Severity
from xeptools.model import Fault, FaultKind
from xeptools.resolver.grammar import GRAMMAR


@rule(Severity.ERROR)
def unknown_element(fault: Fault) -> Problems:
    if fault.kind is FaultKind.UNKNOWN_ELEMENT:
        yield Problem(fault, f"the format has no element <{fault.name}>", did_you_mean(fault.name, GRAMMAR))
