"""What stands between tags is an element; a message, a presence and an iq are stanzas.

A tag is only one end of an element, and a stanza is more than any element (XEP-0143, RFC 6120 §4.1).
"""

import re

from xeptools.checker import Problem, Problems, Prose, ProseKind, Replace, proposal, rule
from xeptools.diagnostics import Severity

_WRONG = re.compile(r"<(?P<name>[\w:-]+)\s*/?>\s+(?P<word>tag|element)(?P<many>s?)\b(?!\s+name)")
_STANZAS = frozenset({"message", "presence", "iq"})


@rule(Severity.ADVICE, default=False, typed_only=True)
def tag_for_element(prose: Prose) -> Problems:
    if prose.kind is ProseKind.REMARK or "<" not in prose.text:
        return
    for found in _WRONG.finditer(prose.text):
        right = "stanza" if found["name"] in _STANZAS else "element"
        if found["word"] != right:
            where = prose.stretch(found.start("word"), found.end())
            word = f"{right}{found['many']}"
            fix = proposal(f"write {word!r}", Replace(where, word))
            yield Problem(where, f"<{found['name']}/> is called {right!r}", fix=fix)
