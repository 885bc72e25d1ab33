"""A cell spans a whole number of columns and of rows, at least one.

Anything else is ignored, and the cells after it stand under the wrong heading (HTML, tables).
"""

import re

from xeptools.checker import Attribute, Problem, Problems, Written, rule
from xeptools.diagnostics import Severity

_SPAN = re.compile(rb"\s(?:col|row)span\s*=\s*['\"]\s*(?!0*[1-9][0-9]*\s*['\"])")
_NUMBER = re.compile(r"\s*0*[1-9][0-9]*\s*")


@rule(Severity.ERROR)
def span_no_number(written: Written) -> Problems:
    if not _SPAN.search(written.utf8):
        return
    for name in ("td", "th"):
        for cell in written.elements(name):
            for span in ("colspan", "rowspan"):
                typed = written.attribute(cell, span)
                if typed is not None and "&" not in typed and not _NUMBER.fullmatch(typed):
                    message = f"{span}={typed!r} is no number of {'columns' if span == 'colspan' else 'rows'}"
                    yield Problem(Attribute(cell, span), message, "write a whole number, 1 or more")
