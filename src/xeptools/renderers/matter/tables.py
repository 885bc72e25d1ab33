"""Tables as grids, for formats that draw them cell by cell: spans laid out, each slot of a row filled."""

from enum import Enum

from xeptools.frozen import frozen
from xeptools.model import Cell, Table

_MOST_SLOTS = 500_000
"""Slots that the spans of a table may fill; a cell beyond stands as if it spanned nothing."""


class Held(Enum):
    """What fills a slot in which no cell begins."""

    LEFT = "by the cell to the left"
    ABOVE = "by a cell of a row above"
    EMPTY = "by nothing"


Slot = Cell | Held


@frozen
class Placed:
    """A cell and where it stands in the grid; columns and rows count from 0."""

    cell: Cell
    x: int
    y: int
    colspan: int
    rowspan: int


def placed(table: Table) -> tuple[list[Placed], int]:
    """Lay the cells into a grid, row by row, and say how many columns it has.

    As in HTML (§4.9.12) a cell begins in the first free slot, and none reaches below the last row. Where two
    would overlap, the later one ends before the earlier one.
    """
    until: dict[int, int] = {}
    """The first row in which a column is free again."""
    found: list[Placed] = []
    left = _MOST_SLOTS
    for y, row in enumerate(table.rows):
        x = 0
        for cell in row.cells:
            while until.get(x, 0) > y:
                x += 1
            across, rowspan = cell.colspan, min(cell.rowspan, len(table.rows) - y)
            taken = across + (x + across) * (rowspan - 1)  # rows below are filled up to there
            if taken > left:
                across = rowspan = taken = 1
            left -= taken
            colspan = 1
            while colspan < across and until.get(x + colspan, 0) <= y:
                colspan += 1
            found.append(Placed(cell, x, y, colspan, rowspan))
            until.update(dict.fromkeys(range(x, x + colspan), y + rowspan))
            x += colspan
    return found, len(until)


def grid(table: Table) -> list[list[Slot]]:
    """Give the rows of a table with a slot for each column, up to the last one that the row fills."""
    rows: list[list[Slot]] = [[] for _ in table.rows]
    for one in placed(table)[0]:
        for slots in rows[one.y : one.y + one.rowspan]:
            slots.extend([Held.EMPTY] * (one.x + one.colspan - len(slots)))
            slots[one.x : one.x + one.colspan] = [Held.ABOVE] * one.colspan
        rows[one.y][one.x : one.x + one.colspan] = [one.cell, *[Held.LEFT] * (one.colspan - 1)]
    return rows


def heads(table: Table) -> int:
    """Give how many rows at the top are the head: of nothing but headings, none of which reaches out.

    The corner of a table with headings on two sides may be empty.
    """
    head = reach = 0
    for number, row in enumerate(table.rows, 1):
        corner = len(row.cells) > 1 and not (row.cells[0].header or row.cells[0].blocks)
        if not (row.cells and all(cell.header for cell in row.cells[corner:])):
            break
        reach = max(reach, *(number - 1 + cell.rowspan for cell in row.cells))
        if min(reach, len(table.rows)) <= number:
            head = number
    return head
