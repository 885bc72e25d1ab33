"""What stands under a heading: paragraphs, lists, tables, examples.

Each node's ``at`` is its index into the Source (see ``xeptools.source.tokens``): cheap to
carry, and enough to compute line and column when somebody asks.
"""

from __future__ import annotations

from enum import StrEnum

from xeptools.frozen import frozen
from xeptools.model.inlines import Inlines


@frozen
class Paragraph:
    """``<p>``; ``classes`` are the author's (``box``, ``note``, ``indent`` …)."""

    classes: tuple[str, ...]
    content: Inlines
    at: int


@frozen
class Plain:
    """Running text that stands bare in a list item, a table cell or a division."""

    content: Inlines
    at: int


@frozen
class Division:
    """``<div>``; class ``example`` makes a figure of it."""

    classes: tuple[str, ...]
    blocks: Blocks
    at: int


@frozen
class Quote:
    """``<blockquote>``."""

    blocks: Blocks
    at: int


@frozen
class Item:
    """``<li>``."""

    blocks: Blocks
    at: int


@frozen
class BulletList:
    """``<ul>``."""

    classes: tuple[str, ...]
    items: tuple[Item, ...]
    at: int


class Numbering(StrEnum):
    """How an ordered list counts; the values are CSS ``list-style-type`` names."""

    DECIMAL = "decimal"
    LOWER_ALPHA = "lower-alpha"
    UPPER_ALPHA = "upper-alpha"
    LOWER_ROMAN = "lower-roman"
    UPPER_ROMAN = "upper-roman"


@frozen
class OrderedList:
    """``<ol>``; ``numbering`` comes from ``type`` or the ``list-style-type`` of ``style``."""

    start: int
    numbering: Numbering
    items: tuple[Item, ...]
    at: int


@frozen
class Definition:
    """``<di>``: a term and what it means."""

    term: Inlines
    blocks: Blocks
    at: int


@frozen
class DefinitionList:
    """``<dl>``."""

    entries: tuple[Definition, ...]
    at: int


@frozen
class Cell:
    """``<td>``, or ``<th>`` where ``header`` is true. Spans are at least 1."""

    header: bool
    align: str
    """``left``, ``center``, ``right``, or empty."""
    colspan: int
    rowspan: int
    blocks: Blocks
    at: int


@frozen
class Row:
    """``<tr>``."""

    cells: tuple[Cell, ...]
    at: int


@frozen
class Table:
    """``<table>``: always numbered, even where the caption is empty."""

    number: int
    anchor: str
    caption: str
    rows: tuple[Row, ...]
    at: int


class MarkKind(StrEnum):
    """How an author marked a stretch of code."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    SPAN = "span"


@frozen
class Mark:
    """A stretch of :attr:`Code.text`, from ``start`` to ``end`` (exclusive) in code points."""

    start: int
    end: int
    kind: MarkKind


@frozen
class Example:
    """``<example>``: numbered. ``text`` is what a reader gets, CDATA joined and entities expanded."""

    number: int
    anchor: str
    caption: str
    text: str
    marks: tuple[Mark, ...]
    lead: int
    """Characters of blank lines that the source has before the text."""
    at: int


@frozen
class Code:
    """``<code>`` as a block: not numbered, the caption often empty. Marks may nest."""

    caption: str
    text: str
    marks: tuple[Mark, ...]
    lead: int
    """As in :class:`Example`."""
    at: int


@frozen
class Vulnerability:
    """``<cve>``: a box that links to the public record of a vulnerability."""

    identifier: str
    url: str
    """An ``http`` or ``https`` address, or empty."""
    content: Inlines
    at: int


Block = (
    Paragraph
    | Plain
    | Division
    | Quote
    | BulletList
    | OrderedList
    | DefinitionList
    | Table
    | Example
    | Code
    | Vulnerability
)
Blocks = tuple[Block, ...]


@frozen
class Section:
    """``<section1>`` to ``<section5>``. Blocks and subsections keep the author's order.

    What stands outside any section is put into one of its own, whose ``at`` is that of the document.
    """

    level: int
    """1 to 5."""
    number: str
    """``3.2.1``."""
    title: str
    anchor: str
    """Unique in the document; the author's own, or made from the title."""
    own_anchor: bool
    """Whether the author gave it."""
    content: tuple[Block | Section, ...]
    at: int

    @property
    def written(self) -> bool:
        """Whether the author wrote it, and it is not the one for what stands outside any section."""
        return self.at != 0
