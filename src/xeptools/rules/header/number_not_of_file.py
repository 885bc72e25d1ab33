"""The number is that of the file: four digits in `xep-NNNN.xml`, the placeholder `xxxx` in a proposal.

Links, archive and list go by the file's name, the page by the number (XEP-0143 §3.2). A proposal gets its
number when it is accepted, so one that it gives itself may be another document's by then.
"""

from xeptools.checker import Problem, Problems, Replace, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status
from xeptools.tree import Facts
from xeptools.tree.folder import number_in_name

PLACEHOLDER = "xxxx"


@rule(Severity.ERROR)
def number_not_of_file(header: Header, own: Facts) -> Problems:
    number, expected = header.number, number_in_name(own.name)
    if not number.text or number.text == expected:
        return
    if expected:
        fix = mend(f"write {expected!r}", Replace(number, expected))
        yield Problem(number, f"the number is {number.text!r} in the file xep-{expected}.xml", fix=fix)
    elif own.proposal or header.status.text == Status.PROTOXEP:
        if number.text.lower() != PLACEHOLDER:
            fix = mend(f"write {PLACEHOLDER!r}", Replace(number, PLACEHOLDER))
            hint = f"write {PLACEHOLDER!r}: the editors give it a number when it is accepted"
            yield Problem(number, f"a proposal has the number {number.text!r}", hint, fix)
    elif own.name and number.text.isdigit():
        hint = f"call it xep-{number.text:0>4}.xml, or write {PLACEHOLDER!r} if it is a proposal"
        yield Problem(number, f"the number is {number.text!r} but the file has another name", hint)
