"""An Experimental document that nobody has worked on for a year is Deferred.

Twelve months without a version that is more than editorial (XEP-0001 §8). A document that waits for its
approving body to advance it is not meant; which that is the document does not say, so an editor decides, and
`--fix` does not.
"""

from xeptools.checker import Problem, Problems, Replace, Today, later, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status
from xeptools.model.version import version_parts
from xeptools.tree import Facts

_YEAR = 365


@rule(Severity.WARNING)
def deferral_due(header: Header, own: Facts, today: Today) -> Problems:
    if header.status.text != Status.EXPERIMENTAL or own.proposal:
        return
    for revision in header.revisions:
        parts = version_parts(revision.version)
        if revision.date is None or parts is None:
            return
        if parts[2] == 0:
            if later(revision.date, _YEAR) < today:
                message = f"nothing but editorial changes since version {revision.version} of {revision.date}"
                hint = "set the status to Deferred, or publish a version"
                fix = proposal("set the status to Deferred", Replace(header.status, Status.DEFERRED))
                yield Problem(header.status, message, hint, fix)
            return
