"""Of two documents each says of the other that it replaces it or is replaced by it.

A reader who arrives at the old one must learn of the new one (XEP-0001 §8). A document that the tree
lacks is not judged, and one in force need not name a successor that is not approved yet. No document can
name a proposal, which has no number.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status
from xeptools.tree import Corpus, Facts

_PENDING = frozenset({Status.PROTOXEP, Status.EXPERIMENTAL, Status.PROPOSED, Status.DEFERRED})
_IN_FORCE = frozenset({Status.DRAFT, Status.FINAL, Status.ACTIVE})


@rule(Severity.WARNING)
def one_sided_supersession(header: Header, own: Facts, corpus: Corpus) -> Problems:
    if own.proposal or not own.number.isdigit():
        return
    for spec in header.supersedes:
        other = corpus.get(spec.number)
        if other is None or (header.status.text in _PENDING and other.status in _IN_FORCE):
            continue
        if own.number not in other.superseded_by:
            message = f"XEP-{spec.number} does not say that this document supersedes it"
            yield Problem(spec, message, _hint(own.number, "supersededby"))
    for spec in header.superseded_by:
        other = corpus.get(spec.number)
        if other is not None and own.number not in other.supersedes:
            message = f"XEP-{spec.number} does not say that it supersedes this document"
            yield Problem(spec, message, _hint(own.number, "supersedes"))


def _hint(number: str, name: str) -> str:
    return f"add <spec>XEP-{number}</spec> to the <{name}> of the other, or take this out"
