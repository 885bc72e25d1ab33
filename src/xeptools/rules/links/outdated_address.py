"""A link leads to where its page is today.

https for hosts that have it (what comes over http can be changed on the way), xmpp.org without ``www``, and
the IETF's documents on the hosts that replaced tools.ietf.org (closed in 2022).
"""

import re

from xeptools.checker import Attribute, Inside, Problem, Problems, Replace, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Link, LinkKind
from xeptools.model.walk import text_of

_SECURE = (
    r"(?:www\.(?:w3|ietf|rfc-editor|iana|unicode|json|openssl|gnu|oasis-open)\.org|www\.itu\.int"
    r"|datatracker\.ietf\.org|[a-z]{2}\.wikipedia\.org|github\.com|creativecommons\.org|mail\.jabber\.org"
    r"|csrc\.nist\.gov|www\.schneier\.com)"
)
"""Hosts seen in XEPs that are known to answer over https."""
_MOVED = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"https?://(?:www\.)?xmpp\.org(?=/|$)", "https://xmpp.org"),
        (r"https?://(?:www\.)?tools\.ietf\.org/html/(?=rfc|draft)", "https://datatracker.ietf.org/doc/html/"),
        (r"https?://(?:www\.)?(?:tools\.)?ietf\.org/rfc/(?=rfc)", "https://www.rfc-editor.org/rfc/"),
        (rf"http://(?={_SECURE}(?:/|$))", "https://"),
    )
)
"""The beginning of an old address, and what to put in its place."""


@rule(Severity.ADVICE, typed_only=True)
def outdated_address(link: Link) -> Problems:
    if link.kind not in (LinkKind.EXTERNAL, LinkKind.XEP):
        return
    for old, new in _MOVED:
        found = old.match(link.url)
        today = new + link.url[found.end() :] if found else link.url
        if today != link.url:
            changes = [Replace(Attribute(link, "url"), today)]
            if text_of(link.content) == link.url:
                changes.append(Replace(Inside(link), today))
            yield Problem(
                Attribute(link, "url"), f"the page is at {today} today", fix=mend("link there", *changes)
            )
            return
