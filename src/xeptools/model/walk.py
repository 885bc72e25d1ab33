"""Reading a document's nodes in order, for whoever wants some kind of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xeptools.model.blocks import (
    Block,
    BulletList,
    Code,
    DefinitionList,
    Division,
    Example,
    OrderedList,
    Paragraph,
    Plain,
    Quote,
    Section,
    Table,
    Vulnerability,
)
from xeptools.model.inlines import (
    Cite,
    Defined,
    Emphasis,
    Image,
    Inlines,
    LineBreak,
    Link,
    Monospace,
    NoteMark,
    Phrase,
    Strong,
    Unresolved,
)
from xeptools.model.origin import FaultKind
from xeptools.model.xep import Xep


def text_of(content: Inlines) -> str:
    """Plain text: note marks leave nothing, a line break a blank, an image its description."""
    parts: list[str] = []
    for inline in content:
        match inline:
            case str():
                parts.append(inline)
            case Emphasis() | Strong() | Monospace() | Cite() | Defined() | Phrase() | Link():
                parts.append(text_of(inline.content))
            case LineBreak():
                parts.append(" ")
            case Image():
                parts.append(inline.alt)
            case Unresolved():
                parts.append(f"&{inline.name};")
            case NoteMark():
                pass
    return "".join(parts)


def sections_of(parts: Iterable[Block | Section]) -> Iterator[Section]:
    """Every section, in document order."""
    for part in parts:
        if isinstance(part, Section):
            yield part
            yield from sections_of(part.content)


def blocks_of(parts: Iterable[Block | Section]) -> Iterator[Block]:
    """Every block in document order, each before those inside it."""
    for part in parts:
        match part:
            case Section():
                yield from blocks_of(part.content)
                continue
            case Division() | Quote():
                yield part
                yield from blocks_of(part.blocks)
            case BulletList() | OrderedList():
                yield part
                for item in part.items:
                    yield from blocks_of(item.blocks)
            case DefinitionList():
                yield part
                for entry in part.entries:
                    yield from blocks_of(entry.blocks)
            case Table():
                yield part
                for row in part.rows:
                    for cell in row.cells:
                        yield from blocks_of(cell.blocks)
            case Paragraph() | Plain() | Example() | Code() | Vulnerability():
                yield part


def lacks(xep: Xep, at: int, name: str) -> bool:
    """Whether the element at ``at`` has no child ``name``, though it needs one."""
    return any(
        fault.kind is FaultKind.MISSING_ELEMENT and fault.at == at and fault.name == name
        for fault in xep.faults
    )
