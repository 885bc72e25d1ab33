"""Tables drawn with characters: how wide each column is, and the lines."""

from collections.abc import Callable, Iterator
from itertools import zip_longest

from xeptools.frozen import frozen
from xeptools.model import Blocks, Cell, Table
from xeptools.renderers.matter import Held, Slot, grid
from xeptools.renderers.text.columns import padded

LEAST = 4
"""Columns of text that a cell must have for a table to be drawn."""
SIDES = 3
"""Columns between the texts of two cells: ``x | y``."""


@frozen
class Place:
    """Where a cell stands in its row; ``cell`` is None where the slot is held from above, or by nothing."""

    cell: Cell | None
    slots: int
    columns: int
    """How many columns its text has."""
    above: bool
    """Whether a cell of a row above reaches down to here."""


@frozen
class Box:
    """A cell with its text."""

    lines: list[str]
    place: Place


def laid_out(
    table: Table, columns: int, extent: Callable[[Blocks], tuple[int, int]]
) -> list[list[Place]] | None:
    """Give where each cell stands; None where the table has too many columns for the width.

    ``extent`` tells how many columns the text of a cell needs for its longest word, and for its longest line.
    """
    rows = grid(table)
    count = max(map(len, rows), default=0)
    free = columns - SIDES * count - 1
    if free < LEAST * count:
        return None
    least, most = [LEAST] * count, [LEAST] * count
    for row in rows:
        for column, slot in enumerate(row):
            if isinstance(slot, Cell) and slot.colspan == 1:
                word, line = extent(slot.blocks)
                least[column], most[column] = max(least[column], word), max(most[column], line)
    if sum(least) > free:  # some word must be broken
        widths = _shared(least, free)
    else:
        more = _shared([line - word for word, line in zip(least, most, strict=True)], free - sum(least))
        widths = [word + extra for word, extra in zip(least, more, strict=True)]
    return [[*_places(row + [Held.EMPTY] * (count - len(row)), widths)] for row in rows]


def _shared(wanted: list[int], free: int) -> list[int]:
    """Give each column what it wants, or an equal share of what those leave that want less."""
    widths = list(wanted)
    waiting = sorted(range(len(wanted)), key=lambda column: wanted[column])
    while waiting:
        share = free // len(waiting)
        column = waiting.pop(0)
        widths[column] = min(wanted[column], share)
        free -= widths[column]
    return widths


def _places(row: list[Slot], widths: list[int]) -> Iterator[Place]:
    column = 0
    while column < len(row):
        slot, end = row[column], column + 1
        if isinstance(slot, Cell):
            while end < len(row) and row[end] is Held.LEFT:
                end += 1
        columns = sum(widths[column:end]) + SIDES * (end - column - 1)
        yield Place(slot if isinstance(slot, Cell) else None, end - column, columns, slot is Held.ABOVE)
        column = end


def drawn(rows: list[list[Box]], head: int) -> list[str]:
    """Draw the table, with a double line below its ``head`` rows."""
    lines: list[str] = []
    for number, row in enumerate(rows):
        lines.append(_border(row, "=" if number and number == head else "-"))
        for texts in zip_longest(*(box.lines for box in row), fillvalue=""):
            cells = (
                padded(text, box.place.columns, box.place.cell.align if box.place.cell else "")
                for text, box in zip(texts, row, strict=True)
            )
            lines.append(f"| {' | '.join(cells)} |")
    if rows:
        lines.append("+" + "".join("-" * (box.place.columns + 2) + "+" for box in rows[-1]))
    return lines


def _border(row: list[Box], stroke: str) -> str:
    """Give the line above a row, open where a cell reaches through it."""
    return "+" + "".join((" " if box.place.above else stroke) * (box.place.columns + 2) + "+" for box in row)
