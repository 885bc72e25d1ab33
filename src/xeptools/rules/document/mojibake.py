"""Characters are encoded once.

`Ã©` for é or `â€™` for an apostrophe is UTF-8 that was read as Latin-1 and written as UTF-8 again.
"""

import re

from xeptools.checker import Problem, Problems, Replace, Written, occurrences, proposal, rule
from xeptools.diagnostics import Severity

_DOUBLE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]{1,3}"
)


@rule(Severity.WARNING)
def mojibake(written: Written) -> Problems:
    if written.utf8.isascii():
        return
    for found, place in occurrences(_DOUBLE, written.utf8.decode()):
        meant = _meant(found[0])
        if meant:
            fix = proposal(f"write {meant!r}", Replace(place, meant))
            yield Problem(place, f"{found[0]!r} is {meant!r}, encoded twice", f"write {meant!r}", fix)


def _meant(doubled: str) -> str:
    try:
        return doubled.encode("cp1252").decode()
    except UnicodeError:
        return ""
