"""The header of a XEP, with what a draft does not say as the template has it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xeptools import model
from xeptools.authoring.fields import Author, Fields
from xeptools.authoring.markup import Element, Entity, Node

_SCHEMA = re.compile(r"(?:(.*?)\s+)?(\S+)")


@dataclass(slots=True)
class Revision:
    """A line of the revision history; ``remark`` has blocks."""

    version: str
    date: str
    initials: str
    remark: list[Node] = field(default_factory=list)


def listed(told: Mapping[str, str]) -> Revision:
    """Give a revision that the fields list."""
    version, date, initials_, remark = (
        told.get(name, "") for name in ("version", "date", "initials", "remark")
    )
    return Revision(version, date, initials_, [Element("p", [remark] if remark else [])])


def header(
    fields: Fields,
    revisions: Sequence[Revision],
    council: list[Node],
    known: Mapping[model.Author, str],
    today: dt.date,
) -> Element:
    """Give the header.

    ``revisions`` are those that the draft lists, newest first; ``known`` has the entities for authors.
    """
    made: list[Node] = [
        _text("title", fields.one("title")),
        _text("abstract", fields.one("abstract")),
        Entity("LEGALNOTICE"),
        _text("number", fields.one("number", "xxxx")),
        _text("status", fields.one("status", "ProtoXEP")),
        *(_text("lastcall", date) for date in fields.several("last call")),
        *([Element("interim")] if _yes(fields.one("interim")) else []),
        _text("type", fields.one("type", "Standards Track")),
        _text("sig", fields.one("sig", "Standards")),
        *(_text("approver", name) for name in fields.several("approver") or ["Council"]),
        _specs("dependencies", fields.several("dependencies")),
        _specs("supersedes", fields.several("supersedes")),
        _specs("supersededby", fields.several("superseded by")),
        _text("shortname", fields.one("short name", "NOT_YET_ASSIGNED")),
    ]
    if tags := fields.several("tags"):
        made.append(Element("tags", [_text("tag", tag) for tag in tags]))
    made += [_schema(said) for said in fields.values.get("schema", ())]
    if _yes(fields.one("registry")):
        made.append(Element("registry"))
    made += [_text(name, fields.one(name)) for name in ("discuss", "expires") if fields.one(name)]
    made += [_author(author, known) for author in fields.authors]
    made += [_revision(one) for one in revisions or [_first(fields, today)]]
    if council:
        made.append(Element("councilnote", council))
    return Element("header", made)


def initials(author: Author) -> str:
    """Give the first letters of an author's names: ``psa`` for Peter Saint-Andre."""
    first, last = author.name
    return "".join(part[0] for part in re.split(r"[\s.-]+", f"{first} {last}") if part).lower()


def _first(fields: Fields, today: dt.date) -> Revision:
    made_by = fields.one("initials") or (initials(fields.authors[0]) if fields.authors else "")
    remark = Element("p", [fields.one("remark", "First draft.")])
    return Revision(fields.one("version", "0.0.1"), fields.one("date", today.isoformat()), made_by, [remark])


def _text(name: str, text: str) -> Element:
    return Element(name, [text] if text else [])


def _yes(value: str) -> bool:
    return value.lower() not in ("", "no", "false")


def _specs(name: str, specs: Sequence[str]) -> Element:
    return Element(name, [_text("spec", spec) for spec in specs])


def _schema(said: str) -> Element:
    """A label, if there is one, and the address after it."""
    found = _SCHEMA.fullmatch(said.strip())
    label, url = (found[1] or "", found[2]) if found else ("", said)
    return Element("schemaloc", [*([_text("ns", label)] if label else []), _text("url", url)])


def _author(author: Author, known: Mapping[model.Author, str]) -> Node:
    """Give an author, as an entity where there is one that says the same."""
    first, last = author.name
    noted = _yes(author.values.get("author note", ""))
    org, email, jid, uri = (author.values.get(name, "") for name in ("organization", "email", "jid", "web"))
    if name := known.get(model.Author(first, last, org, email, jid, uri, noted, -1)):
        return Entity(name)
    parts: list[Node] = [_text("firstname", first), _text("surname", last)]
    if noted:
        parts.append(Element("authornote"))
    reached = (("org", org), ("email", email), ("jid", jid), ("uri", uri))
    return Element("author", [*parts, *(_text(element, value) for element, value in reached if value)])


def _revision(one: Revision) -> Element:
    return Element(
        "revision",
        [
            _text("version", one.version),
            _text("date", one.date),
            _text("initials", one.initials),
            Element("remark", one.remark),
        ],
    )
