"""The words of BCP 14 are written whole in capitals: MUST NOT, SHOULD NOT, SHALL NOT; there is no MAY NOT.

"MUST not" leaves open whether "not" belongs to the requirement; "MAY NOT" can be read both ways (RFC 2119,
RFC 8174).
"""

import re

from xeptools.checker import Problem, Problems, Prose, ProseKind, Replace, proposal, rule
from xeptools.diagnostics import Severity

_MISFORMED = re.compile(
    r"\b(?:(MUST|SHALL|SHOULD)(\s+)not(?!\s+(?:only|just|merely|necessarily))|(must|shall|should)\s+NOT|MAY\s+NOT)\b"
)


@rule(Severity.WARNING, typed_only=True)
def misformed_keyword(prose: Prose) -> Problems:
    if prose.kind is ProseKind.REMARK or ("NOT" not in prose.words and " not" not in prose.words):
        return
    for found in _MISFORMED.finditer(prose.words):
        where = prose.stretch(*found.span())
        said = " ".join(found[0].split())
        if said == "MAY NOT":
            yield Problem(where, "BCP 14 has no 'MAY NOT'", "write 'MUST NOT', or 'might not'")
        else:
            fix = proposal(f"write {said.upper()}", Replace(where, said.upper()))
            yield Problem(where, f"{said!r} is half a requirement", f"write {said.upper()!r}", fix)
