"""Tables in reStructuredText: as a list of rows, or drawn as a grid where cells span rows or columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from docutils import nodes
from docutils.utils import column_width

from xeptools.renderers.docutils.rst.lines import WIDTH, directive, indented, single
from xeptools.renderers.matter.lines import spaced

Fill = Callable[[nodes.Element, int], list[str]]
"""Gives what stands in a cell, in lines of so many columns where that can be."""
_ROOM = 40


def table(node: nodes.table, name: str, line: Callable[[Iterable[nodes.Node]], str], fill: Fill) -> list[str]:
    """Give a table with its caption; ``name`` is what it is called, if anything leads to it."""
    caption = single(line(node[0].children))
    options = [f":name: {name}"] if name else []
    rows = list(node.findall(nodes.row))
    head = sum(isinstance(row.parent, nodes.thead) for row in rows)
    if any("morerows" in entry or "morecols" in entry for entry in node.findall(nodes.entry)):
        return directive("table", caption, options, _grid(rows, head, fill))
    stubs = sum("stub" in column for column in node.findall(nodes.colspec))
    options += [f":header-rows: {head}"] * bool(head) + [f":stub-columns: {stubs}"] * bool(stubs)
    options += [":widths: auto"]
    items = [_item(row, fill) for row in rows]
    return directive("list-table", caption, options, spaced(items))


def _item(row: nodes.Element, fill: Fill) -> list[str]:
    cells = [indented(fill(entry, WIDTH - 4), "- ") for entry in row.findall(nodes.entry)]
    return indented([text for cell in cells for text in cell], "* ")


@dataclass(slots=True)
class Box:
    """A cell with its lines and its place."""

    lines: list[str]
    row: int
    column: int
    height: int
    width: int


def _grid(rows: list[nodes.row], head: int, fill: Fill) -> list[str]:
    """Draw a table; columns and rows are as large as what stands in them."""
    boxes = _boxes(rows, fill)
    columns = max(box.column + box.width for box in boxes)
    widths, heights = [1] * columns, [1] * len(rows)
    for box in sorted(boxes, key=lambda box: box.width):
        need = max((column_width(text) for text in box.lines), default=0) + 2
        last = box.column + box.width
        widths[last - 1] += max(0, need - sum(widths[box.column : last]) - box.width + 1)
    for box in sorted(boxes, key=lambda box: box.height):
        last = box.row + box.height
        heights[last - 1] += max(0, len(box.lines) - sum(heights[box.row : last]) - box.height + 1)
    return _drawn(boxes, widths, heights, head)


def _boxes(rows: list[nodes.row], fill: Fill) -> list[Box]:
    boxes: list[Box] = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for entry in row.findall(nodes.entry):
            while (number, column) in taken:
                column += 1
            height, width = 1 + entry.get("morerows", 0), 1 + entry.get("morecols", 0)
            taken |= {(number + y, column + x) for y in range(height) for x in range(width)}
            boxes.append(Box(fill(entry, _ROOM * width), number, column, height, width))
            column += width
    return boxes


def _drawn(boxes: list[Box], widths: list[int], heights: list[int], head: int) -> list[str]:
    """Draw the borders of each cell, then write what stands in it."""
    left = [sum(widths[:column]) + column for column in range(len(widths) + 1)]
    top = [sum(heights[:row]) + row for row in range(len(heights) + 1)]
    canvas = [[" "] * (left[-1] + 1) for _ in range(top[-1] + 1)]
    for box in boxes:
        x, right, y, bottom = (
            left[box.column],
            left[box.column + box.width],
            top[box.row],
            top[box.row + box.height],
        )
        for edge in (y, bottom):
            for place in range(x, right + 1):
                if canvas[edge][place] != "+":
                    canvas[edge][place] = "+" if canvas[edge][place] == "|" else "-"
        for edge in (x, right):
            for place in range(y, bottom + 1):
                if canvas[place][edge] != "+":
                    canvas[place][edge] = "+" if canvas[place][edge] == "-" else "|"
        for corner in ((y, x), (y, right), (bottom, x), (bottom, right)):
            canvas[corner[0]][corner[1]] = "+"
    if head:
        canvas[top[head]] = ["=" if sign == "-" else sign for sign in canvas[top[head]]]
    for box in boxes:
        _write(canvas, box, left[box.column], top[box.row])
    return ["".join(line).rstrip() for line in canvas]


def _write(canvas: list[list[str]], box: Box, x: int, y: int) -> None:
    """Write lines into a cell; a wide character takes the place of the blank behind it too."""
    for number, text in enumerate(box.lines):
        place = x + 2
        for sign in text:
            columns = column_width(sign)
            if columns == 0:
                canvas[y + 1 + number][place - 1] += sign
                continue
            canvas[y + 1 + number][place] = sign
            if columns == 2:
                canvas[y + 1 + number][place + 1] = ""
            place += columns
