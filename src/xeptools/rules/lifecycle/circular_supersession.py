"""No two documents supersede each other.

Readers of either would be sent to the other.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header
from xeptools.tree import Corpus, Facts


@rule(Severity.ERROR)
def circular_supersession(header: Header, own: Facts, corpus: Corpus) -> Problems:
    for spec in header.superseded_by:
        other = corpus.get(spec.number)
        mutual = any(one.number == spec.number for one in header.supersedes)
        if mutual or (other is not None and own.number and own.number in other.superseded_by):
            yield Problem(
                spec, f"this document and XEP-{spec.number} supersede each other", "one of them is the newer"
            )
