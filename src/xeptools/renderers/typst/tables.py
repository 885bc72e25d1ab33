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
from xeptools.renderers.typst.inlines import unbroken
from xeptools.renderers.typst.literals import NOTHING, Typ
from xeptools.renderers.typst.sheet import Sheet

_INSET = 8.0
"""Points to the left and to the right of what a cell holds, as the template has it."""
_SPARE = 1.0
"""Points that a column gets beyond what its words are taken to need."""
_LEAST = 20.0
"""Points below which a column holds nothing that can be read."""
_FEW_LINES = 12
_CHOICES = ((9.0, True), (8.5, True), (8.0, True), (8.0, False), (7.5, True), (7.0, True), (7.0, False))
"""Points of type, each with whether words with joints stay whole: the first that fits is taken."""

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
    size, widths = _planned(cells, columns, sheet.width)
    inner = replace(inner, size=size)
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
    return Typ(f"#tabular({size:g}pt, ({points}), {header}, {', '.join(body)})\n")


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
    if one.rowspan == 1 and _is_short(one.cell.blocks, width, sheet.size):
        options.append("breakable: false")  # which of a cell of more rows would keep all on one page
    content = write(one.cell.blocks, replace(sheet, width=width))
    ends = "#ends" if last else ""
    return Typ(f"{'th' if one.cell.header else 'td'}({', '.join(options)})[{begins}{content}{ends}]")


def _is_short(blocks: Blocks, width: float, size: float) -> bool:
    """Whether a cell can do without being broken at the end of a page: plain text of a few lines."""
    room = _FEW_LINES * width
    for block in blocks:
        if not isinstance(block, Plain | Paragraph):
            return False
        room -= extent(text_of(block.content), size) + width
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


def _planned(cells: list[Placed], columns: int, room: float) -> tuple[float, list[float]]:
    """Give the size of the type and each column's width: what it wants if there is room for all, else less.

    No column gets less than its longest word needs, unless even the smallest type does not make them fit.
    """
    size, needed = 0.0, [0.0]
    for size, whole in _CHOICES:
        needed, wanted = _asked(cells, columns, size, whole=whole)
        if sum(wanted) <= room:
            return size, wanted
        if sum(needed) <= room:
            share = (room - sum(needed)) / (sum(wanted) - sum(needed))
            return size, [least + (most - least) * share for least, most in zip(needed, wanted, strict=True)]
    return size, _capped(needed, room)


def _asked(cells: list[Placed], columns: int, size: float, *, whole: bool) -> tuple[list[float], list[float]]:
    """Give the width that each column needs and the one that it wants, in type of a size."""
    needed, wanted = [_LEAST] * columns, [_LEAST] * columns
    for one in sorted(cells, key=lambda one: one.colspan):
        needs, wants = _sizes(one.cell.blocks, size, bold=one.cell.header, whole=whole)
        span = slice(one.x, one.x + one.colspan)
        for widths, asked in ((needed, needs), (wanted, max(needs, wants))):
            if (lack := asked + _INSET + _SPARE - sum(widths[span])) > 0:
                widths[span] = [width + lack / one.colspan for width in widths[span]]
    return needed, wanted


def _capped(needed: list[float], room: float) -> list[float]:
    """Give each column what it needs, but none more than so much that all have room."""
    cap = 0.0
    for index, width in enumerate(sorted(needed)):
        cap = room / (len(needed) - index)
        if width > cap:
            break
        room -= width
    return [min(width, cap) for width in needed]


def _sizes(blocks: Blocks, size: float, *, bold: bool, whole: bool) -> tuple[float, float]:
    """Give the points that the longest word of blocks needs, and those that their longest line wants.

    Any word may be a bold one.
    """
    needs = wants = margin = 0.0
    for block in blocks_of(blocks):
        match block:
            case Paragraph() | Plain():
                text = text_of(block.content)
                words = (extent(word, size, bold=True) for word in unbroken(text, whole=whole))
                needs = max(needs, max(words, default=0.0) + margin)
                wants = max(wants, extent(text, size, bold=bold) + margin)
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
