"""A version is two or three numbers with points between them.

Archived pages are named after it, and scripts raise its parts (XEP-0143, revision history). Old documents
have release candidates (`1.2rc3`) as well.
"""

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Revision, Xep
from xeptools.model.version import version_parts
from xeptools.model.walk import lacks


@rule(Severity.ERROR)
def malformed_version(revision: Revision, xep: Xep) -> Problems:
    version = revision.version
    numeric = version.replace(".", "").isdigit() and version.count(".") > 2
    if not numeric and version_parts(version) is None and not lacks(xep, revision.at, "version"):
        message = f"{version!r} is no version number" if version else "this revision has no version"
        yield Problem(Part(revision, "version"), message, "write MAJOR.MINOR.EDITORIAL, as in 0.1.0")
