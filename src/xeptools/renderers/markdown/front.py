"""The facts of a document as YAML at the head, which sites and editors of Markdown know how to show."""

from __future__ import annotations

import json
import re

from xeptools.model import Header
from xeptools.renderers.matter import spelled
from xeptools.renderers.matter.fields import OF_AUTHORS, fields

_PLAIN = re.compile(r"[A-Za-z](?:[\w .,/()@'+-]*[\w.)])?")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})
"""What YAML 1.1 takes for something else than text."""


def front_matter(header: Header) -> list[str]:
    """Give the lines, those around it too."""
    lines = ["---", f"title: {_scalar(header.title.text)}"]
    began = ""
    for name, value in fields(header):
        key = name.lower()
        if name in OF_AUTHORS:
            if began != "author":
                lines.append("authors:")
            first = name == OF_AUTHORS[0]
            lines.append(f"  {'-' if first else ' '} {'name' if first else key}: {_scalar(value)}")
            began = "author"
        elif name == "Schema":
            if began != "schema":
                lines.append("schema:")
            lines.append(f"  - {_scalar(value)}")
            began = "schema"
        else:
            lines.append(f"{key}: {_scalar(value)}")
    return [*lines, "---"]


def _scalar(text: str) -> str:
    """Give text so that it is read as text: bare where nothing else can be meant, else as a JSON string."""
    shown = " ".join(spelled(text).split())
    if _PLAIN.fullmatch(shown) and shown.isascii() and shown.lower() not in _WORDS:
        return shown
    quoted = json.dumps(shown, ensure_ascii=False)
    # Who does not know YAML at the head reads it as Markdown: no tag of a document may come of that.
    return quoted.replace("<", "\\u003c").replace("&", "\\u0026")
