"""The type is one of the five that the process knows.

It decides who approves the document and which notice its page carries (XEP-0001 §3). Five documents of the
first years keep types that have been given up since.
"""

from xeptools.checker import Problem, Problems, Replace, did_you_mean, nearest, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Type
from xeptools.tree import Facts

GIVEN_UP = {
    "0006": "SIG Formation",
    "0007": "SIG Proposal",
    "0010": "SIG Formation",
    "0069": "SIG Formation",
    "0139": "SIG Formation",
}
"""The documents that keep a type of the first years (validate-xep0001-conformance.sh, check 5)."""


@rule(Severity.ERROR)
def unknown_type(header: Header, own: Facts) -> Problems:
    text = header.type.text
    if not text or text in set(Type) or text == GIVEN_UP.get(own.number):
        return
    meant = nearest(text, Type)
    fix = proposal(f"write {meant!r}", Replace(header.type, meant)) if meant else None
    hint = did_you_mean(text, Type) or f"write one of {', '.join(Type)}"
    yield Problem(header.type, f"there is no type {text!r}", hint, fix)
