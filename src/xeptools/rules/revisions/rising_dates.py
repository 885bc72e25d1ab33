"""Dates never rise from one revision to the older one below it.

The page and the list take the date of the document from the first revision (XEP-0001 §4).
"""

from itertools import pairwise

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header


@rule(Severity.WARNING)
def rising_dates(header: Header) -> Problems:
    for upper, lower in pairwise(header.revisions):
        if upper.date and lower.date and upper.date < lower.date:
            yield Problem(
                Part(upper, "date"),
                f"revision {upper.version} of {upper.date} stands above {lower.version} of {lower.date}",
                "the newest revision stands first; correct the date or the order",
                related=((Part(lower, "date"), "the later date"),),
            )
