"""A short name that is not yet assigned is written `NOT_YET_ASSIGNED`, one that will never be `N/A`.

The bibliography entry of the page and the list know these spellings, and take any other for a name
(xep.xsl).
"""

from xeptools.checker import Problem, Problems, Replace, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header
from xeptools.model.shortname import placeholder


@rule(Severity.WARNING)
def misspelled_placeholder(header: Header) -> Problems:
    shortname = header.shortname
    right = placeholder(shortname.text)
    if right and right != shortname.text:
        fix = mend(f"write {right!r}", Replace(shortname, right))
        yield Problem(shortname, f"{shortname.text!r} is taken for a short name", f"write {right!r}", fix)
