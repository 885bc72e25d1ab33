"""A document that is alive does not depend on one that is not.

Nobody should implement a Deprecated, Obsolete, Retracted or Rejected specification (XEP-0001 §8), so nobody
can implement what needs it.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, SpecKind, Status
from xeptools.tree import Corpus

DEAD = frozenset({Status.DEPRECATED, Status.OBSOLETE, Status.RETRACTED, Status.REJECTED})


@rule(Severity.WARNING)
def dead_dependency(header: Header, corpus: Corpus) -> Problems:
    if header.status.text in DEAD:
        return
    for spec in header.dependencies:
        other = corpus.get(spec.number) if spec.kind is SpecKind.XEP else None
        if other is not None and other.status in DEAD:
            successors = " and ".join(f"XEP-{number}" for number in other.superseded_by)
            hint = (
                f"it is superseded by {successors}"
                if successors
                else "depend on something else, or say in the text why not"
            )
            yield Problem(spec, f"XEP-{spec.number} ({other.title}) is {other.status}", hint)
