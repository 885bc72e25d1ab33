"""The whole document, as its reader gets it."""

from __future__ import annotations

from xeptools.diagnostics import Diagnostic
from xeptools.frozen import frozen
from xeptools.model.blocks import Section
from xeptools.model.header import Header
from xeptools.model.inlines import Inlines, Link
from xeptools.model.origin import Fault, Origin


@frozen
class Entry:
    """One line of the table of contents (sections of level 5 are not in it)."""

    number: str
    title: str
    anchor: str
    entries: tuple[Entry, ...]


@frozen
class Note:
    """One note, however often it is mentioned; a note inside it is a NoteMark in ``content``."""

    number: int
    content: Inlines
    mentions: int
    at: int


@frozen
class Xep:
    """A resolved document: entities expanded, everything numbered, anchors unique, links classified."""

    origin: Origin
    header: Header
    sections: tuple[Section, ...]
    contents: tuple[Entry, ...]
    notes: tuple[Note, ...]
    """In the order of their numbers, which count from 1."""
    links: tuple[Link, ...]
    """Every link of header, body and notes, in document order."""
    examples: int
    tables: int
    faults: tuple[Fault, ...]
    """Where the document breaks the format's content models."""
    diagnostics: tuple[Diagnostic, ...]
    """What reading it found: syntax errors, undeclared entities, limits reached."""
