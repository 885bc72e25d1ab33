"""A remark is either bare text or made of blocks, not both.

The script that writes the announcement takes the paragraphs and lists where there are any, and loses what
stands beside them.
"""

import re

from xeptools.checker import Problem, Problems, Raw, Rewrite, Written, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Revision

_BLOCKS = frozenset({"p", "ul", "ol"})
_MARKUP = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)


@rule(Severity.WARNING)
def mixed_remark(revision: Revision, written: Written) -> Problems:
    if len(revision.remark) < 2:
        return
    for remark in written.children(revision):
        inside = written.inside(remark) if remark.name == "remark" else None
        if inside is None:
            continue
        blocks = [
            whole
            for child in written.children(remark)
            if child.name in _BLOCKS and (whole := written.whole(child))
        ]
        if not blocks:
            continue
        starts = [inside.start, *(block.end for block in blocks)]
        ends = [*(block.start for block in blocks), inside.end]
        for start, end in zip(starts, ends, strict=True):
            raw = written.text(Raw(start, end))
            if bare := _MARKUP.sub("", raw).strip():
                lead = len(raw) - len(raw.lstrip())
                first = start + len(raw[:lead].encode())
                place = Raw(first, first + len(raw.strip().encode()))
                fix = (
                    proposal("make it a paragraph", Rewrite(place, f"<p>{raw.strip()}</p>"))
                    if bare == raw.strip()
                    else None
                )
                yield Problem(
                    place,
                    "bare text beside the blocks of a remark is lost in the announcement",
                    "put it in a <p>",
                    fix,
                )
                break
