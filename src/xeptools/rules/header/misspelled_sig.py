"""The special interest group is spelled as it is called.

Nearly every document is of the Standards SIG, or of none. The first ones keep the names of groups that are no
more; only what is a slip away from one that is in use is told.
"""

from xeptools.checker import Problem, Problems, Replace, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header
from xeptools.stanzas.nearness import slip_of

_GROUPS = ("Standards", "Standards JIG", "None")


@rule(Severity.WARNING)
def misspelled_sig(header: Header) -> Problems:
    text = header.sig.text
    if text not in _GROUPS and (right := slip_of(text, _GROUPS)):
        fix = proposal(f"write {right!r}", Replace(header.sig, right))
        yield Problem(header.sig, f"there is no SIG {text!r}", f"did you mean {right!r}?", fix)
