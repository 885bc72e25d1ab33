"""A document with a number says which XEP it means.

``XEP-XXXX`` stands for a number to come; once there is one, nobody else will put it in (XEP-0143).
"""

import re

from xeptools.checker import Problem, Problems, Raw, Replace, Written, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.tree import Facts

_PLACEHOLDER = re.compile(
    rb"<!--.*?-->|<header\b.*?</header\s*>|\b(XEP-(?:0?XXX|XXXX))\b", re.DOTALL | re.IGNORECASE
)


@rule(Severity.ERROR)
def unresolved_placeholder(written: Written, own: Facts) -> Problems:
    if not own.numbered:
        return
    if not any(mark in written.utf8 for mark in (b"-XXX", b"-xxx", b"-0XXX", b"-0xxx")):
        return
    last = -1
    for found in _PLACEHOLDER.finditer(written.utf8):
        if found[1] is None:
            continue
        where = Raw(*found.span(1))
        if (line := written.line(where)) == last:
            continue  # "XEP-XXXX: …/xep-XXXX.html" is one fault
        last = line
        number = f"{found[1][:4].decode()}{own.number}"
        yield Problem(
            where,
            f"{found[1].decode()} stands where a number should",
            f"write the number that the XEP got, {number} if it is this one",
            proposal(f"write {number}", Replace(where, number)),
        )
