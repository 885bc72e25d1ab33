"""No line ends in white space.

It makes noise in every change that touches the line, and nobody sees it.
"""

import re

from xeptools.checker import Problem, Problems, Raw, Remove, Written, mend, rule
from xeptools.diagnostics import Severity

_TRAILING = re.compile(rb"(?<![ \t])[ \t]+(?=\r?$)", re.MULTILINE)


@rule(Severity.ADVICE, default=False)
def trailing_blanks(written: Written) -> Problems:
    for found in _TRAILING.finditer(written.utf8):
        blanks = Raw(*found.span())
        yield Problem(blanks, "white space at the end of the line", fix=mend("remove it", Remove(blanks)))
