"""What stands under a heading, as lines."""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from xeptools.frozen import frozen
from xeptools.model import (
    Block,
    Blocks,
    BulletList,
    Cell,
    Code,
    DefinitionList,
    Division,
    Example,
    Item,
    Numbering,
    OrderedList,
    Paragraph,
    Plain,
    Quote,
    Strong,
    Table,
    Vulnerability,
)
from xeptools.model.walk import text_of
from xeptools.renderers.highlight import Language, language_of
from xeptools.renderers.markdown.inlines import Place, inlines, paragraph
from xeptools.renderers.markdown.plain import code, escaped
from xeptools.renderers.matter import Held, Slot, grid, heads, listing, ordinal, spelled, vulnerability
from xeptools.renderers.matter.classes import boxed

_INFO = {Language.DIALOGUE: "", Language.TEXT: ""}
"""Languages that nobody else has a name for."""
_DEFINED = "+"
"""A list of definitions looks like any other in Markdown, but is not."""
_APART = "<!-- -->"
"""Between two of them, for which there is no other mark."""
_ALIGNED = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}


def blocks(content: Blocks, place: Place) -> list[str]:
    """Give blocks with an empty line between them."""
    lines: list[str] = []
    before = ""
    for block in _unpacked(content):
        mark = _mark(block, before)
        made = _Writer(place, mark).block(block)
        if made:
            between = ["", _APART, ""] if mark == before == _DEFINED else [""]
            lines += [*between, *made] if lines else made
            before = mark
    return lines


def _unpacked(content: Blocks) -> Iterator[Block]:
    """Give what stands in divisions that are not set apart in their place."""
    for block in content:
        if isinstance(block, Division) and not boxed(block):
            yield from _unpacked(block.blocks)
        else:
            yield block


def _mark(block: Block, before: str) -> str:
    """Give the mark of a list's items, a full stop for one of numbers; nothing for what is no list.

    A list that follows another has another mark than that, or they would be one.
    """
    match block:
        case DefinitionList():
            return _DEFINED
        case OrderedList() if _counts(block):
            return ")" if before == "." else "."
        case BulletList() | OrderedList():
            return "*" if before == "-" else "-"
        case _:
            return ""


def _counts(block: OrderedList) -> bool:
    """Whether Markdown has such a list; letters and Roman numerals stand in the text of another."""
    return block.numbering is Numbering.DECIMAL and block.start >= 0


def quoted(lines: list[str]) -> list[str]:
    """Give lines as a quotation."""
    return [f"> {line}".rstrip() for line in lines]


def indented(lines: list[str], width: int) -> list[str]:
    """Give lines further to the right; empty ones stay empty."""
    return [f"{' ' * width}{line}" if line else line for line in lines]


@frozen
class _Writer:
    place: Place
    mark: str
    """Of the items of a list."""

    def block(self, block: Block) -> list[str]:
        match block:
            case Paragraph():
                lines = paragraph(block.content, self.place)
                return quoted(lines) if boxed(block) else lines
            case Plain():
                return paragraph(block.content, self.place)
            case Division() | Quote():
                return quoted(blocks(block.blocks, self.place))
            case BulletList():
                return self.items([(self.mark, item) for item in block.items])
            case OrderedList():
                return self.ordered(block)
            case DefinitionList():
                entries = [(entry.term, entry.blocks) for entry in block.entries]
                return self.items(
                    [(self.mark, Item(_defined(Strong(term, -1), said), -1)) for term, said in entries]
                )
            case Table():
                caption = _caption(f"Table {block.number}.", block.caption, self.place.mark(block.anchor))
                table = _table(block, self.place)
                return [*caption, "", *table] if table else caption
            case Example():
                caption = _caption(f"Example {block.number}.", block.caption, self.place.mark(block.anchor))
                return [*caption, "", *_listing(block)]
            case Code():
                caption = _caption("", block.caption, "")
                return [*caption, "", *_listing(block)] if caption else _listing(block)
            case Vulnerability():
                return quoted(paragraph(vulnerability(block), self.place))
            case _:
                assert_never(block)

    def ordered(self, block: OrderedList) -> list[str]:
        numbered = list(enumerate(block.items, block.start))
        if _counts(block):
            return self.items([(f"{number}{self.mark}", item) for number, item in numbered])
        return self.items(
            [
                (self.mark, Item(_prefixed(f"({ordinal(number, block.numbering)}) ", item.blocks), -1))
                for number, item in numbered
            ]
        )

    def items(self, items: list[tuple[str, Item]]) -> list[str]:
        """Give a list; without an empty line between its items where none has more than a paragraph."""
        made = [(mark, self.item(item.blocks)) for mark, item in items]
        loose = any("" in lines for _, lines in made)
        lines: list[str] = []
        for mark, body in made:
            first, *rest = body or [""]
            lines += [""] if loose and lines else []
            lines += [f"{mark} {first}".rstrip(), *indented(rest, len(mark) + 1)]
        return lines

    def item(self, content: Blocks) -> list[str]:
        """Give the content of an item; a list right after its text stays close to it."""
        match content:
            case (Plain() as text, BulletList() as below) if below.items and (
                said := paragraph(text.content, self.place)
            ):
                return [*said, *_Writer(self.place, _mark(below, "")).block(below)]
            case _:
                return blocks(content, self.place)


def _defined(term: Strong, said: Blocks) -> Blocks:
    """Give a definition as the content of an item: the term, and what it means after it."""
    if not text_of(term.content).strip():
        return said
    match said:
        case (Plain(content=content), *rest):
            return (Plain((term, ": ", *content), -1), *rest)
        case _:
            return (Plain((term, ":"), -1), *said)


def _prefixed(label: str, content: Blocks) -> Blocks:
    match content:
        case (Plain() | Paragraph() as first, *rest):
            return (Plain((label, *first.content), first.at), *rest)
        case _:
            return (Plain((label,), -1), *content)


def _caption(label: str, caption: str, mark: str) -> list[str]:
    shown = escaped(" ".join(caption.split()))
    if not label:
        return [f"**{shown}**"] if shown else []
    return [f"**{label}**{' ' if shown else ''}{shown}{mark}"]


def _listing(block: Example | Code) -> list[str]:
    body = listing(block.text).text
    language = language_of(body)
    lines = spelled(body).split("\n")
    runs = (len(line) - len(line.lstrip("`")) for line in (text.lstrip() for text in lines))
    fence = "`" * max(3, *(run + 1 for run in runs))
    return [f"{fence}{_INFO.get(language, language.value)}", *(line.rstrip("\r") for line in lines), fence]


def _table(table: Table, place: Place) -> list[str]:
    """Give a pipe table.

    It must have one head: without one it is empty, and further rows of headings are rows in bold. What a
    cell spans to its right says ``<<``, what it spans below ``^^``.
    """
    rows = grid(table)
    head = rows[0] if heads(table) else []
    width = max(map(len, rows), default=0)
    if not width:
        return []
    place = replace(place, cell=True)
    top = [_slot(slot, place, head=True) for slot in head]
    below = rows[1:] if head else rows
    aligned = [_ALIGNED[_alignment(below, column)] for column in range(width)]
    cells = [[_slot(slot, place) for slot in row] for row in below]
    return [_line(row) for row in ([*top, *[""] * (width - len(top))], aligned, *cells)]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |" if cells else "| |"


def _alignment(rows: list[list[Slot]], column: int) -> str:
    """Give how all cells of a column are aligned; nothing where they differ."""
    cells = (row[column] for row in rows if column < len(row))
    found = {cell.align for cell in cells if isinstance(cell, Cell)}
    return found.pop() if len(found) == 1 else ""


def _slot(slot: Slot, place: Place, *, head: bool = False) -> str:
    match slot:
        case Held.EMPTY:
            return ""
        case Held.LEFT:
            return "<<"
        case Held.ABOVE:
            return "^^"
        case Cell():
            text = "<br>".join(_lines_in_cell(slot.blocks, place))
            shown = text.replace("|", "\\|").replace("\n", " ").strip()
            return f"**{shown}**" if slot.header and not head and shown and "*" not in shown else shown


def _in_cell(block: Block, place: Place) -> list[str]:
    """Give a block as the lines of a cell."""
    match block:
        case Paragraph() | Plain():
            return paragraph(block.content, place)
        case Division() | Quote():
            return _lines_in_cell(block.blocks, place)
        case BulletList():
            return [line for item in block.items for line in _item_in_cell("•", item.blocks, place)]
        case OrderedList():
            numbered = enumerate(block.items, block.start)
            return [
                line
                for number, item in numbered
                for line in _item_in_cell(f"{ordinal(number, block.numbering)}.", item.blocks, place)
            ]
        case DefinitionList():
            return [
                line
                for entry in block.entries
                for line in _item_in_cell(f"{inlines(entry.term, place)}:", entry.blocks, place)
            ]
        case Example():
            return [_label("Example", block, place), *_code_in_cell(block)]
        case Code():
            return [*([escaped(block.caption)] if block.caption else []), *_code_in_cell(block)]
        case Table():
            cells = (cell for row in block.rows for cell in row.cells)
            lines = (line for cell in cells for line in _lines_in_cell(cell.blocks, place))
            return [_label("Table", block, place), *lines]
        case Vulnerability():
            return paragraph(vulnerability(block), place)
        case _:
            assert_never(block)


def _lines_in_cell(content: Blocks, place: Place) -> list[str]:
    return [line for block in content for line in _in_cell(block, place)]


def _item_in_cell(mark: str, content: Blocks, place: Place) -> list[str]:
    first, *rest = _lines_in_cell(content, place) or [""]
    return [f"{mark} {first}".rstrip(), *rest]


def _label(kind: str, block: Example | Table, place: Place) -> str:
    return escaped(f"{kind} {block.number}. {block.caption}".strip()) + place.mark(block.anchor)


def _code_in_cell(block: Example | Code) -> list[str]:
    return [code(line) for line in _listing(block)[1:-1] if line.strip()]
