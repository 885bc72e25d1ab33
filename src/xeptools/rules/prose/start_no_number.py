"""A list starts at a whole number.

Anything else is ignored, and the list starts at 1.
"""

import re

from xeptools.checker import Attribute, Problem, Problems, Replace, Written, mend, rule
from xeptools.diagnostics import Severity

_OTHER = re.compile(rb"<ol\b[^<>]*?\sstart\s*=\s*(?:'\s*[^'\s]*?[^'\s0-9]|\"\s*[^\"\s]*?[^\"\s0-9])")
_NUMBER = re.compile(r"\s*([0-9]+)\s*[.):]\s*")


@rule(Severity.WARNING)
def start_no_number(written: Written) -> Problems:
    starts = {found.start() for found in _OTHER.finditer(written.utf8)}
    for shown in written.elements("ol") if starts else ():
        tag, typed = written.tag(shown), written.attribute(shown, "start")
        if tag is None or tag.start not in starts or not typed or typed.strip().lstrip("+-").isdecimal():
            continue
        where = Attribute(shown, "start")
        meant = _NUMBER.fullmatch(typed)
        fix = mend(f"write {meant[1]}", Replace(where, meant[1])) if meant else None
        yield Problem(where, f"{typed!r} is no whole number", fix=fix)
