"""Characters that act instead of being read, in whatever format: they are shown by name."""

import re

_BIDI = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates (UAX #9 §2): they can show a text in another order than it has."""
_PLANES = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
ODD = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_BIDI}{_PLANES}]")
"""Besides those, what HTML forbids in a page (HTML §13.1): controls, surrogates, noncharacters."""


def spelled(value: str) -> str:
    """Give ``value`` with such characters by name (``[U+202E]``); a line break and a tab stay."""
    return value if value.isprintable() else ODD.sub(_spell, value)


def _spell(match: re.Match[str]) -> str:
    """Show a character that must not act: by name, or as Windows reads C1 controls (HTML §13.2.5.80)."""
    character = match.group()
    if "\x80" <= character <= "\x9f":
        known = character.encode("latin-1").decode("cp1252", errors="ignore")
        if known:
            return known
    return f"[U+{ord(character):04X}]"
