"""The status is one that documents of this type can have.

Only Standards Track documents become Draft (shown as Stable) and Final; the others become Active, humorous
ones at once (XEP-0001 §8).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status, Type

_OF_STANDARDS_ALONE = frozenset({Status.DRAFT, Status.FINAL})
_PROPER_TYPES = frozenset(Type)


@rule(Severity.ERROR)
def status_not_of_type(header: Header) -> Problems:
    status, kind = header.status.text, header.type.text
    if kind not in _PROPER_TYPES:
        return
    if kind == Type.STANDARDS_TRACK:
        if status == Status.ACTIVE:
            hint = "an approved one is Draft, later Final"
            yield Problem(header.status, "a Standards Track document is never Active", hint)
    elif status in _OF_STANDARDS_ALONE:
        hint = "an approved one is Active"
        yield Problem(header.status, f"a document of type {kind} is never {status}", hint)
