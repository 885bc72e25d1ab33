"""Versions fall from the top of the revision history to its bottom.

The first revision is the current one for the page, the list, the mails and the bibliography (XEP-0143;
check 7 of the conformance script).
"""

from itertools import pairwise

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header
from xeptools.model.version import version_order


@rule(Severity.ERROR)
def unordered_versions(header: Header) -> Problems:
    for upper, lower in pairwise(header.revisions):
        above, below = version_order(upper.version), version_order(lower.version)
        if above and below and above < below:
            yield Problem(
                Part(upper, "version"),
                f"version {upper.version} stands above the newer {lower.version}",
                "the newest revision stands first",
                related=((Part(lower, "version"), "the higher version"),),
            )
