"""Ways in which a piece of XML comes into a program: as it is, reformatted, in a string, in a comment."""

import json
import re
import textwrap
from collections.abc import Callable
from html import escape

Planting = Callable[[str], str]
PLANTINGS: dict[str, Planting] = {
    "file.xml": lambda text: text,
    "one-line.xml": lambda text: " ".join(text.split()),
    "wrapped.xml": lambda text: textwrap.fill(" ".join(text.split()), 40, break_long_words=False),
    "indented.xml": lambda text: textwrap.indent("\n".join(x.strip() for x in text.split("\n")), "\t\t"),
    "attributes.xml": lambda text: re.sub(r"\s+([\w:]+=['\"])", r"\n    \1", text),
    "double.xml": lambda text: text.replace("'", '"'),
    "closed.xml": lambda text: re.sub(r"<([\w:]+)([^<>]*?)/>", r"<\1\2></\1>", text),
    "string.py": lambda text: f'REPLY = """{text}"""\n',
    "strings.c": lambda text: (
        "char *r =\n" + "\n".join(f"  {json.dumps(x + chr(10))}" for x in text.split("\n"))
    ),
    "json.json": lambda text: json.dumps({"reply": text}),
    "comment.c": lambda text: "/*\n" + "\n".join(f" * {x}" for x in text.split("\n")) + "\n */",
    "comment.py": lambda text: "\n".join(f"# {x}" for x in text.split("\n")),
    "page.html": lambda text: f"<pre>{escape(text)}</pre>",
}
AROUND = "import os\n\n\ndef answer(question):\n    return os.fspath(question)\n\n"
