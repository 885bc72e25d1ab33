"""Every element stands where the format has a place for it.

The content models are those of `xep.dtd`. What stands elsewhere is shown as if it stood somewhere near, or
loses its meaning, and the document does not validate.
"""

from xeptools.checker import Problem, Problems, Written, rule
from xeptools.diagnostics import Severity
from xeptools.model import Fault, FaultKind
from xeptools.resolver.grammar import GRAMMAR

_FEW = 4
_OUTERMOST = ("xep", "header")
_BLOCKS = GRAMMAR["section1"].children | {f"section{level}" for level in range(1, 6)}


@rule(Severity.ERROR)
def misplaced_element(fault: Fault, written: Written) -> Problems:
    # Markup in the abstract has rules of its own, which say what becomes of it.
    if fault.kind is not FaultKind.MISPLACED_ELEMENT or fault.parent == "abstract":
        return
    if written.from_entity(fault):
        entity = written.name(fault)
        message = f"&{entity}; brings <{fault.name}> into <{fault.parent}>, where it may not stand"
        yield Problem(fault, message, f"put it outside the <{fault.parent}>, or write the words")
        return
    message = f"<{fault.name}> may not stand in <{fault.parent}>"
    around = written.parent(fault)
    if around is None or fault.parent in _OUTERMOST:
        places = [name for name, content in GRAMMAR.items() if fault.name in content.children]
        where = " or ".join(f"<{name}>" for name in places)
        yield Problem(fault, message, f"its place is in {where}" if 0 < len(places) <= _FEW else "")
    else:
        # The element around it goes on too long: that is where the author mends it.
        hint = f"close the <{fault.parent}> before the <{fault.name}>" if fault.name in _BLOCKS else ""
        yield Problem(around, message, hint, related=((fault, f"the <{fault.name}>"),))
