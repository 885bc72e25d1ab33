"""What stands under a heading, as lines."""

from collections.abc import Iterator
from itertools import groupby
from typing import assert_never

from xeptools.model import (
    Block,
    Blocks,
    BulletList,
    Code,
    DefinitionList,
    Division,
    Example,
    OrderedList,
    Paragraph,
    Plain,
    Quote,
    Table,
    Vulnerability,
)
from xeptools.renderers.matter import heads, listing, ordinal, placed, spelled, vulnerability
from xeptools.renderers.matter.classes import boxed
from xeptools.renderers.matter.lines import spaced
from xeptools.renderers.text.columns import broken, width, wrapped
from xeptools.renderers.text.grid import LEAST, SIDES, Box, drawn, laid_out
from xeptools.renderers.text.inlines import line

INDENT = 3
_NARROW = 20
"""Columns below which nothing is set further in, however deep it lies."""
_LABEL = "Example 100. "


def blocks(content: Blocks, columns: int, *, hard: bool = False) -> list[str]:
    """Give blocks with an empty line between them; with ``hard`` no line is longer, whatever it breaks."""
    return spaced([_block(block, columns, hard=hard) for block in content])


def shifted(lines: list[str], margin: str = " " * INDENT, first: str = "") -> list[str]:
    """Give lines behind a margin; ``first`` stands before the first one instead. Empty ones stay empty."""
    return [f"{first if first and not number else margin}{row}".rstrip() for number, row in enumerate(lines)]


def code_lines(text: str) -> list[str]:
    """Give the lines of a listing."""
    return [row.rstrip() for row in spelled(listing(text).text).split("\n")]


def _block(block: Block, columns: int, *, hard: bool) -> list[str]:
    match block:
        case Paragraph():
            box = boxed(block)
            lines = wrapped(line(block.content), columns - 2 * box, hard=hard)
            return shifted(lines, "| ") if box else lines
        case Plain():
            return wrapped(line(block.content), columns, hard=hard)
        case Division():
            box = boxed(block) and columns > _NARROW
            lines = blocks(block.blocks, columns - 2 * box, hard=hard)
            return shifted(lines, "| ") if box else lines
        case Quote():
            return _inside(block.blocks, columns, "> ", "> ", hard=hard)
        case BulletList():
            return _listed([("*", item.blocks) for item in block.items], columns, hard=hard)
        case OrderedList():
            numbered = enumerate(block.items, block.start)
            items = [(f"{ordinal(number, block.numbering)}.", item.blocks) for number, item in numbered]
            return _listed(items, columns, hard=hard)
        case DefinitionList():
            lines = []
            for entry in block.entries:
                term = wrapped(line(entry.term), columns, hard=hard)
                lines += [*term, *_inside(entry.blocks, columns, "   ", "   ", hard=hard), ""]
            return lines[:-1]
        case Table():
            return spaced(
                [_caption(f"Table {block.number}.", block.caption, columns), _table(block, columns)]
            )
        case Example():
            caption = _caption(f"Example {block.number}.", block.caption, columns)
            return spaced([caption, _listing(block, columns, hard=hard)])
        case Code():
            return spaced([_caption("", block.caption, columns), _listing(block, columns, hard=hard)])
        case Vulnerability():
            return shifted(wrapped(line(vulnerability(block)), columns - 2, hard=hard), "| ")
        case _:
            assert_never(block)


def _inside(content: Blocks, columns: int, first: str, rest: str, *, hard: bool) -> list[str]:
    if columns - len(rest) < _NARROW:
        return shifted(blocks(content, columns, hard=hard), "", first)
    return shifted(blocks(content, columns - len(rest), hard=hard) or [""], rest, first)


def _listed(items: list[tuple[str, Blocks]], columns: int, *, hard: bool) -> list[str]:
    """Give a list; with an empty line between its items where one has more than a paragraph."""
    margin = max((len(mark) for mark, _ in items), default=0) + 2
    made = [_inside(content, columns, mark.ljust(margin), " " * margin, hard=hard) for mark, content in items]
    return spaced(made) if any("" in lines for lines in made) else [row for lines in made for row in lines]


def _caption(label: str, caption: str, columns: int) -> list[str]:
    return wrapped(f"{label} {' '.join(caption.split())}".strip(), columns, hard=True)


def _listing(code: Example | Code, columns: int, *, hard: bool) -> list[str]:
    """Give the lines of a listing as they are; a backslash ends a piece of one that must be broken."""
    lines: list[str] = []
    for row in code_lines(code.text):
        if hard and width(row) > columns > 1:
            *most, last = broken(row, columns - 1)
            lines += [*(f"{piece}\\" for piece in most), last]
        else:
            lines.append(row)
    return lines


def _table(table: Table, columns: int) -> list[str]:
    """Draw a table; one with too many columns to draw is a list of its rows, each cell behind its heading."""
    plan = laid_out(table, columns, _extent)
    if plan is None:
        return _listed([("-", row) for row in _rows(table)], columns, hard=True)
    boxes = [
        [Box(blocks(box.cell.blocks, box.columns, hard=True) if box.cell else [], box) for box in row]
        for row in plan
    ]
    return drawn(boxes, heads(table))


def _rows(table: Table) -> Iterator[Blocks]:
    """Give the cells of each row below the head, each with the heading of its column where it has one."""
    head = heads(table)
    cells, _ = placed(table)
    headings = {one.x + at: one for one in cells if one.y < head for at in range(one.colspan)}
    for y, row in groupby(cells, key=lambda one: one.y):
        said: list[Block] = []
        for one in row if y >= head else ():
            if one.cell.blocks:
                heading = headings.get(one.x)
                said += _named(one.cell.blocks, heading.cell.blocks if heading else ())
        if said:
            yield tuple(said)


def _named(content: Blocks, heading: Blocks) -> Blocks:
    names = [block.content for block in heading if isinstance(block, Plain | Paragraph)]
    if not names:
        return content
    first = content[0]
    if isinstance(first, Plain | Paragraph):
        return Plain((*names[0], ": ", *first.content), first.at), *content[1:]
    return Plain((*names[0], ":"), first.at), *content


def _extent(content: Blocks) -> tuple[int, int]:
    """Give how many columns the longest word of blocks takes, and the longest line if nothing is broken."""
    least = most = 0
    for text, margin in _texts(content):
        most = max(most, width(text) + margin)
        least = max(least, max(map(width, text.split()), default=0) + margin)
    return least, most


def _texts(content: Blocks) -> Iterator[tuple[str, int]]:
    """Give each line of blocks with how far it is set in, about."""
    for block in content:
        match block:
            case Paragraph() | Plain():
                yield from ((row, 0) for row in line(block.content).split("\n"))
            case Vulnerability():
                yield line(vulnerability(block)), 2
            case Division() | Quote():
                yield from ((text, margin + 2) for text, margin in _texts(block.blocks))
            case BulletList() | OrderedList():
                inside = tuple(inner for item in block.items for inner in item.blocks)
                yield from ((text, margin + 6) for text, margin in _texts(inside))
            case DefinitionList():
                yield from ((line(entry.term), 0) for entry in block.entries)
                inside = tuple(inner for entry in block.entries for inner in entry.blocks)
                yield from ((text, margin + INDENT) for text, margin in _texts(inside))
            case Example() | Code():
                yield f"{_LABEL}{block.caption}", 0
                yield from ((row, 0) for row in code_lines(block.text))
            case Table():
                yield f"{_LABEL}{block.caption}", 0
                for row in block.rows:
                    yield "", 1 + sum(max(_extent(cell.blocks)[1], LEAST) + SIDES for cell in row.cells)
            case _:
                assert_never(block)
