"""Tables: rows of cells, of which the first rows and columns may be headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docutils import nodes

from xeptools.authoring.markup import Element, Node, text_of

Fill = Callable[[nodes.Element, str], list[Node]]
"""Gives what stands in a cell that becomes the element of that name."""
_ALIGNED = ("left", "center", "right")


def table(node: nodes.table, caption: str, fill: Fill) -> Element:
    """Give a table with its caption."""
    stubs = [index for index, one in enumerate(node.findall(nodes.colspec)) if one.get("stub")]
    made: list[Node] = []
    taken: dict[int, int] = {}
    for row in rows(node):
        heading = isinstance(row.parent, nodes.thead)
        column = 0
        cells: list[Node] = []
        for entry in row.children:
            if not isinstance(entry, nodes.entry):
                continue
            while taken.get(column):
                column += 1
            width, height = 1 + entry.get("morecols", 0), 1 + entry.get("morerows", 0)
            name = "th" if heading or column in stubs else "td"
            cells.append(Element(name, fill(entry, name), _attributes(entry, name, width, height)))
            for covered in range(column, column + width):
                taken[covered] = height
            column += width
        taken = {covered: left - 1 for covered, left in taken.items() if left > 1}
        made.append(Element("tr", cells))
    return Element("table", made, {"caption": caption})


def spanned(rows: list[Node]) -> list[Node]:
    """Read what a pipe table says with signs: ``^^`` and ``<<`` go on with the cell above and to the left.

    A head without a word in it is only there because such a table must have one; else rows below it that are
    all in bold belong to the head.
    """
    grid = [
        [one for one in row.children if isinstance(one, Element)] for row in rows if isinstance(row, Element)
    ]
    headless = len(grid) > 1 and not any(cell.children for cell in grid[0])
    if headless:
        del grid[0]
    made: list[Node] = []
    above: list[tuple[Element, int, int]] = []
    for y, row in enumerate(grid):
        begun: list[Node] = []
        owners: list[tuple[Element, int, int]] = []
        for x, cell in enumerate(row):
            said = text_of(cell.children).strip()
            if said == "<<" and x:
                owners.append(owners[-1])
            elif said == "^^" and x < len(above):
                owners.append(above[x])
            else:
                owners.append((cell, x, y))
                begun.append(cell)
            owner, left, top = owners[-1]
            _reach(owner, "colspan", x - left + 1)
            _reach(owner, "rowspan", y - top + 1)
        above = owners
        made.append(Element("tr", begun))
    if not headless:
        _headed(made)
    return made


def _headed(rows: list[Node]) -> None:
    """Take for headings the cells of the rows at the top that are all in bold."""
    for row in rows:
        cells = [one for one in row.children if isinstance(one, Element)] if isinstance(row, Element) else []
        if not all(map(_in_bold, cells)):
            return
        for cell in cells:
            if cell.name == "td":
                cell.name = "th"
                cell.attributes.pop("align", "")
                cell.children = [
                    part for one in cell.children if isinstance(one, Element) for part in one.children
                ]


def _in_bold(cell: Element) -> bool:
    match cell.children:
        case [Element(name="strong", children=said)]:
            return not any(isinstance(part, Element) for part in said)
        case _:
            return cell.name == "th"


def _reach(cell: Element, name: str, length: int) -> None:
    if length > int(cell.attributes.get(name, "1")):
        cell.attributes[name] = str(length)


def rows(node: nodes.table) -> Iterator[nodes.row]:
    """Give the rows of this table, and not of one in a cell."""
    for group in node.children:
        if isinstance(group, nodes.tgroup):
            for part in group.children:
                if isinstance(part, nodes.thead | nodes.tbody):
                    yield from (row for row in part.children if isinstance(row, nodes.row))


def _attributes(entry: nodes.entry, name: str, width: int, height: int) -> dict[str, str]:
    made = {}
    aligned = [
        side for side in _ALIGNED if f"align-{side}" in entry["classes"] or f"text-{side}" in entry["classes"]
    ]
    if aligned and name == "td":
        made["align"] = aligned[0]
    if width > 1:
        made["colspan"] = str(width)
    if height > 1:
        made["rowspan"] = str(height)
    return made
