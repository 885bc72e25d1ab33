"""The lines of examples and code have at most 110 columns.

Longer ones run out of the page, on paper and on narrow screens (XEP-0143, section 7.2). Told once a block.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.model import Code, Example

_COLUMNS = 110


@rule(Severity.ADVICE, default=False)
def long_line(block: Example | Code) -> Problems:
    start = 0
    for line in block.text.split("\n"):
        if len(line) > _COLUMNS:
            place = Stretch(block, start + _COLUMNS, start + len(line))
            yield Problem(place, f"a line of {len(line)} columns", f"break it before column {_COLUMNS + 1}")
            return
        start += len(line) + 1
