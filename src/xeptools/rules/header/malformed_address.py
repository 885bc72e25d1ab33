"""E-mail addresses and Jabber IDs of authors are addresses and nothing else.

The page makes `mailto:` and `xmpp:` links of them, remarks and disguises included. Humorous documents are not
judged.
"""

import re

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Author, Header, Type

_DOMAIN = r"[^\s@/<>()]+\.[^\s@/<>().]+"
_EMAIL = re.compile(rf"[^\s@<>()]+@{_DOMAIN}")
_JID = re.compile(rf"(?:[^\s@/<>()]+@)?{_DOMAIN}(?:/\S+)?")


@rule(Severity.WARNING, typed_only=True)
def malformed_address(author: Author, header: Header) -> Problems:
    if header.type.text == Type.HUMOROUS:
        return
    if author.email and not _EMAIL.fullmatch(author.email):
        yield Problem(
            Part(author, "email"),
            f"{author.email!r} is no e-mail address",
            "write user@domain and nothing else",
        )
    if author.jid and not _JID.fullmatch(author.jid):
        yield Problem(
            Part(author, "jid"), f"{author.jid!r} is no Jabber ID", "write user@domain and nothing else"
        )
