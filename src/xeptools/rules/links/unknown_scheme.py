"""A link has a scheme that a page can offer: http, https, mailto or xmpp.

Any other is printed as text, since it could run a program.
"""

import re

from xeptools.checker import Attribute, Problem, Problems, Written, did_you_mean, rule
from xeptools.diagnostics import Severity
from xeptools.model import Link, LinkKind
from xeptools.rules.links.malformed_address import address_fault

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


@rule(Severity.WARNING, typed_only=True)
def unknown_scheme(link: Link, written: Written) -> Problems:
    if link.kind is not LinkKind.REFUSED or not link.url or address_fault(link, written):
        return
    found = _SCHEME.match(link.url)
    scheme = found[1] if found else ""
    message = f"no page links to {scheme!r} addresses" if scheme else f"no page links to {link.url!r}"
    known = ("http", "https", "mailto", "xmpp")
    hint = did_you_mean(scheme, known) or f"links may begin with {', '.join(known)}; show any other as text"
    yield Problem(Attribute(link, "url"), message, hint)
