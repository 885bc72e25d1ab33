"""Where a link leads, and whether a page may offer it.

Only what cannot run anything becomes a link: ``http``, ``https``, ``mailto``, ``xmpp``, a place in
the same document, or a path on the same site. Images come from ``data:`` URIs of known types or
from the site.
"""

from __future__ import annotations

import re
from functools import lru_cache

from xeptools.model import LinkKind

# Browsers drop these from an address before they look at its scheme (WHATWG URL §4.4).
_AT_ENDS = "".join(map(chr, range(0x21)))
_LONGEST = 10_000
"""Characters of an address; 8,000 is what everybody is asked to understand (RFC 9110 §4.1)."""
_ANYWHERE = re.compile(r"[\t\r\n]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_XEP = re.compile(
    r"(?:https?://(?:www\.)?xmpp\.org/extensions/)?xep-([0-9]{4})(?:\.(?:html|xml|pdf))?(?:#.*)?",
    re.IGNORECASE,
)
_ILLEGAL = re.compile(
    r"""[\x00-\x20"<>\\^`{|}\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|%(?![0-9A-Fa-f]{2})"""
)
_NO_ID = re.compile(r"\s+")
_DATA_IMAGE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,([A-Za-z0-9+/]+={0,2})", re.ASCII)
_PATH = re.compile(r"(?!//)(?!.*(?:^|/)\.\.(?:/|$))[A-Za-z0-9._~/%!$&'()*+,;=@-]+")


def classify(url: str) -> tuple[LinkKind, str, str | None]:
    """The kind of a link, the address to use, and the four digits of the XEP it leads to, if any."""
    return _classify(url) if len(url) <= _LONGEST else (LinkKind.REFUSED, url[:_LONGEST], None)


@lru_cache(maxsize=8192)
def _classify(url: str) -> tuple[LinkKind, str, str | None]:
    address = _ANYWHERE.sub("", url.strip(_AT_ENDS))
    if address.startswith("#"):
        return LinkKind.INTERNAL, f"#{anchor_name(address[1:])}", None
    if found := _XEP.fullmatch(address):
        return LinkKind.XEP, _legal(address), found[1]
    if scheme := _SCHEME.match(address):
        match scheme[1].lower():
            case "http" | "https" if address[scheme.end() :].strip("/"):
                return LinkKind.EXTERNAL, _legal(address), None
            case "mailto" | "xmpp":
                return LinkKind.ADDRESS, _legal(address), None
            case _:
                return LinkKind.REFUSED, address, None
    if address and not address.startswith(("//", "\\", "/\\")):
        return LinkKind.RELATIVE, _legal(address), None
    return LinkKind.REFUSED, address, None


def picture(src: str) -> str:
    """The address of an image that a page may show; empty where it may not."""
    address = re.sub(r"\s+", "", src)
    if _DATA_IMAGE.fullmatch(address) or (":" not in address and _PATH.fullmatch(address)):
        return address
    return ""


def anchor_name(name: str) -> str:
    """An anchor without what an HTML id may not hold, white space, and what acts instead of being read."""
    if not name.isprintable():
        name = "".join(char if char.isprintable() else " " for char in name)
    return _NO_ID.sub("-", name.strip())


def _legal(address: str) -> str:
    """Characters that no URL may hold, percent-encoded (RFC 3986 §2.1); brackets only stay in a host."""
    address = _ILLEGAL.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address)
    if "[" in address or "]" in address:
        head, slash, path = address.partition("://")
        host, rest = re.match(r"([^/?#]*)(.*)", path if slash else head, re.DOTALL).groups()  # type: ignore[union-attr]
        rest = rest.replace("[", "%5B").replace("]", "%5D")
        address = (
            f"{head}{slash}{host}{rest}" if slash else host.replace("[", "%5B").replace("]", "%5D") + rest
        )
    before, mark, fragment = address.partition("#")
    return f"{before}#{fragment.replace('#', '%23')}" if mark else address
