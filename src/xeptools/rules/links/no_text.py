"""A link has a text to click on.

Without one the page prints the address, and a screen reader spells it out.
"""

import re

from xeptools.checker import Problem, Problems, Written, rule
from xeptools.diagnostics import Severity

_EMPTY = re.compile(rb"<link\b[^<>]*(?:/>|>\s*</link\s*>)")


@rule(Severity.WARNING)
def no_text(written: Written) -> Problems:
    starts = {found.start() for found in _EMPTY.finditer(written.utf8)}
    for link in written.elements("link") if starts else ():
        tag = written.tag(link)
        if tag is not None and tag.start in starts:
            yield Problem(link, "the link has no text", "say where it leads")
