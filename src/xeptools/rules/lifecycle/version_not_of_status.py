"""The version fits the status.

0.0.N is a proposal; 0.1 and up a document that was accepted; 1.0 and up one that was approved (Draft,
Active); 2.0 and up a Final one. What is Deprecated or Obsolete had been approved before (XEP-0001 §9,
XEP-0143).
"""

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Status
from xeptools.model.version import fits_proposal, version_parts

_MAJOR: dict[str, tuple[int, ...]] = {
    Status.DRAFT: (1,),
    Status.ACTIVE: (1,),
    Status.FINAL: (2,),
    **dict.fromkeys(
        (Status.EXPERIMENTAL, Status.PROPOSED, Status.DEFERRED, Status.RETRACTED, Status.REJECTED), (0,)
    ),
}


@rule(Severity.ERROR)
def version_not_of_status(header: Header) -> Problems:
    status = header.status.text
    if not header.revisions:
        return
    newest = header.revisions[0]
    place, parts = Part(newest, "version"), version_parts(newest.version)
    if parts is None:
        return
    major, minor, _ = parts
    message = f"version {newest.version} is not one of a document that is {status}"
    if status == Status.PROTOXEP:
        if not fits_proposal(newest.version):
            yield Problem(place, message, "a proposal has a version 0.0.N until it is accepted")
    elif status in (Status.DEPRECATED, Status.OBSOLETE):
        if major < 1:
            yield Problem(place, message, "it had been approved before, with version 1.0.0")
    elif status in _MAJOR and major not in _MAJOR[status]:
        yield Problem(place, message, f"the first part is {_MAJOR[status][0]}")
    elif status in _MAJOR and (major, minor) == (0, 0):
        yield Problem(place, message, "an accepted document begins with 0.1.0")
