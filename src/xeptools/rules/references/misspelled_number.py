"""XEPs are written ``XEP-0030`` and RFCs ``RFC 6120``.

So they are found by whoever looks for them, and so the page makes links of them (XEP-0001 §1).
"""

import re

from xeptools.checker import Problem, Problems, Prose, ProseKind, Replace, mend, rule
from xeptools.diagnostics import Severity

_MISSPELLED = re.compile(r"(?<![\w/:#.-])(?:(XEP)[ _]?([0-9]{4})|(RFC)[-_]?([0-9]{4}))(?![\w.-]*[\w/])")


@rule(Severity.ADVICE, typed_only=True)
def misspelled_number(prose: Prose) -> Problems:
    if prose.kind is ProseKind.REMARK or ("XEP" not in prose.words and "RFC" not in prose.words):
        return
    for found in _MISSPELLED.finditer(prose.words):
        right = f"XEP-{found[2]}" if found[1] else f"RFC {found[4]}"
        where = prose.stretch(*found.span())
        yield Problem(
            where, f"{found[0]!r} is written {right!r}", fix=mend(f"write {right}", Replace(where, right))
        )
