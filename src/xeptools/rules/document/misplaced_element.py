"""Every element stands where the format has a place for it.

The content models are those of `xep.dtd`. What stands elsewhere is shown as if it stood somewhere near, or
loses its meaning, and the document does not validate.
"""

from xeptools.checker import Problem, Problems, Written, rule
from xeptools.diagnostics import Severity
from xeptools.model import Fault, FaultKind
from xeptools.resolver.grammar import GRAMMAR

_FEW = 4


@rule(Severity.ERROR)
def misplaced_element(fault: Fault, written: Written) -> Problems:
    if fault.kind is not FaultKind.MISPLACED_ELEMENT:
        return
    places = [name for name, content in GRAMMAR.items() if fault.name in content.children]
    where = " or ".join(f"<{name}>" for name in places)
    hint = f"its place is in {where}" if 0 < len(places) <= _FEW else ""
    if written.from_entity(fault):
        message = (
            f"&{written.name(fault)}; brings <{fault.name}> into <{fault.parent}>, where it may not stand"
        )
        yield Problem(fault, message, f"put it outside the <{fault.parent}>, or write the words")
    else:
        yield Problem(fault, f"<{fault.name}> may not stand in <{fault.parent}>", hint)
