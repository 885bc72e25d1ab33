"""A paragraph has text.

An empty one is a gap on the page, and nothing at all to those who hear it.
"""

import re

from xeptools.checker import Problem, Problems, Remove, Whole, Written, mend, rule
from xeptools.diagnostics import Severity

_EMPTY = re.compile(rb"<p(?:\s[^<>]*)?(?:/>|>\s*</p\s*>)")
_REMARKS = frozenset({"remark", "councilnote"})
"""Where an empty paragraph is a remark that somebody forgot to write (see ``revisions/no-remark``)."""


@rule(Severity.WARNING)
def empty_paragraph(written: Written) -> Problems:
    starts = {found.start() for found in _EMPTY.finditer(written.utf8)}
    for paragraph in written.elements("p") if starts else ():
        tag = written.tag(paragraph)
        if tag is None or tag.start not in starts:
            continue
        around = written.parent(paragraph)
        if around is None or around.name not in _REMARKS:
            yield Problem(
                paragraph, "the paragraph is empty", fix=mend("remove it", Remove(Whole(paragraph)))
            )
