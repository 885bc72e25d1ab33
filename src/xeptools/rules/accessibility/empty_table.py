"""A table has rows, and rows have cells.

The number and the caption of nothing are read out all the same.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Table


@rule(Severity.WARNING)
def empty_table(table: Table) -> Problems:
    if not any(row.cells for row in table.rows):
        yield Problem(table, f"table {table.number} has no cells", "fill it, or leave it out")
