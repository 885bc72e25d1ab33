"""The oldest revision of a proposal is version 0.0.1.

The number tells that nobody has accepted it; the script that accepts it counts on from there (XEP-0143).
"""

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status
from xeptools.model.version import fits_proposal


@rule(Severity.WARNING)
def first_version_of_proposal(header: Header) -> Problems:
    if header.status.text != Status.PROTOXEP or not header.revisions:
        return
    oldest = header.revisions[-1]
    if oldest is header.revisions[0] and not fits_proposal(oldest.version):
        return  # the version does not fit the status, which is told: lifecycle/version-not-of-status
    if oldest.version and oldest.version not in ("0.0.1", "0.0"):
        message = f"the history of this proposal begins with version {oldest.version}"
        yield Problem(Part(oldest, "version"), message, "a proposal begins with 0.0.1")
