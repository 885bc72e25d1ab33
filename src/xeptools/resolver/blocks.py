"""From the elements between headings to the blocks of the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from xeptools.model import (
    Block,
    Blocks,
    BulletList,
    Cell,
    Definition,
    DefinitionList,
    Division,
    FaultKind,
    Inline,
    Inlines,
    Item,
    LinkKind,
    Numbering,
    OrderedList,
    Paragraph,
    Plain,
    Quote,
    Row,
    Section,
    Strong,
    Table,
    Unresolved,
    Vulnerability,
)
from xeptools.resolver.code import code, example
from xeptools.resolver.inlines import INLINES, add_text, classes, inlines, inlines_into, trimmed
from xeptools.resolver.links import classify
from xeptools.resolver.walk import SECTIONS, Piece, Walk, fold
from xeptools.source.grammar import GRAMMAR

Wrap = Callable[[Inlines, int], Block]
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)")
_LIST_TYPES = {
    "1": Numbering.DECIMAL,
    "a": Numbering.LOWER_ALPHA,
    "A": Numbering.UPPER_ALPHA,
    "i": Numbering.LOWER_ROMAN,
    "I": Numbering.UPPER_ROMAN,
}
_SPAN = re.compile(r"[0-9]{1,6}")
_MOST_COLUMNS = 100
_MOST_ROWS = 65_534
"""What browsers take for a span of rows (HTML §4.9.11)."""


def flow(walk: Walk, element: etree._Element, at: int, wrap: Wrap = Plain) -> Blocks:
    """Mixed content: blocks as they are, running text between them gathered and given to ``wrap``."""
    if len(element) == 0:
        text = fold(element.text or "").strip(" ")
        return (wrap((text,), at),) if text else ()
    blocks: list[Block] = []
    run: list[Inline] = []
    _flow_into(walk, element, at, wrap, run, blocks)
    _end_run(run, blocks, wrap, at)
    return tuple(blocks)


def _flow_into(
    walk: Walk, element: etree._Element, at: int, wrap: Wrap, run: list[Inline], blocks: list[Block]
) -> None:
    if len(element) == 0:
        if element.text:
            add_text(run, element.text)
        return
    if not walk.enter(at):
        return
    model = GRAMMAR.get(element.tag)
    for piece in walk.pieces(element, at):
        if isinstance(piece, str):
            add_text(run, piece)
        elif isinstance(piece, tuple):
            child, child_at = piece
            tag = child.tag
            if model is not None and tag not in model.children:
                walk.misplaced(tag, element.tag, child_at)
            if (inline := INLINES.get(tag)) is not None:
                inline(walk, child, child_at, run)
            elif (block := BLOCKS.get(tag)) is not None:
                _end_run(run, blocks, wrap, at)
                block(walk, child, child_at, blocks)
            else:
                if title := walk.attribute(child, child_at, "topic"):
                    _end_run(run, blocks, wrap, at)
                    blocks.append(Plain((Strong((fold(title),), child_at),), child_at))
                _flow_into(walk, child, child_at, wrap, run, blocks)
        else:
            run.append(piece)
    walk.leave()


def _end_run(run: list[Inline], blocks: list[Block], wrap: Wrap, at: int) -> None:
    if run:
        content = trimmed(run)
        if content:
            blocks.append(wrap(content, at))
        run.clear()


def sections(walk: Walk, pieces: list[Piece], parent: str) -> tuple[Section, ...]:
    """The sections among what stands in the outermost element ``parent``, numbered.

    What stands outside any section is kept in one of its own.
    """
    at = 0
    body = [piece for piece in pieces if not (isinstance(piece, tuple) and piece[0].tag == "header")]
    content = _content(walk, body, "xep", parent, at, 1, "")
    found = [part for part in content if isinstance(part, Section)]
    strays = tuple([part for part in content if not isinstance(part, Section)])
    if strays:
        title = "Outside any section"
        anchor = walk.anchors.for_title(title)
        found.append(Section(1, f"{len(found) + 1}", title, anchor, False, strays, at))
    return tuple(found)


def _section(walk: Walk, element: etree._Element, at: int, level: int, number: str) -> Section:
    title = fold(walk.attribute(element, at, "topic")).strip()
    given = walk.attribute(element, at, "anchor").strip()
    anchor = walk.anchors.own(given) if given else walk.anchors.for_title(title)
    content: list[Block | Section] = []
    if walk.enter(at):
        pieces = walk.pieces(element, at)
        content = _content(walk, pieces, element.tag, element.tag, at, min(level + 1, 5), f"{number}.")
        walk.leave()
    return Section(level, number, title, anchor, bool(given), tuple(content), at)


def _content(
    walk: Walk, pieces: list[Piece], kind: str, parent: str, at: int, level: int, number: str
) -> list[Block | Section]:
    """Blocks and sections, those of ``level`` and counted behind ``number``.

    ``kind`` is the element whose content this should be, ``parent`` the one whose it is.
    """
    content: list[Block | Section] = []
    blocks: list[Block] = []
    run: list[Inline] = []
    count = 0
    expected = GRAMMAR[kind].children
    for piece in pieces:
        if isinstance(piece, str):
            if run or not piece.isspace():
                _stray_text(walk, piece, parent, at, run)
            continue
        if isinstance(piece, Unresolved):
            run.append(piece)
            continue
        child, child_at = piece
        tag = child.tag
        if tag not in expected:
            walk.misplaced(tag, parent, child_at)
        if tag in SECTIONS:
            _end_run(run, blocks, Plain, at)
            content += blocks
            blocks.clear()
            count += 1
            content.append(_section(walk, child, child_at, level, f"{number}{count}"))
        else:
            _block_or_line(walk, child, child_at, at, run, blocks)
    _end_run(run, blocks, Plain, at)
    content += blocks
    return content


def _stray_text(walk: Walk, text: str, parent: str, at: int, run: list[Inline]) -> None:
    if not text.isspace():
        walk.fault(FaultKind.STRAY_TEXT, "", parent, at)
    add_text(run, text)


def _block_or_line(
    walk: Walk, element: etree._Element, at: int, parent_at: int, run: list[Inline], blocks: list[Block]
) -> None:
    """What stands in a section: blocks as they are; a line of its own for what can only stand in a line."""
    if (inline := INLINES.get(element.tag)) is not None:
        inline(walk, element, at, run)
        return
    _end_run(run, blocks, Plain, parent_at)
    if (block := BLOCKS.get(element.tag)) is not None:
        block(walk, element, at, blocks)
    else:
        blocks.extend(flow(walk, element, at))


def _paragraph(walk: Walk, element: etree._Element, at: int, out: list[Block]) -> None:
    names = classes(walk, element, at)
    # A list in a paragraph (which the format does not have) ends it, and another begins after the list.
    out.extend(flow(walk, element, at, lambda content, place: Paragraph(names, content, place)))


def _division(walk: Walk, element: etree._Element, at: int, out: list[Block]) -> None:
    out.append(Division(classes(walk, element, at), flow(walk, element, at), at))


def _quote(walk: Walk, element: etree._Element, at: int, out: list[Block]) -> None:
    out.append(Quote(flow(walk, element, at), at))


def _children(
    walk: Walk, element: etree._Element, at: int, *expected: str
) -> Iterator[tuple[etree._Element, int]]:
    """The child elements; any other than expected is told, and so is text between them."""
    if not walk.enter(at):
        return
    for piece in walk.pieces(element, at):
        if isinstance(piece, tuple):
            if piece[0].tag not in expected:
                walk.misplaced(piece[0].tag, element.tag, piece[1])
            yield piece
        elif isinstance(piece, str) and piece.strip():
            walk.fault(FaultKind.STRAY_TEXT, "", element.tag, at)
            stray = etree.Element("stray")
            stray.text = piece
            yield stray, at
        elif isinstance(piece, Unresolved):
            stray = etree.Element("stray")
            stray.append(etree.Entity(piece.name))
            yield stray, piece.at
    walk.leave()


def _items(walk: Walk, element: etree._Element, at: int) -> tuple[Item, ...]:
    items = []
    for child, child_at in _children(walk, element, at, "li"):
        if child.tag in BLOCKS:
            blocks: list[Block] = []
            BLOCKS[child.tag](walk, child, child_at, blocks)
            items.append(Item(tuple(blocks), child_at))
        else:
            items.append(Item(flow(walk, child, child_at), child_at))
    if not items:
        walk.fault(FaultKind.MISSING_ELEMENT, "li", element.tag, at)
    return tuple(items)


def _bullet_list(walk: Walk, element: etree._Element, at: int, out: list[Block]) -> None:
    out.append(BulletList(classes(walk, element, at), _items(walk, element, at), at))


def _ordered_list(walk: Walk, element: etree._Element, at: int, out: list[Block]) -> None:
    style = _LIST_STYLE.search(walk.attribute(element, at, "style"))
    numbering = _LIST_TYPES.get(walk.attribute(element, at, "type"), Numbering.DECIMAL)
    if style and style[1] in {kind.value for kind in Numbering}:
        numbering = Numbering(style[1])
    start = walk.attribute(element, at, "start").strip()
    first = int(start) if re.fullmatch(r"-?[0-9]{1,6}", start, re.ASCII) else 1
    out.append(OrderedList(first, numbering, _items(walk, element, at), at))


def _definition_list(walk: Walk, element: etree._Element, at: int, out: list[Block]) -> None:
    entries: list[Definition] = []
    loose: list[tuple[etree._Element, int]] = []
    for child, child_at in _children(walk, element, at, "di"):
        if child.tag == "di":
            if loose:
                entries.append(_definition(walk, loose, loose[0][1]))
                loose = []
            parts = list(_children(walk, child, child_at, "dt", "dd"))
            _tell_of_term(walk, parts, child_at)
            entries.append(_definition(walk, parts, child_at))
        else:
            if child.tag == "dt" and loose:
                entries.append(_definition(walk, loose, loose[0][1]))
                loose = []
            loose.append((child, child_at))
    if loose:
        entries.append(_definition(walk, loose, loose[0][1]))
    if not entries:
        walk.fault(FaultKind.MISSING_ELEMENT, "di", element.tag, at)
    out.append(DefinitionList(tuple(entries), at))


def _tell_of_term(walk: Walk, parts: list[tuple[etree._Element, int]], at: int) -> None:
    """A definition has one term and one text."""
    for name in ("dt", "dd"):
        places = [place for child, place in parts if child.tag == name]
        if not places:
            walk.fault(FaultKind.MISSING_ELEMENT, name, "di", at)
        for place in places[1:]:
            walk.fault(FaultKind.REPEATED_ELEMENT, name, "di", place)


def _definition(walk: Walk, parts: list[tuple[etree._Element, int]], at: int) -> Definition:
    term: list[Inline] = []
    blocks: list[Block] = []
    for child, child_at in parts:
        if child.tag == "dt":
            inlines_into(walk, child, child_at, term)
        else:
            blocks.extend(flow(walk, child, child_at))
    return Definition(trimmed(term), tuple(blocks), at)


def _table(walk: Walk, element: etree._Element, at: int, out: list[Block]) -> None:
    walk.tables += 1
    number = walk.tables
    caption = fold(walk.attribute(element, at, "caption")).strip()
    anchor = walk.anchors.made(f"table-{number}")
    rows: list[Row] = []
    for child, child_at in _children(walk, element, at, "tr"):
        cells = (
            _children(walk, child, child_at, "th", "td") if child.tag == "tr" else iter([(child, child_at)])
        )
        rows.append(Row(tuple(_cell(walk, cell, cell_at) for cell, cell_at in cells), child_at))
    out.append(Table(number, anchor, caption, tuple(rows), at))


def _cell(walk: Walk, element: etree._Element, at: int) -> Cell:
    align = walk.attribute(element, at, "align").strip().lower()
    colspan = _count(walk.attribute(element, at, "colspan"), _MOST_COLUMNS)
    rowspan = _count(walk.attribute(element, at, "rowspan"), _MOST_ROWS)
    content = flow(walk, element, at)
    return Cell(
        element.tag == "th",
        align if align in ("left", "center", "right") else "",
        colspan,
        rowspan,
        content,
        at,
    )


def _count(value: str, most: int) -> int:
    if not value:
        return 1
    value = value.strip()
    return min(max(int(value), 1), most) if _SPAN.fullmatch(value) else 1


def _vulnerability(walk: Walk, element: etree._Element, at: int, out: list[Block]) -> None:
    kind, url, _ = classify(walk.attribute(element, at, "url"))
    address = url if kind in (LinkKind.EXTERNAL, LinkKind.XEP) else ""
    identifier = fold(walk.attribute(element, at, "id")).strip()
    out.append(Vulnerability(identifier, address, inlines(walk, element, at), at))


BLOCKS: dict[str, Callable[[Walk, etree._Element, int, list[Block]], None]] = {
    "blockquote": _quote,
    "code": code,
    "cve": _vulnerability,
    "div": _division,
    "dl": _definition_list,
    "example": example,
    "ol": _ordered_list,
    "p": _paragraph,
    "table": _table,
    "ul": _bullet_list,
}
