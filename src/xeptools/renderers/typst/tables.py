"""Tables: a grid without holes, columns as wide as what they hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from xeptools.model import (
    Blocks,
    BulletList,
    Cite,
    Code,
    DefinitionList,
    Example,
    Inlines,
    Link,
    NoteMark,
    OrderedList,
    Paragraph,
    Plain,
    Table,
)
from xeptools.model.walk import blocks_of, text_of
from xeptools.renderers.matter import Placed, heads, placed
from xeptools.renderers.typst.advances import CODE, extent
from xeptools.renderers.typst.captions import running
from xeptools.renderers.typst.literals import NOTHING, Typ
from xeptools.renderers.typst.sheet import Sheet

_SIZE = 9.0
"""Points, the template's type for tables."""
_INSET = 9.0
"""Points to the left and to the right of what a cell holds."""
_LEAST = 20.0
"""Points below which a column holds nothing that can be read."""
_FEW_LINES = 12
_UNBROKEN = 20
"""Characters of a word that is not broken where it can be helped."""

Write = Callable[[Blocks, Sheet], Typ]
"""What makes the blocks of a cell."""


def tabular(table: Table, sheet: Sheet, write: Write) -> Typ:
    """Give a table without its caption.

    Rows of nothing but headings at its top are repeated on each page, unless something in them leads
    elsewhere: what is repeated is not part of the text for tagged PDF, so it must not hold links.
    """
    cells, columns = placed(table)
    if not columns:
        return NOTHING
    if columns * _LEAST > sheet.width:
        counted = f"{columns} column{'s' if columns > 1 else ''}"
        sheet.tell(
            f"table {table.number} has {counted}, more than there is room for",
            "make it narrower, or take it out of what stands around it; its cells are printed one by one",
            table.at,
        )
        return _in_lines(table, sheet, write)
    inner = sheet.inside(0, table.at)
    if inner is None:
        return _in_lines(table, sheet, write)
    widths = _widths(cells, columns, sheet.width)
    head = heads(table)
    top = [_cell(one, widths, inner, write) for one in cells if one.y < head]
    rows = [one for one in cells if one.y >= head]
    begins = Typ(f"#begins({running(f'Table {table.number}', table.caption, sheet)})")
    body = [
        _cell(one, widths, inner, write, begins if one is rows[0] else NOTHING, one is rows[-1])
        for one in rows
    ]
    repeated = not any(_leads_away(cell.blocks) for row in table.rows[:head] for cell in row.cells)
    header = f"(table.header(repeat: {str(repeated).lower()}, {', '.join(top)}),)" if top else "()"
    points = "".join(f"{width:.1f}pt, " for width in widths)
    return Typ(f"#tabular(({points}), {header}, {', '.join(body)})\n")


def _in_lines(table: Table, sheet: Sheet, write: Write) -> Typ:
    """Give the cells of each row that has any content, one after the other."""
    made = []
    for row in table.rows:
        cells = [write(cell.blocks, sheet) for cell in row.cells]
        if any(cells):
            made.append(f"#parbreak(){'#soft[ | ]'.join(cells)}\n")
    return Typ("".join(made))


def _cell(
    one: Placed, widths: list[float], sheet: Sheet, write: Write, begins: Typ = NOTHING, last: bool = False
) -> Typ:
    options = [f"x: {one.x}", f"y: {one.y}"]
    if one.colspan > 1:
        options.append(f"colspan: {one.colspan}")
    if one.rowspan > 1:
        options.append(f"rowspan: {one.rowspan}")
    if one.cell.align:
        options.append(f"align: {one.cell.align}")
    width = sum(widths[one.x : one.x + one.colspan]) - _INSET
    if one.rowspan == 1 and _is_short(one.cell.blocks, width):  # it would keep all its rows on one page
        options.append("breakable: false")
    content = write(one.cell.blocks, replace(sheet, width=width, size=_SIZE))
    ends = "#ends" if last else ""
    return Typ(f"{'th' if one.cell.header else 'td'}({', '.join(options)})[{begins}{content}{ends}]")


def _is_short(blocks: Blocks, width: float) -> bool:
    """Whether a cell can do without being broken at the end of a page: plain text of a few lines."""
    room = _FEW_LINES * width
    for block in blocks:
        if not isinstance(block, Plain | Paragraph):
            return False
        room -= extent(text_of(block.content), _SIZE) + width
    return room > 0


def _leads_away(blocks: Blocks) -> bool:
    """Whether a link or a note stands in there."""
    return any(isinstance(block, Paragraph | Plain) and _leads(block.content) for block in blocks_of(blocks))


def _leads(content: Inlines) -> bool:
    return any(
        isinstance(node, Link | NoteMark | Cite) or _leads(getattr(node, "content", ()))
        for node in content
        if not isinstance(node, str)
    )


def _widths(cells: list[Placed], columns: int, room: float) -> list[float]:
    """Give each column's width: what it wants if there is room for all, else less, but what it needs."""
    needed, wanted = [_LEAST] * columns, [_LEAST] * columns
    for one in sorted(cells, key=lambda one: one.colspan):
        needs, wants = _sizes(one.cell.blocks, bold=one.cell.header)
        span = slice(one.x, one.x + one.colspan)
        for widths, size in ((needed, needs + _INSET), (wanted, wants + _INSET)):
            if (lack := size - sum(widths[span])) > 0:
                widths[span] = [width + lack / one.colspan for width in widths[span]]
    if sum(wanted) <= room:
        return wanted
    low, high = ([_LEAST] * columns, needed) if sum(needed) > room else (needed, wanted)
    share = (room - sum(low)) / (sum(high) - sum(low))
    return [least + (most - least) * share for least, most in zip(low, high, strict=True)]


def _sizes(blocks: Blocks, *, bold: bool) -> tuple[float, float]:
    """Give the points that the longest word of blocks needs, and those that their longest line wants."""
    needs = wants = margin = 0.0
    for block in blocks_of(blocks):
        match block:
            case Paragraph() | Plain():
                text = text_of(block.content)
                words = (extent(word[:_UNBROKEN], _SIZE, bold=bold) for word in text.split())
                needs = max(needs, max(words, default=0.0) + margin)
                wants = max(wants, extent(text, _SIZE, bold=bold) + margin)
            case BulletList() | OrderedList() | DefinitionList():
                margin += 18.0
            case Table():
                margin += _INSET * max((len(row.cells) for row in block.rows), default=0)
                needs = max(needs, margin + _LEAST)
            case Example() | Code():
                lines = [len(line) * CODE + 16 for line in block.text.splitlines()]
                needs, wants = max(needs, 90.0), max(wants, *lines, 90.0)
            case _:
                pass
    return needs, wants
