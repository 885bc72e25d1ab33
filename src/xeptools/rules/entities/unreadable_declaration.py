"""The file can be read to its end.

What stands behind a fault is not declared, so that every document that uses it fails (XML 1.0 §4.2).
"""

from xeptools.checker import EntityFile, Problem, Problems, Raw, rule
from xeptools.diagnostics import Severity


@rule(Severity.ERROR)
def unreadable_declaration(file: EntityFile) -> Problems:
    if file.trouble:
        end = file.utf8.find(b"\n", file.read)
        place = Raw(file.read, len(file.utf8) if end < 0 else end)
        hint = "a declaration is <!ENTITY name \"text\">, with every quote and '>' in its place"
        yield Problem(place, file.trouble, hint if file.utf8 else "see that it is there and may be read")
