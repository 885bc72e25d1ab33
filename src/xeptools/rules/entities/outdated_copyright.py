"""The copyright of the legal notice reaches the current year.

Every page prints it from here, and each January the editors correct it.
"""

import re

from xeptools.checker import EntityFile, Problem, Problems, Raw, Replace, Today, mend, rule
from xeptools.diagnostics import Severity

_RANGE = re.compile(
    rb"<copyright>[^<]*?\b\d{4}\s*(?:-|\xe2\x80\x93|&#(?:8211|x2013);|&ndash;)\s*(?P<last>\d{4})\b",
    re.IGNORECASE,
)


@rule(Severity.WARNING)
def outdated_copyright(file: EntityFile, today: Today) -> Problems:
    for declaration in file.declarations:
        found = _RANGE.search(file.utf8, declaration.start, declaration.end)
        if found is not None and int(found["last"]) < today.year:
            place = Raw(*found.span("last"))
            yield Problem(
                place,
                f"the copyright of &{declaration.name}; ends in {found['last'].decode()}",
                f"write {today.year}",
                mend("write the current year", Replace(place, str(today.year))),
            )
