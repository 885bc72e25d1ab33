"""HTML as a type of its own, so that text from a document cannot get into a page unescaped.

:data:`Html` is markup that may stand in a page; everything else is ``str`` and becomes Html by
:func:`text`, :func:`attribute` or :func:`element`, which escape. The type checker refuses a
``str`` where Html is wanted; the call ``Html(...)`` is the author's word that the literal
markup in it is ours and that each part filled in is escaped, so read those calls with care.
"""

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NewType
from urllib.parse import quote

from xeptools.renderers.matter.characters import spelled

if TYPE_CHECKING:
    Html = NewType("Html", str)
else:
    Html = str  # calling a NewType costs as much as escaping a short text, and pages have a million of them

NOTHING = Html("")

_IPV6_ORIGIN = re.compile(r"[a-z]+://\[[0-9A-Fa-f:.]+\]")
_URL_UNITS = re.compile(r"(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]|[^\x00-\xa0])*")
_LAST_URL_UNIT = "\ud7ff"
"""Above it are surrogates, private and special characters."""
_PLAIN_URL = re.compile(r"#?[A-Za-z0-9\-._~:/?@!$()*+,;=]*")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def text(value: str) -> Html:
    """Give ``value`` as it may stand between tags.

    Control characters of ASCII stay: whoever makes a whole page of it looks for them there, all at once.
    """
    if not value.isascii():
        value = spelled(value)
    # Looking for a character is faster than replacing one that is not there.
    if "&" in value:
        value = value.replace("&", "&amp;")
    if "<" in value:
        value = value.replace("<", "&lt;")
    if ">" in value:
        value = value.replace(">", "&gt;")
    return Html(value)


def attribute(value: str) -> Html:
    """Give ``value`` as it may stand between the double quotes of an attribute."""
    return Html(text(value).replace('"', "&quot;"))


def element(name: str, content: Html = NOTHING, /, **attributes: str) -> Html:
    """Give an element with its content and attributes.

    An underscore at the end of a keyword falls away (``class_``), one inside becomes a hyphen.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{attribute(value)}"' for key, value in attributes.items()
    )
    return Html(f"<{name}{written}>{content}</{name}>")


def join(parts: Iterable[Html], separator: Html = NOTHING) -> Html:
    """Put pieces of a page together."""
    return Html(separator.join(parts))


@lru_cache(maxsize=8192)
def address(url: str) -> Html:
    """Give ``url`` as it may stand in ``href`` or ``src``.

    Characters that a URL cannot hold (URL Standard, "URL units") are percent-encoded; whether
    the scheme is a safe one was decided by the resolver.
    """
    if _PLAIN_URL.fullmatch(url):  # as most are
        return Html(url)
    bracketed = _IPV6_ORIGIN.match(url)
    origin = bracketed.group() if bracketed else ""
    rest = url[len(origin) :]
    if not _URL_UNITS.fullmatch(rest) or max(rest, default="") > _LAST_URL_UNIT:
        rest = quote(rest, safe="-._~:/?#@!$&'()*+,;=%")
    path, mark, fragment = _STRAY_PERCENT.sub("%25", rest).partition("#")
    return attribute(f"{origin}{path}{mark}{fragment.replace('#', '%23')}")


@lru_cache(maxsize=8192)
def file_url(path: str) -> str:
    """Give a relative file path, with forward slashes, as a URL has it; a name may hold any byte."""
    return quote(os.fsencode(path))
