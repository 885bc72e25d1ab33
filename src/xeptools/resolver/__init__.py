"""From a Source to the Xep its reader gets: the only room that counts, and it counts once."""

from __future__ import annotations

from xeptools.model import Note, Origin, Xep
from xeptools.resolver.blocks import sections
from xeptools.resolver.contents import contents
from xeptools.resolver.header import Front
from xeptools.resolver.walk import Walk
from xeptools.source import Source

__all__ = ["Front", "front_of", "resolve"]


def resolve(source: Source) -> Xep:
    """Expand entities, number sections, examples, tables and notes, make anchors unique, classify links.

    Never raises on bad input: of a broken document it gives what could be read, and the
    diagnostics say what is wrong.
    """
    walk = Walk(source)
    root = source.root
    pieces = walk.pieces(root, 0) if root is not None else []
    front = Front(walk, pieces)
    abstract, abstract_at = front.abstract()
    body = sections(walk, pieces, source.root_name)
    header = front.header(abstract, abstract_at)
    notes = tuple(
        Note(note.number, note.content, mentions, note.at)
        for note, mentions in zip(walk.notes, walk.mentions, strict=True)
        if note is not None
    )
    return Xep(
        origin=_origin(source, walk),
        header=header,
        sections=body,
        contents=contents(body),
        notes=notes,
        links=tuple(walk.links),
        examples=walk.examples,
        tables=walk.tables,
        faults=tuple(walk.faults),
        # Of a broken document only the syntax error is told: what follows from it would hide it.
        diagnostics=(*source.diagnostics, *(walk.troubles.diagnostics() if source.well_formed else ())),
    )


def front_of(source: Source) -> Front:
    """The header, read as it is asked for: what other pages want to know of a document is little of it."""
    walk = Walk(source)
    return Front(walk, walk.pieces(source.root, 0) if source.root is not None else [])


def _origin(source: Source, walk: Walk) -> Origin:
    return Origin(
        path=source.path,
        encoding=source.decoded.encoding,
        declared_encoding=source.decoded.declared,
        root=source.root_name,
        system_id=source.doctype.system if source.doctype is not None else "",
        stylesheets=source.stylesheets(),
        references=tuple(walk.references),
        expanded=walk.budget.spent,
        well_formed=source.well_formed,
    )
