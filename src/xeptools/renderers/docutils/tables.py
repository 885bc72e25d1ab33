"""Tables: what authors wrote as rows of cells, as a grid without a hole or an overlap.

Every writer of docutils trusts the spans that it is given, so they are mended here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docutils import nodes

from xeptools.model import Blocks, Cell, Table
from xeptools.renderers.docutils.inlines import plain
from xeptools.renderers.matter import heads, placed

MOST = 64
"""Columns; a cell that claims more has as many as are left."""
_NARROW, _WIDE = 5, 60
"""Characters that a column is taken to need at least and at most, when it is compared with the others."""


@dataclass(slots=True)
class Slot:
    """A cell in its place in the grid; ``cell`` is None where the author left a hole."""

    cell: Cell | None
    column: int
    width: int
    height: int


def _grid(source: Table) -> tuple[list[list[Slot]], int]:
    """Fill the holes, and leave out rows in which no cell begins: what reached through is a row shorter.

    Gives the rows, and how many of them are the head.
    """
    rows: list[list[Slot]] = [[] for _ in source.rows]
    cells, columns = placed(source)
    for one in cells:
        if one.x < MOST:
            rows[one.y].append(Slot(one.cell, one.x, min(one.colspan, MOST - one.x), one.rowspan))
    head = sum(map(bool, rows[: heads(source)]))
    kept = _begun(rows)
    # Below the head of a table docutils' document type wants a row: one of nothing but headings has no head.
    return _filled(kept, min(columns, MOST)), head if head < len(kept) else 0


def _begun(rows: list[list[Slot]]) -> list[list[Slot]]:
    """Leave out the rows in which no cell begins."""
    kept = [bool(slots) for slots in rows]
    for number, slots in enumerate(rows):
        for slot in slots:
            slot.height = sum(kept[number : number + slot.height])
    return [slots for slots in rows if slots]


def _filled(rows: list[list[Slot]], columns: int) -> list[list[Slot]]:
    covered = [[False] * columns for _ in rows]
    for number, slots in enumerate(rows):
        for slot in slots:
            for line in covered[number : number + slot.height]:
                line[slot.column : slot.column + slot.width] = [True] * slot.width
    for line, slots in zip(covered, rows, strict=True):
        slots += [Slot(None, column, 1, 1) for column, taken in enumerate(line) if not taken]
        slots.sort(key=lambda slot: slot.column)
    return rows


def table(source: Table, anchor: str, fill: Callable[[Blocks], list[nodes.Node]]) -> nodes.table:
    """Give a table with its number and caption; ``fill`` makes what stands in a cell.

    Rows of nothing but headings at its top are its head, and columns of nothing but headings at its left its
    stub. A heading elsewhere is strong.
    """
    made = nodes.table("", ids=[anchor])
    said = plain(source.caption)
    label = nodes.generated("", f"Table {source.number}" + (". " if said else ""), classes=["label"])
    made += nodes.title("", "", label, *said)
    rows, head = _grid(source)
    if not rows:
        rows = [[Slot(None, 0, 1, 1)]]
    columns = max(slot.column + slot.width for row in rows for slot in row)
    stubs = _stubs(rows[head:], columns)
    lines = [_row(row, columns if number < head else stubs, fill) for number, row in enumerate(rows)]
    group = nodes.tgroup("", cols=columns)
    for number, width in enumerate(_widths(rows, lines, columns)):
        stub = {"stub": 1} if number < stubs else {}
        group += nodes.colspec("", colwidth=width, **stub)
    if head:
        group += nodes.thead("", *lines[:head])
    group += nodes.tbody("", *lines[head:])
    made += group
    return made


def _stubs(rows: list[list[Slot]], columns: int) -> int:
    """Count the columns at the left that are all headings; something has to stay right of them."""
    plain = [slot.column for row in rows for slot in row if not (slot.cell and slot.cell.header)]
    ends = [slot.column + slot.width for row in rows for slot in row if slot.width > 1]
    stubs = min(plain, default=columns)
    return 0 if stubs >= columns or any(end > stubs for end in ends) else stubs


def _row(slots: list[Slot], headings: int, fill: Callable[[Blocks], list[nodes.Node]]) -> nodes.row:
    row = nodes.row()
    for slot in slots:
        entry = nodes.entry("", *(fill(slot.cell.blocks) if slot.cell else []))
        for inner in list(entry.findall(nodes.table)):
            inner.parent.replace(inner, _listed(inner))
        if slot.width > 1:
            entry["morecols"] = slot.width - 1
        if slot.height > 1:
            entry["morerows"] = slot.height - 1
        if slot.cell and slot.cell.align:
            entry["classes"].append(f"align-{slot.cell.align}")
        if slot.cell and slot.cell.header and slot.column >= headings:
            _strengthen(entry)
        row += entry
    return row


def _listed(inner: nodes.table) -> list[nodes.Node]:
    """Give a table that stands in a cell as a list of rows, for most formats know no table in a table."""
    caption = nodes.paragraph("", "", *inner[0].children, ids=inner["ids"], classes=["caption"])
    rows = nodes.bullet_list("", bullet="-")
    for row in inner.findall(nodes.row):
        cells = [nodes.list_item("", *entry.children) for entry in row.findall(nodes.entry)]
        rows += nodes.list_item("", nodes.bullet_list("", *cells, bullet="-"))
    return [caption, rows]


def _strengthen(entry: nodes.entry) -> None:
    """Show a heading that stands where docutils has none."""
    for child in entry.children:
        if isinstance(child, nodes.paragraph) and child.children:
            inner = child.children
            child.clear()
            child.append(nodes.strong("", "", *inner))


def _widths(rows: list[list[Slot]], lines: list[nodes.row], columns: int) -> list[int]:
    """Give each column the width of its longest text, within bounds, in characters."""
    widths = [_NARROW] * columns
    for row, line in zip(rows, lines, strict=True):
        for slot, entry in zip(row, line.children, strict=True):
            if slot.width == 1:
                longest = max((len(node.astext()) for node in entry.children), default=0)
                widths[slot.column] = max(widths[slot.column], min(longest, _WIDE))
    return widths


def loosen(made: nodes.document, *, entirely: bool) -> None:
    """Put empty cells where cells reached that span rows and columns at once; ``entirely``: for all spans."""
    for group in made.findall(nodes.tgroup):
        empty: dict[tuple[int, int], int] = {}
        covered: set[tuple[int, int]] = set()
        for number, row in enumerate(list(group.findall(nodes.row))):
            cells = [cell for cell in row.children if isinstance(cell, nodes.entry)]
            row.clear()
            row.extend(_loosened(number, cells, group["cols"], empty, covered, entirely=entirely))


def _loosened(
    row: int,
    cells: list[nodes.entry],
    columns: int,
    empty: dict[tuple[int, int], int],
    covered: set[tuple[int, int]],
    *,
    entirely: bool,
) -> Iterator[nodes.entry]:
    """Give the cells of a row; ``empty`` has the widths of those to put in, ``covered`` the places taken."""
    column = 0
    while column < columns:
        if (row, column) in covered:
            column += 1
        elif width := empty.get((row, column), 0):
            yield nodes.entry("", morecols=width - 1) if width > 1 else nodes.entry()
            column += width
        elif cells:
            cell = cells.pop(0)
            width, height = 1 + cell.get("morecols", 0), 1 + cell.get("morerows", 0)
            places = [(row + down, column + right) for down in range(height) for right in range(width)]
            if entirely:
                empty |= dict.fromkeys(places[1:], 1)
                cell.attributes = {k: v for k, v in cell.attributes.items() if not k.startswith("more")}
            elif width > 1 and height > 1:
                empty |= {(row + down, column): width for down in range(1, height)}
                del cell["morerows"]
            else:
                covered |= set(places[1:])
            yield cell
            column += 1 if entirely else width
        else:
            break
