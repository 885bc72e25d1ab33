"""A table has a caption.

Its number is printed anyway, and a reader who jumps from table to table hears nothing else of it (XEP-0143,
contents).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Table


@rule(Severity.WARNING)
def table_without_caption(table: Table) -> Problems:
    if not table.caption:
        hint = "say in caption='…' what it shows"
        yield Problem(table, f"table {table.number} has no caption", hint)
