"""What the editors' scripts replace stands literally in the file.

They look for the characters `<number>xxxx</number>` and `<status>ProtoXEP</status>` when a document is
accepted, for `<status>Experimental</status>` when it is deferred (accept.py, deferrals.py). With an entity, a
comment or a CDATA section in between they stop.
"""

from collections.abc import Iterator

from xeptools.checker import Problem, Problems, Rewrite, Whole, Written, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Field, Header, Status, Xep


@rule(Severity.WARNING)
def value_not_literal(xep: Xep, written: Written) -> Problems:
    for field, literal in _searched(xep.header):
        if literal.encode() in written.utf8:
            continue
        inside = written.inside(field)
        # White space around the value alone is the fault that header/untrimmed-value tells.
        if inside is not None and written.text(inside).strip() != field.text:
            fix = mend(f"write {field.text!r} out", Rewrite(Whole(field), literal))
            yield Problem(field, f"the editors' scripts do not find the word {field.text!r} here", fix=fix)


def _searched(header: Header) -> Iterator[tuple[Field, str]]:
    number, status = header.number, header.status
    if status.text in (Status.PROTOXEP, Status.EXPERIMENTAL):
        yield status, f"<status>{status.text}</status>"
    if status.text == Status.PROTOXEP and number.text.lower() == "xxxx":
        yield number, f"<number>{number.text}</number>"
