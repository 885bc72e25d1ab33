"""The documents are called XEPs.

They were JEPs until 2006 (XEP-0001, revision 1.17).
"""

import re

from xeptools.checker import Problem, Problems, Prose, ProseKind, Replace, mend, rule
from xeptools.diagnostics import Severity

_JEP = re.compile(r"(?<![\w/.:-])JEP(s?)(?![\w])")


@rule(Severity.WARNING, typed_only=True)
def jep(prose: Prose) -> Problems:
    # A text that has both words explains the one by the other.
    if prose.kind is ProseKind.REMARK or "JEP" not in prose.words or "XEP" in prose.words:
        return
    for found in _JEP.finditer(prose.words):
        where = prose.stretch(*found.span())
        right = f"XEP{found[1]}"
        yield Problem(
            where, f"a {found[0]} is called {right} today", fix=mend(f"write {right}", Replace(where, right))
        )
