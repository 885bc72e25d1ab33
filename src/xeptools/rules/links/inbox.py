"""A document with a number does not link to a proposal in the inbox.

A proposal gets a number and another address, or is not accepted and forgotten (XEP-0001 §5).
"""

import re

from xeptools.checker import Attribute, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Link
from xeptools.tree import Facts

_PROPOSAL = re.compile(r"https?://(?:www\.)?xmpp\.org/extensions/inbox/([\w.-]+)\.(?:html|xml|pdf)(?:#.*)?")


@rule(Severity.WARNING, typed_only=True)
def inbox(link: Link, own: Facts) -> Problems:
    found = _PROPOSAL.fullmatch(link.url)
    if found and own.number.isdigit() and not own.proposal:
        message = f"{found[1]!r} is a proposal in the inbox"
        yield Problem(Attribute(link, "url"), message, "refer to the XEP that it became, if it became one")
