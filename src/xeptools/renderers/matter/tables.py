"""Tables as grids, for formats that draw them cell by cell: spans laid out, each slot of a row filled."""

from enum import Enum

from xeptools.model import Cell, Row, Table

_MOST_SLOTS = 500_000
"""Slots that the spans of a table may fill; what is beyond stands as if it spanned nothing."""


class Held(Enum):
    """What fills a slot in which no cell begins."""

    LEFT = "by the cell to the left"
    ABOVE = "by a cell of a row above"
    EMPTY = "by nothing"


Slot = Cell | Held


def grid(table: Table) -> list[list[Slot]]:
    """Give the rows of a table with a slot for each column, up to the last one that the row fills.

    As in HTML: a cell begins in the first free slot, and none reaches below the last row.
    """
    rows: list[list[Slot]] = []
    hanging: dict[int, int] = {}
    left = _MOST_SLOTS
    for number, row in enumerate(table.rows):
        slots, hanging, left = _row(row, hanging, len(table.rows) - number, left)
        rows.append(slots)
    return rows


def heads(table: Table) -> int:
    """Give how many rows at the top are the head: of nothing but headings, none of which reaches out."""
    head = reach = 0
    for number, row in enumerate(table.rows, 1):
        if not (row.cells and all(cell.header for cell in row.cells)):
            break
        reach = max(reach, *(number - 1 + cell.rowspan for cell in row.cells))
        if min(reach, len(table.rows)) <= number:
            head = number
    return head


def _row(row: Row, hanging: dict[int, int], below: int, left: int) -> tuple[list[Slot], dict[int, int], int]:
    """Lay out a row; ``hanging`` has the columns held from above, and for how many rows."""
    slots: list[Slot] = []
    then = {column: rows - 1 for column, rows in hanging.items() if rows > 1}
    for cell in row.cells:
        while len(slots) in hanging:
            slots.append(Held.ABOVE)
        across, down = cell.colspan, min(cell.rowspan, below)
        if across * down > left:
            across, down = 1, 1
        left -= across * down
        column = len(slots)
        slots += [cell, *[Held.LEFT] * (across - 1)]
        if down > 1:
            then.update(dict.fromkeys(range(column, column + across), down - 1))
    for column in sorted(column for column in hanging if column >= len(slots)):
        slots += [Held.EMPTY] * (column - len(slots))
        slots.append(Held.ABOVE)
    return slots, then, left
