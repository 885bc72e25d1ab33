"""Dates never rise from one revision to the older one below it.

The page and the list take the date of the document from the first revision (XEP-0001 §4).
"""

from itertools import pairwise

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header


@rule(Severity.WARNING)
def rising_dates(header: Header) -> Problems:
    dated = [(revision.date, revision) for revision in header.revisions if revision.date]
    for at, ((upper, above), (lower, below)) in enumerate(pairwise(dated)):
        if upper >= lower:
            continue
        told, other = (above, "the earlier date"), (below, "the later date")
        mended_by_upper = at == 0 or dated[at - 1][0] >= lower
        mended_by_lower = at + 2 == len(dated) or upper >= dated[at + 2][0]
        if mended_by_lower and not mended_by_upper:
            told, other = other, told
        yield Problem(
            Part(told[0], "date"),
            f"revision {above.version} of {upper} stands above {below.version} of {lower}",
            "the newest revision stands first; correct the date or the order",
            related=((Part(other[0], "date"), other[1]),),
        )
