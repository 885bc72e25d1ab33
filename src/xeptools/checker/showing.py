"""The one walk over a document that shows each node to the rules that want its class."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from xeptools.checker.prose import Prose, ProseKind, prose_of
from xeptools.model import (
    BulletList,
    Cell,
    Cite,
    Code,
    Defined,
    Definition,
    DefinitionList,
    Division,
    Emphasis,
    Example,
    Image,
    Inlines,
    Item,
    LineBreak,
    Link,
    Monospace,
    Note,
    NoteMark,
    OrderedList,
    Paragraph,
    Phrase,
    Plain,
    Quote,
    Row,
    Section,
    Strong,
    Table,
    Unresolved,
    Vulnerability,
    Xep,
)

Show = Callable[[Any, Section | None], None]
"""Takes a node and the section that it stands in."""

_INLINES = (Cite, Defined, Emphasis, Image, LineBreak, Link, Monospace, NoteMark, Phrase, Strong, Unresolved)

_PARTS: Mapping[type, tuple[str, ...]] = {
    Section: ("content",),
    Division: ("blocks",),
    Quote: ("blocks",),
    BulletList: ("items",),
    OrderedList: ("items",),
    Item: ("blocks",),
    DefinitionList: ("entries",),
    Definition: ("term", "blocks"),
    Table: ("rows",),
    Row: ("cells",),
    Cell: ("blocks",),
    Paragraph: ("content",),
    Plain: ("content",),
    Vulnerability: ("content",),
    Note: ("content",),
    **dict.fromkeys((Cite, Defined, Emphasis, Link, Monospace, Phrase, Strong), ("content",)),
    **dict.fromkeys((Code, Example, Image, LineBreak, NoteMark, Unresolved), ()),
}
"""What lies inside a node."""

_WITH_PROSE: Mapping[type, str] = {
    Paragraph: "content",
    Plain: "content",
    Definition: "term",
    Vulnerability: "content",
    Note: "content",
}

SUBJECTS = frozenset(_PARTS) | {Prose}
"""The classes that the walk can show; those of header and file are shown beside it."""


class Showing:
    """Shows a document's nodes to whoever asked for their class."""

    def __init__(self, shows: Mapping[type, Sequence[Show]]) -> None:
        self._shows = shows
        self._prose = shows.get(Prose, ())
        self._deep = bool(self._prose) or any(cls in shows for cls in _PARTS)
        self._inlines = any(cls in shows for cls in _INLINES)
        self._section: Section | None = None
        self._references: frozenset[int] = frozenset()
        self._kind = ProseKind.BODY

    def walk(self, xep: Xep) -> None:
        """Show abstract, sections, notes and remarks, each node before those inside it."""
        if not self._deep:
            return
        self._references = frozenset(reference.at for reference in xep.origin.references)
        header = xep.header
        if header.abstract:
            abstract = Paragraph((), header.abstract, header.abstract_at)
            self._as_prose(ProseKind.ABSTRACT, abstract.content, abstract)
            if self._inlines:
                self._each(abstract.content)
        self._each(xep.sections)
        self._kind = ProseKind.NOTE
        self._each(xep.notes)
        self._kind = ProseKind.REMARK
        for revision in header.revisions:
            self._each(revision.remark)
        self._each(header.councilnote)
        self._kind = ProseKind.BODY

    def _each(self, nodes: Sequence[Any]) -> None:
        for node in nodes:
            if node.__class__ is not str:
                self._visit(node)

    def _visit(self, node: Any) -> None:
        cls = node.__class__
        outer = self._section
        if cls is Section:
            self._section = node
        if cls is not Section or node.written:
            for show in self._shows.get(cls, ()):
                show(node, outer)
        if self._prose and cls in _WITH_PROSE:
            self._as_prose(self._kind, getattr(node, _WITH_PROSE[cls]), node)
        for part in _PARTS[cls]:
            if self._inlines or cls not in _WITH_PROSE or part not in ("content", "term"):
                self._each(getattr(node, part))
        self._section = outer

    def _as_prose(self, kind: ProseKind, content: Inlines, node: Any) -> None:
        prose = prose_of(kind, content, node, self._references)
        if prose is not None:
            for show in self._prose:
                show(prose, self._section)
