"""The address of a link is a URL.

White space, a scheme that stands twice or without its ``://``, a host that cannot be one: no browser gets
there (RFC 3986 §3).
"""

import re

from xeptools.checker import Attribute, Problem, Problems, Written, rule
from xeptools.diagnostics import Severity
from xeptools.model import Link

_WEB = re.compile(
    r"https?://(?:[^/?#@]*@)?(?:[\w-]+(?:\.[\w-]+)*\.?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?:[/?#].*)?",
    re.DOTALL,
)
_MEANT_WEB = re.compile(r"(?:h?t{1,3}ps?|https?s)[:/]|https?\b", re.IGNORECASE)
_TWICE = re.compile(r"https?:/*https?[:/]")


@rule(Severity.ERROR, typed_only=True)
def malformed_address(link: Link, written: Written) -> Problems:
    if fault := address_fault(link, written):
        yield Problem(Attribute(link, "url"), fault, "write it like https://xmpp.org/extensions/")


def address_fault(link: Link, written: Written) -> str:
    """What is wrong with the form of a link's address; empty where nothing is."""
    if "%20" in link.url and len((written.attribute(link, "url") or "").split()) > 1:
        return "there is white space in the address"
    if _TWICE.match(link.url):
        return f"the address {link.url!r} has two schemes"
    if _MEANT_WEB.match(link.url) and not _WEB.fullmatch(link.url):
        return f"the address {link.url!r} is no URL"
    return ""
