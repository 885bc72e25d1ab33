"""The words of BCP 14 are spelled as it has them.

Readers and programs look for the requirements of a document by these words in capitals (RFC 2119, RFC 8174).
"""

import re

from xeptools.checker import Problem, Problems, Prose, ProseKind, Replace, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.nearness import slip_of

_KEYWORDS = ("MUST", "SHALL", "SHOULD", "REQUIRED", "RECOMMENDED", "OPTIONAL")
_CAPITALS = re.compile(r"(?<![\w'’&;:/.-])[A-Z]{3,12}(?![\w'’:/-]|\.\w)")
_OTHER_WORDS = frozenset({"MOST", "JUST", "TRUST", "MIST", "MUSE", "SMALL", "SHELL", "REQUIRES"})
"""Words that are a letter away, and may be meant."""
_SHORT = 4
"""What is one letter shorter than a word of so many may stand for something else: UST, MST."""


@rule(Severity.WARNING, typed_only=True)
def misspelt_keyword(prose: Prose) -> Problems:
    if prose.kind is ProseKind.REMARK:
        return
    for found in _CAPITALS.finditer(prose.words):
        word = found[0]
        if word in _KEYWORDS or word in _OTHER_WORDS or len(word) < _SHORT:
            continue
        if right := slip_of(word, _KEYWORDS):
            where = prose.stretch(*found.span())
            fix = proposal(f"write {right!r}", Replace(where, right))
            yield Problem(where, f"{word!r} is no word of BCP 14", f"did you mean {right!r}?", fix)
