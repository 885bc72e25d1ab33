"""A document that another one supersedes is Deprecated, Obsolete or otherwise out of force.

Else two live documents claim the same ground (XEP-0001 §8).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status

_LIVE = frozenset({Status.EXPERIMENTAL, Status.PROPOSED, Status.DRAFT, Status.FINAL, Status.ACTIVE})


@rule(Severity.WARNING)
def superseded_but_live(header: Header) -> Problems:
    if header.status.text in _LIVE and header.superseded_by:
        successor = header.superseded_by[0].text
        message = f"the document is {header.status.text} but superseded by {successor}"
        yield Problem(header.status, message, "deprecate it, or take the successor out of <supersededby>")
