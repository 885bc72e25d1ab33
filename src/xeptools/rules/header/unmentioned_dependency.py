"""What the document depends on is mentioned in its text.

A dependency that no section speaks of is often left over from another document (XEP-0143 §3.2), or a slip
for a like number that the text has.
"""

import re
from collections.abc import Iterator

from xeptools.checker import Problem, Problems, Written, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, SpecKind

_REMEDY = "say where it is needed, or leave it out"


@rule(Severity.ADVICE, default=False)
def unmentioned_dependency(header: Header, written: Written) -> Problems:
    body = written.utf8[written.utf8.find(b"</header") :]
    mentioned = {(found[1].lower(), int(found[2])) for found in _MENTION.finditer(body)}
    listed = {(spec.kind.encode(), int(spec.number)) for spec in header.dependencies if spec.number.isdigit()}
    for spec in header.dependencies:
        if spec.kind is SpecKind.OTHER or (spec.kind.encode(), int(spec.number)) in mentioned:
            continue
        like = [number for number in _like(spec.number) if (b"xep", int(number)) in mentioned - listed]
        hint = f"did you mean XEP-{like[0]}?" if like and spec.kind is SpecKind.XEP else _REMEDY
        yield Problem(spec, f"no section mentions {spec.text}", hint)


def _like(number: str) -> Iterator[str]:
    """The numbers that a slip makes of this one: two digits exchanged, or one too many or too few."""
    for at in range(len(number) - 1):
        yield number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    yield f"{int(number) + 1:04}"
    yield f"{int(number) - 1:04}"


_MENTION = re.compile(rb"\b(xep|rfc)[- ]?([0-9]{1,5})(?![0-9])", re.IGNORECASE)
