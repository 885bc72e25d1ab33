"""Whether a notice is the one of ``xep.ent`` today, to the letter: nearly all are, and need no reading."""

from __future__ import annotations

import re
from functools import lru_cache

from xeptools.license.notices import CURRENT, LATEST_YEAR, PARTS
from xeptools.source.references import unescape

_LEGAL = re.compile(
    r"\s*<legal>" + "".join(rf"\s*<{part}>(?P<{part}>.*?)</{part}>" for part in PARTS) + r"\s*</legal>\s*",
    re.DOTALL,
)
_LINK = re.compile(r"<link\s+url=(['\"])[^<>&'\"]*\1>([^<>]*)</link>")
_YEARS = re.compile(r"(?<= )1999 – 20\d\d(?= )")


@lru_cache(maxsize=16)
def is_current(markup: str) -> bool:
    """Whether ``markup`` is that ``<legal>``; only the last year, white space and links may vary.

    False is no verdict: :mod:`~xeptools.license.document` gives one.
    """
    found = _LEGAL.fullmatch(markup)
    return found is not None and all(_text(found[part]) == CURRENT[part] for part in PARTS)


def _text(markup: str) -> str:
    text = " ".join(unescape(_LINK.sub(r"\2", markup)).split())
    return _YEARS.sub(f"1999 – {LATEST_YEAR}", text)
