"""The file begins with its XML declaration, not with a byte-order mark.

UTF-8 needs none, and scripts that look for the first line do not find it.
"""

from xeptools.checker import Problem, Problems, Raw, Remove, Written, mend, rule
from xeptools.diagnostics import Severity


@rule(Severity.WARNING)
def byte_order_mark(written: Written) -> Problems:
    if written.has_bom:
        # The file's text begins after the mark, so the mark stands before its nought.
        fix = mend("leave it out", Remove(Raw(-3, 0)))
        yield Problem(None, "the file begins with a byte-order mark", "save it as UTF-8 without one", fix)
