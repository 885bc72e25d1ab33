"""Attribute values in examples stand in single quotes.

It is the custom of the series (XEP-0143, section 7.2), and examples that mix both are harder to read.
Told once a block.
"""

import re

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.classify import Kind
from xeptools.stanzas.snippet import Snippet

_DOUBLE = re.compile(r"""<[A-Za-z_][\w:.-]*+(?:\s++[\w:.-]++='[^'<]*+')*+\s++([\w:.-]++="[^"<]*+")""")


@rule(Severity.ADVICE, default=False)
def double_quotes(snippet: Snippet) -> Problems:
    if snippet.kind in (Kind.PLAIN, Kind.SCHEMA):
        return
    found = _DOUBLE.search(snippet.xml)
    if found:
        yield Problem(
            Stretch(snippet.block, *found.span(1)), "double quotes", "write single quotes in examples"
        )
