"""Terms that hurt or exclude people are replaced by plain ones.

The Board has asked for it, and the plain term mostly says more (XEP-0458).
"""

import re

from xeptools.checker import Problem, Problems, Prose, ProseKind, rule
from xeptools.diagnostics import Severity

_TERMS = {
    "blacklist": "block list",
    "whitelist": "allow list",
    "master": "primary",
    "slave": "replica",
    "man-in-the-middle": "on-path attacker",
    "man in the middle": "on-path attacker",
    "sanity check": "plausibility check",
    "grandfathered": "exempted",
}
_FOUND = re.compile(rf"(?<![\w'\"-])({'|'.join(_TERMS)})(?:s|ed|ing)?(?![\w'\"-])", re.IGNORECASE)


@rule(Severity.ADVICE, default=False, typed_only=True)
def excluding_term(prose: Prose) -> Problems:
    if prose.kind is ProseKind.REMARK:
        return
    for found in _FOUND.finditer(prose.words):
        where = prose.stretch(*found.span())
        yield Problem(where, f"{found[0]!r} leaves people out", f"{_TERMS[found[1].lower()]!r}, for example")
