"""Typst source of a XEP, to be made into a PDF: a document as one would print it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from functools import cache, partial
from pathlib import Path

from xeptools.diagnostics import Diagnostic, Severity, Span
from xeptools.frozen import frozen
from xeptools.model import Header, Xep
from xeptools.model.walk import text_of
from xeptools.renderers.matter import APPENDICES, dated, full_title, label, status_shown
from xeptools.renderers.matter.places import APPENDED, places
from xeptools.renderers.typst.blocks import sections
from xeptools.renderers.typst.literals import Typ, literal
from xeptools.renderers.typst.pages import back, title_page
from xeptools.renderers.typst.sheet import Record, Sheet
from xeptools.source import Source
from xeptools.tree.facts import Corpus

__all__ = ["Typeset", "excuse", "render"]

_TITLE = 200
"""Characters of a title on a page that says why there is no other."""
_SHOWN = 8
"""Characters that a finding names."""


@frozen
class Typeset:
    """The source of a document, and what could not be printed as it should."""

    source: str
    diagnostics: tuple[Diagnostic, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)
    """By address, the source of a page that has nothing but the picture."""


def render(
    xep: Xep,
    corpus: Corpus,
    name: str,
    source: Source | None = None,
    unreadable: frozenset[str] = frozenset(),
) -> Typeset:
    """Give the source; ``name`` is the document's as a tree calls it: ``xep-0030``, ``inbox/foo``.

    ``source`` is the document as written, in which findings have their places, and which knows the pictures
    of its tree. ``unreadable`` has the addresses of pictures that are known to be broken; words stand in
    their place.
    """
    anchors = {**places(xep), APPENDED: f"appendix-{APPENDICES[0][1]}"}  # nothing stands above the first
    sheet = Sheet(corpus, xep.notes, anchors, unreadable, Record())
    if source:
        sheet = replace(sheet, embedded=source.pictures.embedded)
    body = f"{title_page(xep, sheet)}{sections(xep.sections, sheet)}{back(xep, name, sheet)}"
    return Typeset(
        f"{_beginning(_info(xep.header, sheet))}{body}",
        tuple(_told(xep, sheet.record, source)),
        {address: f"{_template()}\n{call}" for address, call in sheet.record.pictures.items()},
    )


def excuse(xep: Xep, reason: str) -> str:
    """Give the source of a page that says why there is no other.

    Of the document it has the beginning of its title alone: what cannot be printed may stand in any field.
    """
    sheet = Sheet({}, (), {}, frozenset(), Record())
    said = literal("This document could not be printed: ")
    name = sheet.text(full_title(xep.header)[:_TITLE])
    info = Typ(f'(name: {name}, authors: (), description: "", keywords: (), date: none, head: [], foot: [])')
    return f"{_beginning(info)}#par[#{said}#{sheet.text(reason)}]\n"


def _beginning(info: Typ) -> Typ:
    return Typ(f"{_template()}\n#show: xep.with({info})\n")


@cache
def _template() -> str:
    return Path(__file__).with_name("template.typ").read_text("utf-8")


def _info(header: Header, sheet: Sheet) -> Typ:
    name = full_title(header)
    newest, day = header.newest, header.day
    date = f"datetime(year: {day.year}, month: {day.month}, day: {day.day})" if day else "none"
    keywords = ["XMPP", label(header), *(tag.text for tag in header.tags)]
    version = f"Version {newest.version} ({dated(newest)})" if newest else ""
    standing = (status_shown(header.status.text), header.type.text)
    status = " · ".join(part for part in standing if part)
    fields = {
        "name": sheet.text(name),
        "authors": _array([author.name for author in header.authors], sheet),
        "description": sheet.text(" ".join(text_of(header.abstract).split())),
        "keywords": _array(keywords, sheet),
        "date": date,
        "head": f"[#{sheet.text(name)}#h(1fr)#{sheet.text(status)}]",
        "foot": f"[#{sheet.text(version)}]",
    }
    return Typ(f"({', '.join(f'{key}: {value}' for key, value in fields.items())})")


def _array(values: list[str], sheet: Sheet) -> Typ:
    return Typ(f"({''.join(f'{sheet.text(value)}, ' for value in values if value)})")


def _told(xep: Xep, record: Record, source: Source | None) -> Iterator[Diagnostic]:
    """Give what could not be printed as it should."""
    tell = partial(Diagnostic, xep.origin.path)
    for (message, at), hint in record.troubles.items():
        span = source.span(at) if source else None
        yield tell(span, "print/simplified", Severity.WARNING, message, hint)
    if record.missing:
        named = sorted(record.missing)[:_SHOWN]
        more = len(record.missing) - len(named)
        shown = ", ".join(f"U+{ord(character):04X}" for character in named)
        message = f"no font has {shown}{f' and {more} more' if more else ''}, so code points are printed"
        yield tell(_first(named, source) if source else None, "print/no-glyph", Severity.WARNING, message)


def _first(characters: list[str], source: Source) -> Span | None:
    """Give the place where the first of them is typed; None where they are only referred to."""
    found = [source.utf8.find(character.encode()) for character in characters]
    start = min((offset for offset in found if offset >= 0), default=None)
    return None if start is None else source.lines.character(start)
