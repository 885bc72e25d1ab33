"""A document neither depends on itself nor replaces itself.

The number is nearly always that of another document, mistyped.
"""

from xeptools.checker import Problem, Problems, Remove, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Spec, SpecKind
from xeptools.tree import Facts


@rule(Severity.ERROR)
def self_reference(spec: Spec, own: Facts) -> Problems:
    if spec.kind is SpecKind.XEP and spec.number == own.number:
        yield Problem(spec, "the document names itself", fix=proposal("leave it out", Remove(spec)))
