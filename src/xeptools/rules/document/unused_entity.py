"""Every entity that the document declares is used.

One that is not is left over from an edit, or from the document that this one was begun from.
"""

import re

from xeptools.checker import Problem, Problems, Raw, Remove, Written, mend, rule
from xeptools.diagnostics import Severity

_USE = re.compile(rb"&([^\s;&<>\"']+);")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)


@rule(Severity.ADVICE, default=False)
def unused_entity(written: Written) -> Problems:
    doctype = written.doctype
    if doctype is None:
        return
    used = set(_USE.findall(_COMMENT.sub(b"", written.utf8)))
    for step in doctype.steps:
        if step.parameter or step.use:
            continue
        if step.name.encode() not in used:
            place = Raw(step.start, step.end)
            fix = mend("leave it out", Remove(place))
            yield Problem(place, f"&{step.name}; is declared and never used", "leave it out", fix)
