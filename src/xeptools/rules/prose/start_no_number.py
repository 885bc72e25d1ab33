"""A list starts at a whole number.

Anything else is ignored, and the list starts at 1.
"""

import re

from xeptools.checker import Attribute, Problem, Problems, Replace, Written, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import OrderedList

_NUMBER = re.compile(r"\s*([+-]?[0-9]+)\s*[.):]?\s*")


@rule(Severity.WARNING, typed_only=True)
def start_no_number(shown: OrderedList, written: Written) -> Problems:
    typed = written.attribute(shown, "start")
    if not typed or typed.strip().lstrip("+-").isdecimal():
        return
    where = Attribute(shown, "start")
    meant = _NUMBER.fullmatch(typed)
    fix = mend(f"write {meant[1]}", Replace(where, meant[1])) if meant else None
    yield Problem(where, f"{typed!r} is no whole number", fix=fix)
