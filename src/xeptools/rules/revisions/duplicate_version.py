"""No version stands twice in the revision history.

Archived pages are named after versions, so the second would overwrite the first (XEP-0143).
"""

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Revision
from xeptools.model.version import version_order


@rule(Severity.ERROR)
def duplicate_version(header: Header) -> Problems:
    below: dict[str, Revision] = {}
    for revision in reversed(header.revisions):
        if not revision.version:
            continue
        first = below.setdefault(revision.version, revision)
        if first is not revision:
            yield Problem(
                Part(revision, "version"),
                f"there is a version {revision.version} already",
                _next_free(revision, set(below)),
                related=((Part(first, "version"), "the older one"),),
            )


def _next_free(revision: Revision, taken: set[str]) -> str:
    order = version_order(revision.version)
    if order is None:
        return ""
    major, minor, editorial = order[:3]
    while f"{major}.{minor}.{editorial}" in taken or (editorial == 0 and f"{major}.{minor}" in taken):
        editorial += 1
    return f"the next free one is {major}.{minor}.{editorial}"
