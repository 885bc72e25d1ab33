"""The DOCTYPE is `<!DOCTYPE xep SYSTEM 'xep.dtd'`.

`xep.dtd` lies beside every document, in `inbox/` too; what points elsewhere cannot be validated where the
document is moved to when it is accepted.
"""

import re

from xeptools.checker import Problem, Problems, Raw, Replace, Written, mend, rule
from xeptools.diagnostics import Severity

_SYSTEM = re.compile(rb"<!DOCTYPE\s+(\S+)\s+SYSTEM\s+([\"'])(.*?)\2", re.DOTALL)
_DTD = "xep.dtd"


@rule(Severity.ERROR)
def wrong_doctype(written: Written) -> Problems:
    doctype = written.doctype
    if doctype is None:
        return
    found = _SYSTEM.match(written.utf8, doctype.start)
    if found is None:
        place = Raw(doctype.start, doctype.start + len(b"<!DOCTYPE"))
        yield Problem(place, "the DOCTYPE names no DTD", "write <!DOCTYPE xep SYSTEM 'xep.dtd' [")
    elif found[3].decode() != _DTD:
        place = Raw(*found.span(3))
        fix = mend(f"write {_DTD}", Replace(place, _DTD))
        yield Problem(place, f"the DTD is {_DTD}, beside the document", f"write {_DTD}", fix)
    elif found[1] != b"xep":
        place = Raw(*found.span(1))
        yield Problem(
            place, "the outermost element is xep", "write xep", mend("write xep", Replace(place, "xep"))
        )
