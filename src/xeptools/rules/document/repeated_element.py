"""What a header, an author or a revision has once, it has only once.

Programs take the first, and the second changes nothing (`xep.dtd`). In a revision it is often a merge that
put two entries into one.
"""

from xeptools.checker import Problem, Problems, Written, rule
from xeptools.diagnostics import Severity
from xeptools.model import FaultKind, Xep


@rule(Severity.ERROR)
def repeated_element(xep: Xep, written: Written) -> Problems:
    told: set[tuple[str, int]] = set()
    for fault in xep.faults:
        if fault.kind is not FaultKind.REPEATED_ELEMENT:
            continue
        around = written.parent(fault)
        if fault.parent in ("xep", "header") or around is None:
            yield Problem(fault, f"the <{fault.parent}> has a <{fault.name}> already", "keep one of them")
        elif (fault.parent, around.at) not in told:
            # Where two entries became one, each part stands twice; that is one fault.
            told.add((fault.parent, around.at))
            hint = f"keep one of them, or make two <{fault.parent}> of this one"
            yield Problem(fault, f"the <{fault.parent}> has a <{fault.name}> already", hint)
