"""The words of a document, to compare with those of what a format made of it."""

from collections.abc import Iterable, Iterator

from xeptools.model import (
    Block,
    Cite,
    Code,
    Defined,
    DefinitionList,
    Emphasis,
    Example,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Monospace,
    NoteMark,
    Paragraph,
    Phrase,
    Plain,
    Strong,
    Table,
    Unresolved,
    Vulnerability,
    Xep,
)
from xeptools.model.walk import blocks_of, sections_of
from xeptools.renderers.matter import spelled


def words_of(xep: Xep) -> list[str]:
    """The words of sections and notes; generated ones (numbers, labels) are not among them."""
    texts = [section.title for section in sections_of(xep.sections)]
    texts += [text for block in blocks_of(xep.sections) for text in _texts(block)]
    texts += [line(note.content) for note in xep.notes]
    return [word for text in texts for word in spelled(text).split()]


def line(content: Inlines) -> str:
    """A line as it reads, without the marks of notes."""
    pieces: list[str] = []
    for node in content:
        if isinstance(node, NoteMark) and pieces:
            pieces[-1] = pieces[-1].rstrip()  # a mark follows its word
        pieces += _pieces(node)
    return "".join(pieces)


def _pieces(node: Inline) -> Iterator[str]:
    match node:
        case str():
            yield node
        case Emphasis() | Strong() | Monospace() | Cite() | Defined() | Phrase() | Link():
            yield line(node.content)
        case LineBreak():
            yield " "
        case Image():
            yield f" {node.alt} "
        case Unresolved():
            yield f"&{node.name};"
        case NoteMark():
            pass


def _texts(block: Block) -> Iterable[str]:
    match block:
        case Paragraph() | Plain():
            return [line(block.content)]
        case Vulnerability():
            name = block.identifier.upper().removeprefix("CVE-")
            return [f"CVE-{name}" if name else "CVE", line(block.content)]
        case Example() | Code():
            return [block.caption, block.text]
        case Table():
            return [block.caption]
        case DefinitionList():
            return [line(entry.term) for entry in block.entries]
        case _:
            return []
