"""The documents are called XEPs.

They were JEPs until 2006 (XEP-0001, revision 1.17); nothing is found at the addresses of that time.
"""

import re

from xeptools.checker import Attribute, Problem, Problems, Prose, ProseKind, Replace, mend, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Link
from xeptools.model.walk import text_of

_JEP = re.compile(r"(?<![\w/.:-])JEP(s?)(?![\w])")
_ADDRESS = re.compile(
    r"https?://(?:www\.)?jabber\.org/jeps(?:/(?:jep-?([0-9]{4})\.html)?(#.*)?)?", re.IGNORECASE
)


@rule(Severity.WARNING, typed_only=True)
def jep(shown: Prose | Link) -> Problems:
    if isinstance(shown, Link):
        yield from _address(shown)
    # A text that has both words explains the one by the other.
    elif shown.kind is not ProseKind.REMARK and "JEP" in shown.words and "XEP" not in shown.words:
        for found in _JEP.finditer(shown.words):
            where = shown.stretch(*found.span())
            right = f"XEP{found[1]}"
            yield Problem(
                where,
                f"a {found[0]} is called {right} today",
                fix=mend(f"write {right}", Replace(where, right)),
            )


def _address(link: Link) -> Problems:
    found = _ADDRESS.fullmatch(link.url)
    if found is None or _JEP.search(text_of(link.content)):
        return  # of both the text is told
    page = f"xep-{found[1]}.html{found[2] or ''}" if found[1] else ""
    where, right = Attribute(link, "url"), f"https://xmpp.org/extensions/{page}"
    hint = f"write &xep{found[1]};, or link to {right}" if found[1] else f"link to {right}"
    yield Problem(
        where,
        "the address is of the time of the JEPs",
        hint,
        proposal(f"link to {right}", Replace(where, right)),
    )
