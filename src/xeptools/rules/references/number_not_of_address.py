"""A link that names a XEP or an RFC leads to it.

The same holds for the address behind a number in the documentation of a schema.
"""

import re

from xeptools.checker import Attribute, Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.model import Code, Link
from xeptools.model.walk import text_of

_MENTION = re.compile(r"\b(XEP|RFC)[- ]?0*([0-9]{3,5})\b")
_RFC = re.compile(r"/rfc0*([0-9]{3,5})(?![0-9a-z])", re.IGNORECASE)
_BESIDE = re.compile(r"\bXEP-([0-9]{4}):\s+<?https?://(?:www\.)?xmpp\.org/extensions/xep-([0-9]{4})\b")
_HINT = "write the number that is meant in both places"


@rule(Severity.WARNING, typed_only=True)
def number_not_of_address(shown: Link | Code) -> Problems:
    if isinstance(shown, Link):
        yield from _misled(shown)
        return
    for found in _BESIDE.finditer(shown.text):
        if found[1] != found[2]:
            where = Stretch(shown, *found.span())
            message = f"the address of XEP-{found[2]} stands beside the number XEP-{found[1]}"
            yield Problem(where, message, _HINT)


def _misled(link: Link) -> Problems:
    """The problem of a link that names documents of the series that it leads to, and not that one.

    Or is called a document of the other series, and nothing else.
    """
    rfc = _RFC.search(link.url)
    led = f"XEP-{link.number}" if link.number else f"RFC {rfc[1]}" if rfc else ""
    text = text_of(link.content).strip() if led else ""
    named = sorted({_written(*found.groups()) for found in _MENTION.finditer(text)})
    if not _MENTION.fullmatch(text):
        named = [one for one in named if one[:3] == led[:3]]
    if named and led not in named:
        message = f"the link says {' and '.join(named)} and leads to {led}"
        yield Problem(Attribute(link, "url"), message, _HINT)


def _written(series: str, number: str) -> str:
    return f"XEP-{number.zfill(4)}" if series == "XEP" else f"RFC {number}"
