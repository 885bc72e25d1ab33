"""What stands under a heading, and the headings themselves."""

from collections.abc import Iterable
from typing import assert_never

from docutils import nodes

from xeptools.model import (
    Block,
    Blocks,
    BulletList,
    Code,
    Definition,
    DefinitionList,
    Division,
    Example,
    Inlines,
    Item,
    LineBreak,
    Numbering,
    OrderedList,
    Paragraph,
    Plain,
    Quote,
    Section,
    Table,
    Vulnerability,
)
from xeptools.renderers.docutils.inlines import line, lines, plain
from xeptools.renderers.docutils.listings import code_block
from xeptools.renderers.docutils.places import Place
from xeptools.renderers.docutils.tables import table
from xeptools.renderers.matter import vulnerability
from xeptools.renderers.matter.characters import spelled

_CLASSES = frozenset({"box", "note", "info", "em", "def", "indent"})
"""The classes that mean something on a paragraph or a division; any other says nothing."""
ENUMERATIONS = {
    Numbering.DECIMAL: "arabic",
    Numbering.LOWER_ALPHA: "loweralpha",
    Numbering.UPPER_ALPHA: "upperalpha",
    Numbering.LOWER_ROMAN: "lowerroman",
    Numbering.UPPER_ROMAN: "upperroman",
}
"""What docutils calls the ways in which a list can count."""
_LETTERS, _ROMAN = 26, 3999
"""How far writers can count without digits."""
_GAP = "\u00a0" * 3
"""What docutils puts between the number of a section and its title."""


def section(source: Section, place: Place) -> nodes.section:
    """Give a section with all that it holds.

    A doctree has no text after a subsection: what an author wrote there becomes the end of the last one, as
    a reader takes it anyway.
    """
    made = nodes.section("", ids=[place.ids[source.anchor]])
    if source.own_anchor:
        made["names"] = [spelled(source.anchor)]
    made += heading(source.number, plain(source.title))
    end = made
    for part in source.content:
        if isinstance(part, Section):
            end = section(part, place)
            made += end
            while isinstance(end[-1], nodes.section):
                end = end[-1]
        else:
            end += _block(part, place)
    return made


def heading(number: str, title: list[nodes.Node]) -> nodes.title:
    """Give a heading with its number, which is text of ours and not the author's."""
    return nodes.title("", "", nodes.generated("", number + _GAP, classes=["sectnum"]), *title, auto=1)


def blocks(content: Blocks, place: Place) -> list[nodes.Node]:
    """Give blocks one after the other."""
    return [node for block in content for node in _block(block, place)]


def _block(block: Block, place: Place) -> list[nodes.Node]:
    """Give a block; nothing where it is empty, for a doctree has no empty blocks."""
    match block:
        case Paragraph():
            return _paragraph(block.content, place, block.classes)
        case Plain():
            return _paragraph(block.content, place, ())
        case Example():
            return [_example(block, place)]
        case BulletList():
            return _filled(nodes.bullet_list("", bullet="-"), _items(block.items, place))
        case OrderedList():
            ordered = nodes.enumerated_list("", enumtype=_enumeration(block), prefix="", suffix=".")
            if block.start != 1:
                ordered["start"] = block.start
            return _filled(ordered, _items(block.items, place))
        case Code():
            return _code(block)
        case Table():
            return [table(block, place.ids[block.anchor], lambda content: blocks(content, place))]
        case DefinitionList():
            return _filled(nodes.definition_list(), [_definition(entry, place) for entry in block.entries])
        case Division():
            kind = "figure" if "example" in block.classes else "division"
            made = nodes.container("", classes=[kind, *_known(block.classes)])
            return _filled(made, blocks(block.blocks, place))
        case Quote():
            return _filled(nodes.block_quote(), blocks(block.blocks, place))
        case Vulnerability():
            return [nodes.paragraph("", "", *line(vulnerability(block), place), classes=["box", "cve"])]
        case _:
            assert_never(block)


def _enumeration(counted: OrderedList) -> str:
    """Say how a list counts: in digits where its letters or Roman numerals would run out."""
    style = ENUMERATIONS[counted.numbering]
    last = counted.start + len(counted.items) - 1
    if style == "arabic" or (counted.start > 0 and last <= (_LETTERS if style.endswith("alpha") else _ROMAN)):
        return style
    return "arabic"


def _filled(made: nodes.Element, content: Iterable[nodes.Node]) -> list[nodes.Node]:
    made += content
    return [made] if made.children else []


def _known(given: tuple[str, ...]) -> list[str]:
    return [name for name in dict.fromkeys(given) if name in _CLASSES]


def _paragraph(content: Inlines, place: Place, given: tuple[str, ...]) -> list[nodes.Node]:
    classes = _known(given)
    if any(isinstance(node, LineBreak) for node in content):
        broken = lines(content, place)
        return [nodes.line_block("", *[nodes.line("", "", *part) for part in broken], classes=classes)]
    inner = line(content, place)
    if len(inner) == 1 and isinstance(inner[0], nodes.image):
        inner[0]["classes"] += classes
        return inner
    return [nodes.paragraph("", "", *inner, classes=classes)] if inner else []


def _items(items: tuple[Item, ...], place: Place) -> list[nodes.Node]:
    return [nodes.list_item("", *blocks(item.blocks, place)) for item in items]


def _definition(entry: Definition, place: Place) -> nodes.Node:
    meaning = nodes.definition("", *(blocks(entry.blocks, place) or [nodes.paragraph()]))
    return nodes.definition_list_item("", nodes.term("", "", *line(entry.term, place)), meaning)


def _example(example: Example, place: Place) -> nodes.Node:
    made = nodes.container("", ids=[place.ids[example.anchor]], classes=["example"])
    said = plain(example.caption)
    label = nodes.generated("", f"Example {example.number}" + (". " if said else ""), classes=["label"])
    made += nodes.paragraph("", "", label, *said, classes=["caption"])
    made += code_block(example.text, example.marks)
    return made


def _code(code: Code) -> list[nodes.Node]:
    shown = code_block(code.text, code.marks)
    if not (said := plain(code.caption)):
        return [shown] if shown.children else []
    caption = nodes.paragraph("", "", *said, classes=["caption"])
    return [nodes.container("", caption, shown, classes=["listing"])]
