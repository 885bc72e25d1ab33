"""Text stands in elements that may hold text.

Between sections, items and rows it belongs to nothing, and each program puts it somewhere else. In a
section it wants a `<p>` around it.
"""

from xeptools.checker import Problem, Problems, Raw, Written, rule
from xeptools.diagnostics import Severity
from xeptools.model import FaultKind, Xep
from xeptools.source.grammar import GRAMMAR, PHRASES, REQUIRED

_WRAPS = ("p", "li", "tr", "td", "section1", "di", "dd", "tag", "spec")


@rule(Severity.ERROR)
def stray_text(xep: Xep, written: Written) -> Problems:
    # One element is one fault of the reading for each piece of text; they are counted here, by lines.
    faults = {(fault.at, fault.parent): fault for fault in xep.faults if fault.kind is FaultKind.STRAY_TEXT}
    for (_, parent), fault in faults.items():
        if parent == "legal":
            continue  # what a notice says is judged by the rules on licences
        message = f"text stands directly in this <{parent}>"
        places: list[Raw] = written.lines_of_text(fault, PHRASES)
        for place in places or (fault,):
            yield Problem(place, message, _hint(parent))


def _hint(parent: str) -> str:
    children = GRAMMAR[parent].children if parent in GRAMMAR else frozenset()
    wrap = next((name for name in _WRAPS if name in children), None)
    parts = " and ".join(f"<{part}>" for part in REQUIRED.get(parent, ()))
    return f"put it into a <{wrap}>" if wrap else f"put it into {parts}" if parts else ""
