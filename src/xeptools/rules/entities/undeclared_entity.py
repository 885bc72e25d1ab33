"""The entities that an entity uses are declared in the same file.

Otherwise every document that uses it is not well-formed (XML 1.0 §4.1).
"""

import re

from xeptools.checker import EntityFile, Problem, Problems, Raw, did_you_mean, rule
from xeptools.diagnostics import Severity

_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})
_REFERENCE = re.compile(
    rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?P<name>[^\s#&;<>\"']+);", re.DOTALL
)


_MOST_HINTS = 20
"""To look for what was meant takes its time, and where so many are undeclared the fault is another one."""


@rule(Severity.ERROR)
def undeclared_entity(file: EntityFile) -> Problems:
    declared = _PREDEFINED.union(one.name for one in file.declarations)
    told: set[str] = set()
    for declaration in file.declarations:
        for reference in _REFERENCE.finditer(file.utf8, declaration.start, declaration.end):
            name = (reference["name"] or b"amp").decode()
            if name in declared or name in told:
                continue
            told.add(name)
            meant = did_you_mean(name, declared) if len(told) <= _MOST_HINTS else ""
            yield Problem(
                Raw(*reference.span()),
                f"&{declaration.name}; uses &{name};, which is not declared",
                meant or "declare it in this file",
            )
