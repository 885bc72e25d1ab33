"""A link that names a XEP leads to that XEP.

The same holds for the address behind a number in the documentation of a schema.
"""

import re

from xeptools.checker import Attribute, Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.model import Code, Link
from xeptools.model.walk import text_of

_MENTION = re.compile(r"\bXEP-([0-9]{4})\b")
_BESIDE = re.compile(r"\bXEP-([0-9]{4}):\s+<?https?://(?:www\.)?xmpp\.org/extensions/xep-([0-9]{4})\b")
_HINT = "write the number that is meant in both places"


@rule(Severity.WARNING, typed_only=True)
def number_not_of_address(shown: Link | Code) -> Problems:
    if isinstance(shown, Link):
        named = set(_MENTION.findall(text_of(shown.content))) if shown.number else set()
        if named and shown.number not in named:
            said = " and ".join(f"XEP-{number}" for number in sorted(named))
            message = f"the link says {said} and leads to XEP-{shown.number}"
            yield Problem(Attribute(shown, "url"), message, _HINT)
        return
    for found in _BESIDE.finditer(shown.text):
        if found[1] != found[2]:
            where = Stretch(shown, *found.span())
            message = f"the address of XEP-{found[2]} stands beside the number XEP-{found[1]}"
            yield Problem(where, message, _HINT)
