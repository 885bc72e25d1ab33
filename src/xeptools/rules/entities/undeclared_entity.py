"""The entities that an entity uses are declared in the same file.

Otherwise every document that uses it is not well-formed (XML 1.0 §4.1).
"""

import re

from xeptools.checker import EntityFile, Problem, Problems, Raw, did_you_mean, rule
from xeptools.diagnostics import Severity

_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})
_REFERENCE = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|&(?P<name>[^\s#&;<>\"']+);", re.DOTALL)


@rule(Severity.ERROR)
def undeclared_entity(file: EntityFile) -> Problems:
    declared = _PREDEFINED.union(one.name for one in file.declarations)
    for declaration in file.declarations:
        for reference in _REFERENCE.finditer(file.utf8, declaration.start, declaration.end):
            name = (reference["name"] or b"amp").decode()
            if name not in declared:
                yield Problem(
                    Raw(*reference.span()),
                    f"&{declaration.name}; uses &{name};, which is not declared",
                    did_you_mean(name, declared) or "declare it in this file",
                )
