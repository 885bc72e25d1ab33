"""A resolved document as lines of text that a person can check: one node a line, what it holds indented.

Inlines are written ``name{content}``. What a document has none of is left out.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import assert_never

from xeptools import Source, Xep
from xeptools.model import (
    Block,
    BulletList,
    Cell,
    Cite,
    Code,
    Defined,
    DefinitionList,
    Division,
    Emphasis,
    Entry,
    Example,
    Field,
    Header,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Mark,
    Monospace,
    NoteMark,
    OrderedList,
    Paragraph,
    Phrase,
    Plain,
    Quote,
    Section,
    Strong,
    Table,
    Unresolved,
    Vulnerability,
)

STEP = "  "


def outline(xep: Xep, source: Source) -> str:
    """Sections, notes, faults and diagnostics."""
    lines = [*_parts(xep.sections, "")]
    lines += [f"note {note.number} ({note.mentions}x): {_text(note.content)}" for note in xep.notes]
    lines += _faults(xep, source)
    lines += [f"{found.severity}: {found.message}" for found in xep.diagnostics]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def header(xep: Xep) -> str:
    """The fields of the header that are not empty, one a line."""
    return "".join(f"{line}\n" for line in _header(xep.header))


def _parts(parts: Iterable[Block | Section], lead: str) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Section):
            own = "" if part.own_anchor else " (made)"
            yield f"{lead}section{part.level} {part.number} {part.title!r} #{part.anchor}{own}"
            yield from _parts(part.content, lead + STEP)
        else:
            yield from _block(part, lead)


def _block(block: Block, lead: str) -> Iterator[str]:
    inner = lead + STEP
    match block:
        case Paragraph():
            yield f"{lead}{_classed('p', block.classes)}: {_text(block.content)}"
        case Plain():
            yield f"{lead}plain: {_text(block.content)}"
        case Division():
            yield f"{lead}{_classed('div', block.classes)}"
            yield from _parts(block.blocks, inner)
        case Quote():
            yield f"{lead}quote"
            yield from _parts(block.blocks, inner)
        case BulletList():
            yield f"{lead}{_classed('ul', block.classes)}"
            for item in block.items:
                yield f"{inner}li"
                yield from _parts(item.blocks, inner + STEP)
        case OrderedList():
            yield f"{lead}ol {block.numbering.value} from {block.start}"
            for item in block.items:
                yield f"{inner}li"
                yield from _parts(item.blocks, inner + STEP)
        case DefinitionList():
            yield f"{lead}dl"
            for entry in block.entries:
                yield f"{inner}dt: {_text(entry.term)}"
                yield from _parts(entry.blocks, inner + STEP)
        case Table():
            yield f"{lead}table {block.number} {block.caption!r} #{block.anchor}"
            for row in block.rows:
                yield f"{inner}tr"
                for cell in row.cells:
                    yield from _cell(cell, inner + STEP)
        case Example():
            yield f"{lead}example {block.number} {block.caption!r} #{block.anchor}{_lead(block)}"
            yield from _code(block, inner)
        case Code():
            yield f"{lead}code {block.caption!r}{_lead(block)}"
            yield from _code(block, inner)
        case Vulnerability():
            yield f"{lead}cve {block.identifier} <{block.url}>: {_text(block.content)}"
        case _:
            assert_never(block)


def _classed(name: str, classes: tuple[str, ...]) -> str:
    return ".".join((name, *classes))


def _cell(cell: Cell, lead: str) -> Iterator[str]:
    spans = f" {cell.colspan}x{cell.rowspan}" if (cell.colspan, cell.rowspan) != (1, 1) else ""
    align = f" {cell.align}" if cell.align else ""
    yield f"{lead}{'th' if cell.header else 'td'}{spans}{align}"
    yield from _parts(cell.blocks, lead + STEP)


def _lead(block: Code | Example) -> str:
    return f" lead {block.lead}" if block.lead else ""


def _code(block: Code | Example, lead: str) -> Iterator[str]:
    for line in block.text.split("\n"):
        yield f"{lead}|{line}|"
    for mark in block.marks:
        yield f"{lead}{_mark(mark, block.text)}"


def _mark(mark: Mark, text: str) -> str:
    return f"{mark.kind} {mark.start}-{mark.end} {text[mark.start : mark.end]!r}"


def _text(content: Inlines) -> str:
    return "".join(map(_inline, content))


def _inline(inline: Inline) -> str:
    match inline:
        case str():
            return inline
        case Emphasis():
            return f"em{{{_text(inline.content)}}}"
        case Strong():
            return f"strong{{{_text(inline.content)}}}"
        case Monospace():
            return f"tt{{{_text(inline.content)}}}"
        case Cite():
            return f"cite{{{_text(inline.content)}{f' = {inline.number}' if inline.number else ''}}}"
        case Defined():
            return f"dfn{{{_text(inline.content)}}}"
        case Phrase():
            return f"{_classed('span', inline.classes)}{{{_text(inline.content)}}}"
        case Link():
            number = f" = {inline.number}" if inline.number else ""
            return f"link{{{_text(inline.content)} -> {inline.kind} {inline.url}{number}}}"
        case NoteMark():
            return f"[{inline.number}.{inline.mention}]"
        case LineBreak():
            return "br{}"
        case Image():
            size = "".join(
                f" {name} {value}"
                for name, value in (("wide", inline.width), ("high", inline.height))
                if value is not None
            )
            return f"img{{{inline.alt} <{inline.src}>{size}}}"
        case Unresolved():
            return f"unresolved{{{inline.name}}}"
        case _:
            assert_never(inline)


def _faults(xep: Xep, source: Source) -> Iterator[str]:
    """One line for all faults of a kind in one place."""
    for (kind, parent, at), faults in groupby(xep.faults, lambda fault: (fault.kind, fault.parent, fault.at)):
        names = ", ".join(fault.name for fault in faults)
        token = source.tokens.tag(at)
        where = source.utf8[token.start : token.end].decode() if token else "nowhere"
        yield f"fault: {kind}{f' {names}' if names else ''} in {parent}, at {where}"


def links(xep: Xep) -> str:
    """All links, one a line."""
    return "".join(f"{link.kind} {link.url}: {_text(link.content)}\n" for link in xep.links)


def contents(xep: Xep) -> str:
    """The table of contents, one entry a line."""
    return "".join(f"{line}\n" for line in _entries(xep.contents, ""))


def _entries(entries: Iterable[Entry], lead: str) -> Iterator[str]:
    for entry in entries:
        yield f"{lead}{entry.number} {entry.title} #{entry.anchor}"
        yield from _entries(entry.entries, lead + STEP)


def _header(head: Header) -> Iterator[str]:
    for name in ("title", "number", "status", "type", "sig", "shortname", "discuss", "expires"):
        field: Field = getattr(head, name)
        if field.at >= 0:
            yield f"{name}: {field.text!r}"
    yield f"abstract: {_text(head.abstract)}"
    for name in ("lastcalls", "approvers", "tags"):
        for field in getattr(head, name):
            yield f"{name}: {field.text!r}"
    for name in ("dependencies", "supersedes", "superseded_by"):
        for spec in getattr(head, name):
            number = f" {spec.number}" if spec.number else ""
            yield f"{name}: {spec.kind}{number} {spec.text!r}"
    for schema in head.schemas:
        yield f"schema: {schema.ns!r} <{schema.url}>"
    for flag in ("interim", "registry"):
        if getattr(head, flag):
            yield flag
    for author in head.authors:
        parts = [
            f"{key} {value!r}" for key in ("org", "email", "jid", "uri") if (value := getattr(author, key))
        ]
        note = ["with a note"] if author.note else []
        yield f"author: {', '.join([repr(author.name), *parts, *note])}"
    for revision in head.revisions:
        date = revision.date.isoformat() if revision.date else f"not {revision.date_text!r}"
        yield f"revision: {revision.version!r} {date} {revision.initials!r} #{revision.anchor}"
        yield from _parts(revision.remark, STEP)
    if head.councilnote:
        yield "councilnote"
        yield from _parts(head.councilnote, STEP)
    if head.legal:
        for name in ("copyright", "permissions", "warranty", "liability", "conformance"):
            if content := getattr(head.legal, name):
                yield f"{name}: {_text(content)}"
