"""A remark is more than a placeholder.

What somebody meant to write later is what readers of the announcement get.
"""

import re

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Paragraph, Plain, Revision
from xeptools.model.walk import text_of

_PLACEHOLDER = re.compile(r"(?:TODO|TBD|XXX|FIXME|\?\?|\.{3}|…)[\s:.!?]*")


@rule(Severity.WARNING)
def placeholder_remark(revision: Revision) -> Problems:
    if len(revision.remark) != 1 or not isinstance(block := revision.remark[0], Paragraph | Plain):
        return
    if _PLACEHOLDER.fullmatch(text_of(block.content).strip()):
        yield Problem(Part(revision, "remark"), "this remark is a placeholder", "say what changed")
