"""What stands under a heading, and the headings themselves."""

from __future__ import annotations

from typing import assert_never

from xeptools.model import (
    Block,
    Blocks,
    BulletList,
    Code,
    DefinitionList,
    Division,
    Example,
    Numbering,
    OrderedList,
    Paragraph,
    Plain,
    Quote,
    Section,
    Table,
    Vulnerability,
)
from xeptools.renderers.matter import ordinal, vulnerability
from xeptools.renderers.typst.captions import captioned
from xeptools.renderers.typst.inlines import inlines
from xeptools.renderers.typst.listings import code_block
from xeptools.renderers.typst.literals import NOTHING, Typ, literal
from xeptools.renderers.typst.sheet import Sheet
from xeptools.renderers.typst.tables import tabular

_CLASSES = {"box": "boxed", "note": "boxed", "info": "boxed", "indent": "indent", "em": "em", "def": "em"}
"""The classes that authors may give to a paragraph or a division, and the template's call for them."""
_MARGINS = {"boxed": 17.0, "indent": 18.0, "quoted": 36.0, "list": 18.0, "enum": 20.0, "terms": 18.0}
"""Points that a call of the template takes from the line."""


def sections(found: tuple[Section, ...], sheet: Sheet, level: int = 1) -> Typ:
    """Give sections with all that they hold; ``level`` counts from 1 and, unlike theirs, leaves none out."""
    return Typ("".join([_section(section, sheet, level) for section in found]))


def blocks(content: Blocks, sheet: Sheet) -> Typ:
    """Give blocks one after the other."""
    return Typ("".join([_block(block, sheet) for block in content]))


def _section(section: Section, sheet: Sheet, level: int) -> Typ:
    number, title = sheet.text(section.number), sheet.text(section.title)
    parts = [f"#section({level}, {number}, {title}, {literal(section.anchor)})\n"]
    parts += [
        _section(node, sheet, level + 1) if isinstance(node, Section) else _block(node, sheet)
        for node in section.content
    ]
    return Typ("".join(parts))


def _block(block: Block, sheet: Sheet) -> Typ:
    match block:
        case Paragraph() | Plain():
            return _prose(block, sheet)
        case Example():
            label = f"Example {block.number}"
            code = code_block(label, block, sheet)
            return captioned('"code"', label, block.caption, block.anchor, code, sheet)
        case Code():
            code = code_block("", block, sheet)
            return captioned('"code"', "", block.caption, "", code, sheet) if block.caption else code
        case Table():
            table = tabular(block, sheet, blocks)
            return captioned("table", f"Table {block.number}", block.caption, block.anchor, table, sheet)
        case BulletList():
            return _items("list", NOTHING, block, sheet)
        case OrderedList():
            return _items("enum", _counting(block), block, sheet)
        case DefinitionList():
            return _definitions(block, sheet)
        case Division():
            return _division(block, sheet)
        case Quote():
            return _quote(block, sheet)
        case Vulnerability():
            return Typ(f"#boxed[{inlines(vulnerability(block), sheet)}]\n")
        case _:
            assert_never(block)


def _prose(block: Paragraph | Plain, sheet: Sheet) -> Typ:
    before = len(sheet.record.mentioned)
    made = inlines(block.content, sheet)
    if made and isinstance(block, Paragraph):
        made = _styled(block.classes, Typ(f"#par[{made}]\n"))
    return Typ(f"#noting[{made}]\n") if len(sheet.record.mentioned) > before else made


def _calls(classes: tuple[str, ...]) -> list[str]:
    return [*dict.fromkeys(_CLASSES[name] for name in classes if name in _CLASSES)]


def _styled(classes: tuple[str, ...], content: Typ) -> Typ:
    for call in _calls(classes):
        content = Typ(f"#{call}[{content}]\n")
    return content


def _division(block: Division, sheet: Sheet) -> Typ:
    """Give a division, as a box if it is an example or its author says so."""
    classes = ("box", *block.classes) if "example" in block.classes else block.classes
    calls = _calls(classes)
    if not calls or not block.blocks:
        return blocks(block.blocks, sheet)
    inner = sheet.inside(sum(_MARGINS.get(call, 0) for call in calls), block.at)
    return _styled(classes, blocks(block.blocks, inner)) if inner else blocks(block.blocks, sheet)


def _quote(quote: Quote, sheet: Sheet) -> Typ:
    inner = sheet.inside(_MARGINS["quoted"], quote.at)
    return Typ(f"#quoted[{blocks(quote.blocks, inner)}]\n") if inner else blocks(quote.blocks, sheet)


def _items(call: str, options: Typ, block: BulletList | OrderedList, sheet: Sheet) -> Typ:
    inner = sheet.inside(_MARGINS[call], block.at)
    if inner is None:
        return Typ("".join([f"#parbreak(){blocks(item.blocks, sheet)}\n" for item in block.items]))
    made = ", ".join([f"[{blocks(item.blocks, inner)}]" for item in block.items])
    return Typ(f"#{call}({options}{made})\n") if made else NOTHING


def _counting(block: OrderedList) -> Typ:
    """Give how a list counts, if not in digits from one."""
    if block.numbering is Numbering.DECIMAL and block.start >= 0:
        return Typ(f"start: {block.start}, ") if block.start != 1 else NOTHING
    numbers = range(block.start, block.start + len(block.items))
    labels = "".join(f'"{ordinal(number, block.numbering)}.", ' for number in numbers)
    return Typ(f"numbering: number => ({labels}).at(number - 1), ")


def _definitions(block: DefinitionList, sheet: Sheet) -> Typ:
    entries, inner = block.entries, sheet.inside(_MARGINS["terms"], block.at)
    if inner is None:
        flat = (f"#parbreak(){inlines(one.term, sheet)} {blocks(one.blocks, sheet)}\n" for one in entries)
        return Typ("".join(flat))
    made = ", ".join(
        [f"terms.item([{inlines(one.term, sheet)}], [{blocks(one.blocks, inner)}])" for one in entries]
    )
    return Typ(f"#terms({made})\n") if entries else NOTHING
