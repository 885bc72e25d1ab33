"""What the role ``:xep:`` says, in drafts and in documentations."""

from __future__ import annotations

import re

from docutils.utils import unescape

from xeptools.frozen import frozen
from xeptools.renderers.matter import xep_address

_NUMBER = re.compile(r"(?:XEP-?)?([0-9]{1,4})", re.IGNORECASE)
_NAMED = re.compile(r"(.+?)\s*(?<!\0)<([^<>]*)>", re.DOTALL)


@frozen
class Mention:
    """A XEP as a role names it."""

    number: str
    """Four digits."""
    address: str
    """Where it is published; with a place in it where the role names one."""
    text: str
    """What is to be shown, or empty."""


def mention(written: str) -> Mention | None:
    """Read ``0363``, ``XEP-0363#slots`` or ``text <0363#slots>``; None where that names no XEP.

    ``written`` is what docutils gives to a role: a null character stands for each backslash.
    """
    named = _NAMED.fullmatch(written)
    text, target = named.groups() if named else ("", written)
    number, mark, place = unescape(target).strip().partition("#")
    if not (found := number_of(number)):
        return None
    return Mention(found, xep_address(f"{mark}{place}", found), unescape(text))


def number_of(written: str) -> str:
    """Give the four digits of ``363``, ``XEP-0363`` or ``xep0363``; empty where it is no number of a XEP."""
    found = _NUMBER.fullmatch(written.strip())
    return found[1].zfill(4) if found else ""
