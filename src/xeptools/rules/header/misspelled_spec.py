"""A specification in the header is named as `XEP-NNNN` or `RFC NNNN`, and nothing else stands with it.

The stylesheet makes links of these forms alone: `RFC6120` becomes none, and one with a word behind the number
leads nowhere (xep.xsl). Specifications of others may be called by any name.
"""

import re

from xeptools.checker import Problem, Problems, Replace, mend, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Spec

_RIGHT = re.compile(r"xep-[0-9]{4}|rfc [0-9]{1,5}", re.IGNORECASE)
_MEANT = re.compile(r"(?P<kind>xep|jep|rfc)[-_ ]*(?P<number>[0-9]{1,5})(?P<rest>(?![0-9]).*)", re.IGNORECASE)


@rule(Severity.WARNING)
def misspelled_spec(spec: Spec) -> Problems:
    if _RIGHT.fullmatch(spec.text):
        return
    found = _MEANT.fullmatch(spec.text)
    if found is None:
        return
    right = _proper(found["kind"], found["number"])
    label, change = f"write {right!r}", Replace(spec, right)
    fix = proposal(label, change) if found["rest"].strip() else mend(label, change)
    yield Problem(spec, f"{spec.text!r} becomes no link that works", label, fix)


def _proper(kind: str, number: str) -> str:
    return f"RFC {int(number)}" if kind.lower() == "rfc" else f"XEP-{int(number):04}"
