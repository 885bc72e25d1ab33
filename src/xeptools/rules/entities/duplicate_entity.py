"""No entity is declared twice.

The first declaration counts (XML 1.0 §4.2), so whoever corrects the second changes nothing.
"""

from xeptools.checker import EntityFile, Problem, Problems, Raw, Remove, mend, rule
from xeptools.diagnostics import Severity


@rule(Severity.ERROR)
def duplicate_entity(file: EntityFile) -> Problems:
    first: dict[str, Raw] = {}
    for declaration in file.declarations:
        here = Raw(declaration.start, declaration.end)
        before = first.setdefault(declaration.name, here)
        if before is not here:
            same = file.utf8[before.start : before.end] == file.utf8[here.start : here.end]
            yield Problem(
                here,
                f"&{declaration.name}; is declared already",
                "this one never counts: correct the first, remove this",
                mend("remove the one that is the same", Remove(here)) if same else None,
                ((before, "the declaration that counts"),),
            )
