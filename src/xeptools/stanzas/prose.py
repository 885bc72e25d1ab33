"""Whether what an example shows is XML at all, or words and drawings with tags in them."""

from __future__ import annotations

import re

from xeptools.stanzas.normalise import Normal

_PLAINLY_XML = re.compile(r"""<[A-Za-z_][\w:.-]*+(?:\s++[A-Za-z_][\w:.-]*+\s*+=\s*+["'‘’“”„]|\s*+/>)""")
_DRAWING = re.compile(r"^[^<\n]*(?:\|[^\n]*\||[-=]{4,}|[-=]{2,}>|<[-=]{2,})", re.MULTILINE)


def is_drawing(text: str) -> bool:
    """Whether a text that does not begin with a tag is a diagram, tags on its arrows or not."""
    if text.lstrip().startswith("<"):
        return False
    lines = sum(1 for line in text.splitlines() if line.strip())
    return len(_DRAWING.findall(text)) * 3 >= max(lines, 1)


def is_prose(normal: Normal) -> bool:
    """Whether an unparsable text is no XML at all: tags are only placeholders (``<JID>``) or drawn in."""
    text = normal.text
    if not _PLAINLY_XML.search(text):
        ends = set(re.findall(r"</([A-Za-z_][\w:.-]*)>", text))
        starts = set(re.findall(r"<([A-Za-z_][\w:.-]*)>", text))
        if not ends & starts or re.search(r"<[A-Za-z][\w-]*(?:[^\S\n]+[A-Za-z][\w-]*)+>", text):
            return True
    if text.lstrip().startswith("<"):
        return False
    if is_drawing(text):
        return True
    tags = sum(len(tag) for tag in re.findall(r"<[^<>]+>", text))
    return 2 * tags < len(re.sub(r"\s+", " ", text)) and not re.search(r"^\s*<", text, re.MULTILINE)
