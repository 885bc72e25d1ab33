"""Text as Typst source: string literals and nothing else, so that no text is ever read as markup or code.

:data:`Typ` is source that may stand in a document; everything else is ``str`` and becomes Typ by
:func:`literal`. The type checker refuses a ``str`` where Typ is wanted; the call ``Typ(...)`` is the
author's word that the source in it is ours and that each part filled in is a literal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NewType

from xeptools.renderers.matter import spelled
from xeptools.renderers.typst.glyphs import COVERED

if TYPE_CHECKING:
    Typ = NewType("Typ", str)
else:
    Typ = str  # calling a NewType costs as much as quoting a short text

NOTHING = Typ("")

_QUOTED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})
_RANGES = "".join(
    "-".join(f"\\U{int(end, 16):08x}" for end in points.split("-")) for points in COVERED.split()
)
_UNCOVERED = re.compile(f"[^\n{_RANGES}]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]")
"""Characters that say how their neighbours are to be joined or broken; they have no glyph anywhere."""


def literal(text: str) -> Typ:
    """Give ``text`` as a string literal of Typst, between quotation marks."""
    return Typ(f'"{text.translate(_QUOTED)}"')


def printable(text: str, missing: set[str]) -> str:
    """Give ``text`` with its code point in place of a character that no font has.

    ``missing`` collects those characters. Line breaks stay.
    """
    if text.isascii() and text.isprintable():
        return text

    def spell(found: re.Match[str]) -> str:
        missing.add(found.group())
        return f"[U+{ord(found.group()):04X}]"

    return _UNCOVERED.sub(spell, _UNSEEN.sub("", spelled(text)))
