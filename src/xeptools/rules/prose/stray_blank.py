"""No blank stands before a comma or a full stop, and no mark stands twice.

Both are left over from edits.
"""

import re

from xeptools.checker import Problem, Problems, Prose, ProseKind, Replace, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import NoteMark, Paragraph, Plain

_STRAY = re.compile(
    r"(?<=[a-z])(?:[ ]+([,.;])(?=\s+[A-Za-z]|$)|([,;])[ ]*[,;](?=\s)|(?<!etc)\.\.(?=\s+[A-Z]|$))"
)
_REFERENCE = re.compile(r"&\w+$")


@rule(Severity.ADVICE, typed_only=True)
def stray_blank(prose: Prose) -> Problems:
    if prose.kind is ProseKind.REMARK:
        return
    node = prose.node
    has_notes = isinstance(node, Paragraph | Plain) and any(isinstance(one, NoteMark) for one in node.content)
    for found in _STRAY.finditer(prose.words):
        if found[1] and has_notes:
            continue  # the blank may stand before a note
        if _REFERENCE.search(prose.words, max(0, found.start() - 10), found.start()):
            continue  # an entity that the text speaks of
        where = prose.stretch(*found.span())
        right = found[1] or found[2] or "."
        yield Problem(
            where, f"{found[0]!r} is too much", fix=proposal(f"write {right!r}", Replace(where, right))
        )
