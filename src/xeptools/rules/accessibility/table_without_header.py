"""The cells that name the columns or rows of a table are `<th>`.

A screen reader says them with every other cell; where there are none the numbers mean nothing (XEP-0143,
contents).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Table


@rule(Severity.WARNING)
def table_without_header(table: Table) -> Problems:
    if table.rows and not any(cell.header for row in table.rows for cell in row.cells):
        hint = "write the cells of the first row, or the first of each row, as <th>"
        yield Problem(table, f"table {table.number} has no header cells", hint)
