"""No word stands twice in a row.

It is nearly always left over from an edit. Where the mark of a note stands between the two, a reader sees no
word doubled.
"""

import re

from xeptools.checker import Problem, Problems, Prose, ProseKind, Remove, mend, rule
from xeptools.diagnostics import Severity

_WORDS = "the|a|an|and|or|of|to|in|is|are|be|by|for|with|on|at|as|from|have|has|can|will|should"
_DOUBLED = re.compile(rf"(?<![\w'’&;-])({_WORDS})( +\1)(?![\w'’-])")


@rule(Severity.WARNING, typed_only=True)
def doubled_word(prose: Prose) -> Problems:
    if prose.kind is ProseKind.REMARK:
        return
    for found in _DOUBLED.finditer(prose.words):
        if prose.has_mark(found.end(1), found.end()):
            continue
        yield Problem(
            prose.stretch(*found.span()),
            f"'{found[1]}' stands twice",
            fix=mend(f"leave out the second '{found[1]}'", Remove(prose.stretch(*found.span(2)))),
        )
