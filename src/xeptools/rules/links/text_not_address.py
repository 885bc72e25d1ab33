"""A link whose text is an address leads to that address.

What is printed and where it leads must not be two things; a copy in an archive is as good as the thing.
"""

import re
from urllib.parse import unquote

from xeptools.checker import Attribute, Inside, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Link, LinkKind
from xeptools.model.walk import text_of

_ADDRESS = re.compile(r"https?://\S+")
_INSIGNIFICANT = re.compile(r"https?://(?:www\.)?")


@rule(Severity.WARNING, typed_only=True)
def text_not_address(link: Link) -> Problems:
    if link.kind not in (LinkKind.EXTERNAL, LinkKind.XEP):
        return
    text = text_of(link.content).strip()
    if _ADDRESS.fullmatch(text) and not _plain(link.url).endswith(_plain(text)):
        related = ((Attribute(link, "url"), "where it leads"),)
        message = f"the text is {text!r}, and the link leads to {link.url!r}"
        yield Problem(Inside(link), message, "write the same address in both", related=related)


def _plain(address: str) -> str:
    return unquote(_INSIGNIFICANT.sub("", address)).rstrip("/.").casefold()
