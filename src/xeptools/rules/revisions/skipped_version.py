"""A version raises one part by one, and the parts after it begin at nought again.

A gap makes readers look for a version that never was (XEP-0143, revision history).
"""

from itertools import pairwise

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header
from xeptools.model.version import version_parts


@rule(Severity.ADVICE, default=False)
def skipped_version(header: Header) -> Problems:
    for upper, lower in pairwise(header.revisions):
        new, old = version_parts(upper.version), version_parts(lower.version)
        if new is None or old is None or new <= old or "rc" in f"{upper.version}{lower.version}".lower():
            continue
        major, minor, editorial = old
        follow = ((major, minor, editorial + 1), (major, minor + 1, 0), (major + 1, 0, 0))
        if new not in follow:
            could = ", ".join(".".join(map(str, one)) for one in follow)
            message = f"version {upper.version} does not follow {lower.version}"
            yield Problem(Part(upper, "version"), message, f"what follows is one of {could}")
