"""It is "a XEP".

The word is spoken "zepp" (XEP-0001 writes it so throughout).
"""

import re

from xeptools.checker import Problem, Problems, Prose, ProseKind, Replace, mend, rule
from xeptools.diagnostics import Severity

_AN = re.compile(r"\b([Aa])n(?=\s+XEP\b)")


@rule(Severity.ADVICE, typed_only=True)
def an_xep(prose: Prose) -> Problems:
    if prose.kind is ProseKind.REMARK or "XEP" not in prose.text:
        return
    for found in _AN.finditer(prose.text):
        where = prose.stretch(*found.span())
        yield Problem(where, "it is 'a XEP'", fix=mend(f"write {found[1]!r}", Replace(where, found[1])))
