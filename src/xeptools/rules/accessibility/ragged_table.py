"""All rows of a table have the same number of columns.

Counted with `colspan` and `rowspan`: where a row is short, the cells after it stand under the wrong heading
for whoever does not see the picture (HTML, tables).
"""

from collections import Counter

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Row, Table


@rule(Severity.ERROR)
def ragged_table(table: Table) -> Problems:
    # Text in place of a cell is shown as one whose place is the row's; it is told as text.
    rows = [row for row in table.rows if row.cells]
    if any(cell.at == row.at != table.at for row in rows for cell in row.cells):
        return
    widths = _widths(rows)
    if len(set(widths)) < 2:
        return
    usual = Counter(widths).most_common(1)[0][0]
    row, width = next((row, width) for row, width in zip(rows, widths, strict=True) if width != usual)
    columns = f"{width} column{'s' * (width != 1)}"
    yield Problem(row, f"this row has {columns}, the others have {usual}", "add the cells, or a colspan")


def _widths(rows: list[Row]) -> list[int]:
    widths = []
    hanging = 0
    """Columns that cells from above reach down into."""
    ending: Counter[int] = Counter()
    """How many of them end above each row."""
    for y, row in enumerate(rows):
        hanging -= ending[y]
        widths.append(sum(cell.colspan for cell in row.cells) + hanging)
        for cell in row.cells:
            if cell.rowspan > 1:
                hanging += cell.colspan
                ending[y + cell.rowspan] += cell.colspan
    return widths
