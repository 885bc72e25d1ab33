"""In an entity a blank stands between the link and its note.

Without one the text of a link and the number of its note run together in every output that prints notes
where they stand.
"""

import re

from xeptools.checker import EntityFile, Problem, Problems, Raw, Replace, mend, rule
from xeptools.diagnostics import Severity

_UNSPACED = re.compile(rb"</(?:span|link)>(?=<note>)")


@rule(Severity.WARNING)
def unspaced_note(file: EntityFile) -> Problems:
    found = [
        (declaration.name, Raw(match.end(), match.end()))
        for declaration in file.declarations
        for match in _UNSPACED.finditer(file.utf8, declaration.start, declaration.end)
    ]
    if found:
        # A habit of the file: told once, and mended wherever it is.
        name, place = found[0]
        more = f" (and {len(found) - 1} more like it)" if len(found) > 1 else ""
        yield Problem(
            place,
            f"no blank before the note of &{name};{more}",
            "write </span> <note>",
            mend("put blanks before the notes", *(Replace(place, " ") for _, place in found)),
        )
