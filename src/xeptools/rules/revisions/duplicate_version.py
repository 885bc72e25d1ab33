"""No version stands twice in the revision history.

Archived pages are named after versions, so the second would overwrite the first (XEP-0143). Told of the newer
one, which takes the next number; where others have taken that since, of the older one, which is part of the
same release.
"""

from collections.abc import Mapping, Sequence

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Revision
from xeptools.model.version import version_parts

_Parts = tuple[int, int, int]


@rule(Severity.ERROR)
def duplicate_version(header: Header) -> Problems:
    below: dict[str, int] = {}
    free = _free({version_parts(revision.version) for revision in header.revisions})
    for index, revision in reversed(list(enumerate(header.revisions))):
        if revision.version in below:
            yield _told(header.revisions, index, below[revision.version], free)
        if revision.version:
            below[revision.version] = index


def _told(
    revisions: Sequence[Revision], upper: int, lower: int, following: Mapping[_Parts, _Parts]
) -> Problem:
    newer, older = Part(revisions[upper], "version"), Part(revisions[lower], "version")
    version = revisions[upper].version
    message = f"there is a version {version} already"
    above = version_parts(revisions[upper - 1].version) if upper else None
    parts = version_parts(version)
    free = following[parts] if parts else None
    if above and free and above < free:
        hint = f"make one revision of the two: none is free below {revisions[upper - 1].version}"
        return Problem(older, message, hint, related=((newer, "the newer one"),))
    hint = "the next free one is {}.{}.{}".format(*free) if free else ""
    return Problem(newer, message, hint, related=((older, "the older one"),))


def _free(taken: set[_Parts | None]) -> dict[_Parts, _Parts]:
    """The next version after each that is taken by none."""
    free: dict[_Parts, _Parts] = {}
    for parts in sorted((one for one in taken if one is not None), reverse=True):
        following = (*parts[:2], parts[2] + 1)
        free[parts] = free.get(following, following)
    return free
