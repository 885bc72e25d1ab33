"""The document that supersedes this one is alive itself.

A reader who is sent on wants to arrive at what is in force: name the newest in the chain.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status
from xeptools.tree import Corpus

_DEAD = frozenset({Status.DEPRECATED, Status.OBSOLETE, Status.RETRACTED, Status.REJECTED})


@rule(Severity.ADVICE, default=False)
def dead_successor(header: Header, corpus: Corpus) -> Problems:
    for spec in header.superseded_by:
        other = corpus.get(spec.number)
        if other is not None and other.status in _DEAD:
            follow = ", ".join(f"XEP-{number}" for number in other.superseded_by)
            hint = f"it is superseded by {follow}" if follow else "name a living one, or none"
            yield Problem(spec, f"XEP-{spec.number} is {other.status} itself", hint)
