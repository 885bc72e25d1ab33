"""Text stands in elements that may hold text.

Between sections, items and rows it belongs to nothing, and each program puts it somewhere else. In a
section it wants a `<p>` around it.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Fault, FaultKind
from xeptools.resolver.grammar import GRAMMAR


@rule(Severity.ERROR)
def stray_text(fault: Fault) -> Problems:
    if fault.kind is not FaultKind.STRAY_TEXT:
        return
    children = GRAMMAR[fault.parent].children if fault.parent in GRAMMAR else frozenset()
    wrap = next((name for name in ("p", "li", "tr", "section1") if name in children), None)
    hint = f"put it into a <{wrap}>" if wrap else ""
    yield Problem(fault, f"text stands directly in this <{fault.parent}>", hint)
