"""The references of HTML in texts that are not read as XML."""

from __future__ import annotations

import html
import re

_ENDLESS = re.compile(r"&#(?=[0-9]{20})")


def unescape(text: str) -> str:
    """Give ``text`` with its references to characters read, as ``html.unescape`` does (HTML §13.5).

    One with more digits than any character has stays: Python refuses to read numbers of thousands of digits.
    """
    return html.unescape(_ENDLESS.sub("&amp;#", text) if "&#" in text else text)
