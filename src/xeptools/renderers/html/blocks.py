"""What stands under a heading, and the headings themselves."""

from typing import assert_never

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
    Row,
    Section,
    Table,
    Vulnerability,
)
from xeptools.renderers.html.code import code_block
from xeptools.renderers.html.inlines import inlines
from xeptools.renderers.html.markup import NOTHING, Html, address, attribute, text
from xeptools.renderers.html.site import Site
from xeptools.renderers.matter import heads, vulnerability_parts

_CLASSES = {"box": "box", "note": "box", "info": "info", "em": "em", "def": "def", "indent": "indent"}
"""The classes that authors may give to a paragraph or a division, and ours for them."""
_LIST_TYPES = {
    Numbering.DECIMAL: "",
    Numbering.LOWER_ALPHA: ' type="a"',
    Numbering.UPPER_ALPHA: ' type="A"',
    Numbering.LOWER_ROMAN: ' type="i"',
    Numbering.UPPER_ROMAN: ' type="I"',
}


def sections(found: tuple[Section, ...], site: Site) -> Html:
    """Give the sections of the body, each with all that it holds."""
    return Html("".join([_section(section, site) for section in found]))


def blocks(content: Blocks, site: Site) -> Html:
    """Give blocks one after the other."""
    return Html("".join([_block(block, site) for block in content]))


def permalink(anchor: str, label: Html) -> Html:
    """Give the label of something as the link to itself."""
    return Html(f'<a class="self" href="{address(f"#{anchor}")}">{label}</a>')


def _section(section: Section, site: Site) -> Html:
    tag = f"h{section.level + 1}"
    number = permalink(section.anchor, text(section.number))
    parts = [f'<section id="{attribute(section.anchor)}"><{tag}>{number} {text(section.title)}</{tag}>\n']
    parts += [
        _section(node, site) if isinstance(node, Section) else _block(node, site) for node in section.content
    ]
    parts.append("</section>\n")
    return Html("".join(parts))


def _block(block: Block, site: Site) -> Html:
    match block:
        case Paragraph():
            return Html(f"<p{_styled(block.classes)}>{inlines(block.content, site)}</p>\n")
        case Plain():
            return inlines(block.content, site)
        case Example():
            label = permalink(block.anchor, Html(f"Example {block.number}"))
            return _listing(_caption(label, block.caption), block, f' id="{attribute(block.anchor)}"')
        case BulletList():
            return Html(f"<ul{_styled(block.classes)}>\n{_items(block.items, site)}</ul>\n")
        case OrderedList():
            start = f' start="{block.start}"' if block.start != 1 else ""
            return Html(f"<ol{_LIST_TYPES[block.numbering]}{start}>\n{_items(block.items, site)}</ol>\n")
        case Code():
            return _listing(_caption(NOTHING, block.caption), block)
        case Table():
            return _table(block, site)
        case DefinitionList():
            entries = "".join(
                f"<dt>{inlines(entry.term, site)}</dt>\n<dd>{blocks(entry.blocks, site)}</dd>\n"
                for entry in block.entries
            )
            return Html(f"<dl>\n{entries}</dl>\n")
        case Division():
            if "example" in block.classes:
                return Html(f'<figure class="box">{blocks(block.blocks, site)}</figure>\n')
            return Html(f"<div{_styled(block.classes)}>{blocks(block.blocks, site)}</div>\n")
        case Quote():
            return Html(f"<blockquote>{blocks(block.blocks, site)}</blockquote>\n")
        case Vulnerability():
            return _vulnerability(block, site)
        case _:
            assert_never(block)


def _styled(given: tuple[str, ...]) -> Html:
    known = " ".join(dict.fromkeys(_CLASSES[name] for name in given if name in _CLASSES)) if given else ""
    return Html(f' class="{known}"' if known else "")


def _caption(label: Html, caption: str) -> Html:
    if not (label or caption):
        return NOTHING
    return Html(f"<figcaption>{label}{' ' if label and caption else ''}{text(caption)}</figcaption>")


def _listing(caption: Html, code: Example | Code, identity: str = "") -> Html:
    return Html(f'<figure class="listing"{identity}>{caption}{code_block(code.text, code.marks)}</figure>\n')


def _items(items: tuple[Item, ...], site: Site) -> Html:
    return Html("".join([f"<li>{blocks(item.blocks, site)}</li>\n" for item in items]))


def _table(table: Table, site: Site) -> Html:
    """Give a table in a box that scrolls; rows of nothing but headings at its top are its head."""
    head = heads(table)
    top = "".join(_row(row, "col", head - index, site) for index, row in enumerate(table.rows[:head]))
    body = "".join(
        _row(row, "row", len(table.rows) - index, site) for index, row in enumerate(table.rows[head:], head)
    )
    caption = _caption(permalink(table.anchor, Html(f"Table {table.number}")), table.caption)
    return Html(
        f'<figure class="tabular" id="{attribute(table.anchor)}">{caption}<div class="scroll"><table>\n'
        f"{f'<thead>{top}</thead>' if top else ''}{f'<tbody>{body}</tbody>' if body else ''}"
        "</table></div></figure>\n"
    )


def _row(row: Row, scope: str, below: int, site: Site) -> Html:
    """Give a row; no cell reaches further down than the ``below`` rows that there are."""
    return Html(f"<tr>{''.join([_cell(cell, scope, below, site) for cell in row.cells])}</tr>\n")


def _cell(cell: Cell, scope: str, below: int, site: Site) -> Html:
    tag = "th" if cell.header else "td"
    attributes = f' scope="{scope}"' if cell.header else ""
    if cell.align:
        attributes += f' class="{attribute(cell.align)}"'
    if cell.colspan > 1:
        attributes += f' colspan="{cell.colspan}"'
    if (rowspan := min(cell.rowspan, below)) > 1:
        attributes += f' rowspan="{rowspan}"'
    return Html(f"<{tag}{attributes}>{blocks(cell.blocks, site)}</{tag}>")


def _vulnerability(cve: Vulnerability, site: Site) -> Html:
    """Give the box of a vulnerability, with its places in the public records."""
    name, said, records = vulnerability_parts(cve)
    kept = f' <span class="records">(records: {inlines(records, site)})</span>' if records else NOTHING
    return Html(f'<p class="box cve"><strong>{text(name)}</strong> {inlines(said, site)}{kept}</p>\n')
