"""A document that is alive does not send its readers to one that is not, unless it says so.

Nobody should implement a Deprecated, Obsolete, Retracted or Rejected specification (XEP-0001 §8).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Xep
from xeptools.rules.header.dead_dependency import DEAD
from xeptools.tree import Corpus


@rule(Severity.ADVICE, default=False)
def dead_xep(xep: Xep, corpus: Corpus) -> Problems:
    header = xep.header
    if header.status.text in DEAD:
        return
    told = {spec.number for spec in (*header.dependencies, *header.supersedes, *header.superseded_by)}
    for reference in xep.origin.references:
        number = reference.name.removeprefix("xep")
        other = corpus.get(number)
        if other is None or other.status not in DEAD or number in told:
            continue
        told.add(number)
        successors = " and ".join(f"&xep{number};" for number in other.superseded_by)
        hint = (
            f"write {successors}, or say that it is {other.status}"
            if successors
            else f"say that it is {other.status}"
        )
        yield Problem(reference, f"XEP-{number} ({other.title}) is {other.status}", hint)
