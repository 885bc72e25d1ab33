"""A processing instruction names the stylesheet `xep.xsl`.

Browsers show the source by it (check 9 of the conformance script).
"""

import re

from xeptools.checker import Problem, Problems, Raw, Replace, Rewrite, Written, mend, rule
from xeptools.diagnostics import Severity

_HREF = re.compile(r"""^<\?xml-stylesheet\s.*?href\s*=\s*(["'])(.*?)\1""", re.DOTALL)
_SHEET = "xep.xsl"
_INSTRUCTION = f"<?xml-stylesheet type='text/xsl' href='{_SHEET}'?>"


@rule(Severity.ERROR)
def no_stylesheet(written: Written) -> Problems:
    near = None
    for instruction in written.instructions:
        found = _HREF.match(written.text(instruction))
        if found is None:
            continue
        if found[2] == _SHEET:
            return
        if found[2].rpartition("/")[2] == _SHEET:
            start = instruction.start + len(found[0][: found.start(2)].encode())
            near = Raw(start, start + len(found[2].encode()))
    if near is not None:
        fix = mend(f"write {_SHEET}", Replace(near, _SHEET))
        yield Problem(near, f"the stylesheet is {_SHEET}, beside the document", f"write {_SHEET}", fix)
        return
    doctype = written.doctype
    end = Raw(doctype.end - 1, doctype.end) if doctype is not None else None
    added = mend("name it", Rewrite(end, f">\n{_INSTRUCTION}")) if end is not None else None
    yield Problem(
        None, "no instruction names the stylesheet", f"write {_INSTRUCTION} after the DOCTYPE", added
    )
