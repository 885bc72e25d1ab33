"""A revision says who made it.

The list, the page and the mails print the initials (XEP-0143).
"""

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Revision, Xep
from xeptools.model.walk import lacks


@rule(Severity.WARNING)
def no_initials(revision: Revision, xep: Xep) -> Problems:
    if not revision.initials.strip("?") and not lacks(xep, revision.at, "initials"):
        message = f"revision {revision.version} has no initials"
        yield Problem(Part(revision, "initials"), message, "put the initials of its author in <initials>")
