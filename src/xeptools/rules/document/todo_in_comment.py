"""No comment says that something is still to do.

In a document that is Proposed or further on, readers rely on what it says and do not see what it leaves
open.
"""

import re

from xeptools.checker import Problem, Problems, Written, occurrences, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status

_TODO = re.compile(r"\b(?:TODO|FIXME|XXX)\b")
_EARLY = frozenset({Status.PROTOXEP, Status.EXPERIMENTAL, Status.DEFERRED})


@rule(Severity.ADVICE, default=False)
def todo_in_comment(written: Written, header: Header) -> Problems:
    if header.status.text in _EARLY:
        return
    for comment in written.comments:
        for _, place in occurrences(_TODO, written.text(comment), comment.start):
            yield Problem(place, "something is still to do", "do it, or say it to the reader")
