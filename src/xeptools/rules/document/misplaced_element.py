"""Every element stands where the format has a place for it.

The content models are those of `xep.dtd`. What stands elsewhere is shown as if it stood somewhere near, or
loses its meaning, and the document does not validate.
"""

from functools import cache

from xeptools.checker import Problem, Problems, Written, rule
from xeptools.diagnostics import Severity
from xeptools.model import Fault, FaultKind, Xep
from xeptools.resolver.walk import SECTIONS
from xeptools.source.grammar import GRAMMAR, PHRASES

_FEW = 4
_OUTERMOST = ("xep", "header")
_WORDS_ALONE = "keep its words without the tags"
_BLOCKS = GRAMMAR["section1"].children | {*SECTIONS}


@rule(Severity.ERROR)
def misplaced_element(xep: Xep, written: Written) -> Problems:
    lines = _LinesOfText(xep, written)
    brought: dict[tuple[int, str], list[Fault]] = {}
    for fault in xep.faults:
        # Markup in the abstract has rules of its own, which say what becomes of it.
        if fault.kind is not FaultKind.MISPLACED_ELEMENT or fault.parent == "abstract":
            continue
        if written.from_entity(fault):
            brought.setdefault((fault.at, fault.parent), []).append(fault)
        elif not lines.hold(fault):
            yield _typed(fault, written)
    for (_, parent), faults in brought.items():
        names = " and ".join(dict.fromkeys(f"<{fault.name}>" for fault in faults))
        message = f"&{written.name(faults[0])}; brings {names} into <{parent}>, where it may not stand"
        yield Problem(faults[0], message, f"put it outside the <{parent}>, or write the words")


class _LinesOfText:
    """The lines of stray text: what stands in one gets its place with it, and is not told beside it."""

    def __init__(self, xep: Xep, written: Written) -> None:
        self._written = written
        self._strays = {fault.at for fault in xep.faults if fault.kind is FaultKind.STRAY_TEXT}
        self._lines = cache(lambda around: written.lines_of_text(around, PHRASES))

    def hold(self, fault: Fault) -> bool:
        around = self._written.parent(fault)
        if around is None or around.at not in self._strays or fault.name not in PHRASES:
            return False
        tag = self._written.tag(fault)
        return tag is not None and any(line.start <= tag.start < line.end for line in self._lines(around))


def _typed(fault: Fault, written: Written) -> Problem:
    message = f"<{fault.name}> may not stand in <{fault.parent}>"
    around = written.parent(fault)
    if fault.parent == "xep" and fault.name in _BLOCKS:
        hint = "make it a <section1>" if fault.name in SECTIONS else "put it into a <section1>"
        return Problem(fault, message, hint)
    if around is None or fault.parent in _OUTERMOST:
        places = [name for name, content in GRAMMAR.items() if fault.name in content.children]
        where = " or ".join(f"<{name}>" for name in places)
        return Problem(
            fault, message, f"its place is in {where}" if 0 < len(places) <= _FEW else _WORDS_ALONE
        )
    if _fits_behind(fault, written):
        # Nothing is wrong with the element: the end tag of the one around it stands too late, or nowhere.
        tag = written.tag(fault)
        line = f" in line {written.line(tag)}" if tag else ""
        hint = f"close the <{fault.parent}> before the <{fault.name}>{line}"
        return Problem(around, message, hint, related=((fault, f"the <{fault.name}>"),))
    return Problem(fault, message, _remedy(fault), related=((around, f"the <{fault.parent}> around it"),))


def _fits_behind(fault: Fault, written: Written) -> bool:
    """Whether an element could stand where the one around it ends."""
    around = written.parent(fault)
    outer = written.parent(around) if around is not None else None
    content = GRAMMAR.get(written.name(outer)) if outer is not None else None
    return content is not None and fault.name in content.children and fault.name not in PHRASES


def _remedy(fault: Fault) -> str:
    if fault.name in SECTIONS and fault.parent in SECTIONS[:-1]:
        return f"make it a <{SECTIONS[SECTIONS.index(fault.parent) + 1]}>"
    return f"close the <{fault.parent}> before the <{fault.name}>" if fault.name in _BLOCKS else _WORDS_ALONE
