"""A revision says what changed.

The remark of the newest one is the change log in the announcement, and all of them are the history on the
page.
"""

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Revision, Xep
from xeptools.model.walk import lacks


@rule(Severity.WARNING)
def no_remark(revision: Revision, xep: Xep) -> Problems:
    if not revision.remark and not lacks(xep, revision.at, "remark"):
        hint = "say in a few words what changed and why"
        yield Problem(Part(revision, "remark"), f"revision {revision.version} has no remark", hint)
