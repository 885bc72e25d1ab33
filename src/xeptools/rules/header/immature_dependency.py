"""A Stable or Final document depends on none that is still an experiment.

What it promises to keep would rest on what may change any day (XEP-0001 §8).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, SpecKind, Status
from xeptools.tree import Corpus

_IMMATURE = frozenset({Status.EXPERIMENTAL, Status.PROPOSED, Status.DEFERRED})


@rule(Severity.WARNING)
def immature_dependency(header: Header, corpus: Corpus) -> Problems:
    if header.status.text not in (Status.DRAFT, Status.FINAL):
        return
    for spec in header.dependencies:
        other = corpus.get(spec.number) if spec.kind is SpecKind.XEP else None
        if other is not None and other.status in _IMMATURE:
            own = Status(header.status.text).shown
            message = f"XEP-{spec.number} ({other.title}) is {other.status}, and this document is {own}"
            hint = "wait until it is as far, or do without it"
            yield Problem(spec, message, hint)
