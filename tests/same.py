"""Whether two documents say the same, and where they first do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from textwrap import dedent
from urllib.parse import unquote, urljoin

from xeptools.model import (
    Block,
    Cell,
    Cite,
    Code,
    DefinitionList,
    Example,
    Image,
    Inlines,
    LineBreak,
    Link,
    LinkKind,
    NoteMark,
    Paragraph,
    Plain,
    Section,
    Table,
    Unresolved,
    Vulnerability,
    Xep,
)
from xeptools.model.walk import blocks_of, sections_of
from xeptools.renderers.matter import PUBLISHED
from xeptools.resolver.links import classify

ASPECTS = ("sections", "text", "examples", "tables", "notes", "links")


def differences(before: Xep, after: Xep, *, stubs: bool = True) -> dict[str, str]:
    """Give the first difference in each respect in which there is one, with the section it is in.

    Without ``stubs`` it does not matter whether a cell is a heading.
    """
    found: dict[str, str] = {}
    pairs = zip_longest(sections_of(before.sections), sections_of(after.sections))
    for one, other in pairs:
        if one is None or other is None or _heading(one) != _heading(other):
            found["sections"] = f"{_heading(one)} became {_heading(other)}"
            break
        if one.own_anchor and one.anchor != other.anchor and "sections" not in found:
            found["sections"] = f"{one.number} {one.title}: #{one.anchor} became #{other.anchor}"
        for aspect, (left, right) in {
            "text": (_text(one), _text(other)),
            "examples": (_listings(one), _listings(other)),
            "tables": (_tables(one, stubs), _tables(other, stubs)),
            "notes": (_notes(one, before), _notes(other, after)),
            "links": (_links(one, before), _links(other, after)),
        }.items():
            if aspect not in found and (changed := _first(left, right)):
                found[aspect] = f"{one.number} {one.title}: {changed}"
    return found


def _first(before: Iterable[object], after: Iterable[object]) -> str:
    for one, other in zip_longest(before, after):
        if one != other:
            return f"{one!r} became {other!r}"
    return ""


def _heading(section: Section | None) -> tuple[int, str] | None:
    return None if section is None else (section.level, " ".join(section.title.split()))


def _blocks(section: Section) -> Iterator[Block]:
    return blocks_of(part for part in section.content if not isinstance(part, Section))


def _lines(block: Block) -> Iterator[Inlines]:
    """The running text of a block itself."""
    match block:
        case Paragraph() | Plain() | Vulnerability():
            yield block.content
        case DefinitionList():
            yield from (entry.term for entry in block.entries)
        case _:
            pass


def _text(section: Section) -> list[str]:
    """The words one after the other, whatever the blocks are; lists of definitions keep their order."""
    return " ".join(_words(section.content)).split()


def _words(parts: Iterable[Block | Section]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Section | Table):
            continue
        if isinstance(part, DefinitionList):
            for entry in part.entries:
                yield said(entry.term)
                yield from _words(entry.blocks)
        elif isinstance(part, Paragraph | Plain | Vulnerability):
            yield said(part.content)
        else:
            for inner in (*getattr(part, "items", ()), part):
                yield from _words(getattr(inner, "blocks", ()))


def said(content: Inlines) -> str:
    """The words of a line without its notes and without a blank before them."""
    parts = ""
    for inline in content:
        match inline:
            case str():
                parts += inline
            case NoteMark():
                parts = parts.rstrip(" ")
            case LineBreak():
                parts += " "
            case Image():
                parts += f"[Picture: {inline.alt or 'without a description'}]"
            case Unresolved():
                parts += f"&{inline.name};"
            case _:
                parts += said(inline.content)
    return parts


def _listings(section: Section) -> Iterator[tuple[str, str, str]]:
    for block in _blocks(section):
        if isinstance(block, Example | Code):
            lines = dedent(block.text.expandtabs()).split("\n")
            text = "\n".join(line.rstrip() for line in lines).strip("\n")
            yield type(block).__name__, " ".join(block.caption.split()), text


def _tables(section: Section, stubs: bool) -> Iterator[object]:
    for block in _blocks(section):
        if isinstance(block, Table):
            yield "caption", " ".join(block.caption.split())
            for row in block.rows:
                yield [_cell(cell, stubs) for cell in row.cells]


def _cell(cell: Cell, stubs: bool) -> tuple[bool, int, int, str]:
    words = " ".join(" ".join(_words(cell.blocks)).split())
    return stubs and cell.header, cell.colspan, cell.rowspan, words


def _inner(content: Inlines) -> Iterator[object]:
    for inline in content:
        yield inline
        if not isinstance(inline, str | LineBreak | Image | Unresolved | NoteMark):
            yield from _inner(inline.content)


def _notes(section: Section, xep: Xep) -> Iterator[str]:
    """What each mention of a note says."""
    for block in _blocks(section):
        for content in _lines(block):
            for inline in _inner(content):
                if isinstance(inline, NoteMark):
                    yield " ".join(said(xep.notes[inline.number - 1].content).split())


def _links(section: Section, xep: Xep) -> Iterator[tuple[str, str]]:
    """Where each link leads and what it says, those in notes too; one to no place of the document is none."""
    for block in _blocks(section):
        for content in _lines(block):
            yield from _leading(content, xep)


def _leads(link: Link, xep: Xep) -> bool:
    """Whether a link within the document leads anywhere."""
    anchor = unquote(link.url[1:])
    found = any(section.anchor == anchor for section in sections_of(xep.sections))
    return found or any(
        isinstance(block, Example | Table) and block.anchor == anchor for block in blocks_of(xep.sections)
    )


def _place(link: Link) -> str:
    """Where a link leads: any address of a XEP is one, and a path on the site a whole address."""
    if link.kind not in (LinkKind.XEP, LinkKind.RELATIVE):
        return link.url
    _, url, number = classify(urljoin(PUBLISHED, link.url))
    return f"{number}#{url.partition('#')[2]}" if number else url


def _leading(content: Inlines, xep: Xep) -> Iterator[tuple[str, str]]:
    for inline in _inner(content):
        match inline:
            case Link() if inline.kind is not LinkKind.INTERNAL or _leads(inline, xep):
                yield _place(inline), " ".join(said(inline.content).split())
            case Cite(number=str() as number):
                yield f"{number}#", said(inline.content)
            case NoteMark():
                yield from _leading(xep.notes[inline.number - 1].content, xep)
            case _:
                pass
