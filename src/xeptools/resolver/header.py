"""From the header's elements to the Header of the model."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict

from lxml import etree

from xeptools.model import (
    Author,
    Blocks,
    FaultKind,
    Field,
    Header,
    Inlines,
    Legal,
    LinkKind,
    Paragraph,
    Revision,
    SchemaLocation,
    Spec,
    SpecKind,
)
from xeptools.resolver.blocks import flow
from xeptools.resolver.inlines import inlines
from xeptools.resolver.links import classify
from xeptools.resolver.walk import Piece, Walk, fold
from xeptools.source.grammar import GRAMMAR, REQUIRED

Found = tuple[etree._Element, int]

_XEP = re.compile(r"xep-([0-9]{4})\b", re.IGNORECASE)
_RFC = re.compile(r"rfc[ -]?([0-9]{1,5})\b", re.IGNORECASE)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOT_VERSION = re.compile(r"[^A-Za-z0-9._-]")
_ONCE = (
    "title", "abstract", "legal", "number", "status", "type", "sig", "dependencies", "supersedes",
    "supersededby", "shortname",
)  # fmt: skip


class Front:
    """The header's children by name; sections stand between reading the front of it and its revisions.

    A reader meets the abstract first and the revision history last, and notes count in that order.
    """

    def __init__(self, walk: Walk, pieces: list[Piece]) -> None:
        """``pieces`` are what stands in the outermost element."""
        self.walk = walk
        self.children: defaultdict[str, list[Found]] = defaultdict(list)
        headers = [piece for piece in pieces if isinstance(piece, tuple) and piece[0].tag == "header"]
        self.at = headers[0][1] if headers else -1
        for header in headers:
            for child in _elements(walk, *header):
                self.children[child[0].tag].append(child)
        for _, at in headers[1:]:
            walk.fault(FaultKind.REPEATED_ELEMENT, "header", "xep", at)
        if not headers:
            walk.fault(FaultKind.MISSING_ELEMENT, "header", "xep", 0)
            return
        for name in (*_ONCE, "author", "revision"):
            if not self.children[name]:
                walk.fault(FaultKind.MISSING_ELEMENT, name, "header", self.at)
        for name in _ONCE:
            for _, at in self.children[name][1:]:
                walk.fault(FaultKind.REPEATED_ELEMENT, name, "header", at)

    def has(self, *names: str) -> bool:
        """Whether the header has all these elements."""
        return all(self.children[name] for name in names)

    def abstract(self) -> tuple[Inlines, int]:
        """The abstract's text and place."""
        for element, at in self.children["abstract"][:1]:
            return inlines(self.walk, element, at), at
        return (), -1

    def newest(self) -> Revision | None:
        """The first revision that stands there."""
        found = self.children["revision"]
        return self._revisions(*found[0])[0] if found else None

    def header(self, abstract: Inlines, abstract_at: int) -> Header:
        """The whole header; ``abstract`` was read before the sections were."""
        councilnote: Blocks = ()
        for element, at in self.children["councilnote"][:1]:
            councilnote = flow(self.walk, element, at, _bare_paragraph)
        return Header(
            title=self.field("title"),
            abstract=abstract,
            abstract_at=abstract_at,
            legal=self._legal(),
            number=self.field("number"),
            status=self.field("status"),
            type=self.field("type"),
            sig=self.field("sig"),
            shortname=self.field("shortname"),
            discuss=self.field("discuss"),
            expires=self.field("expires"),
            lastcalls=self._fields("lastcall"),
            interim=bool(self.children["interim"]),
            approvers=self._fields("approver"),
            dependencies=self.specs("dependencies"),
            supersedes=self.specs("supersedes"),
            superseded_by=self.specs("supersededby"),
            tags=self._tags(),
            schemas=tuple(self._schema(*found) for found in self.children["schemaloc"]),
            registry=bool(self.children["registry"]),
            authors=tuple(self._author(*found) for found in self.children["author"]),
            revisions=tuple(one for found in self.children["revision"] for one in self._revisions(*found)),
            councilnote=councilnote,
            at=self.at,
        )

    def _text(self, element: etree._Element, at: int) -> str:
        if len(element) > 0:
            self._tell_markup(element, at)
        return fold(self.walk.text(element, at, notes=False)).strip()

    def _tell_markup(self, element: etree._Element, at: int) -> None:
        """An element that may hold nothing but text, and holds others."""
        model = GRAMMAR.get(element.tag)
        for piece in self.walk.pieces(element, at):
            if isinstance(piece, tuple) and model is not None and piece[0].tag not in model.children:
                self.walk.misplaced(piece[0].tag, element.tag, piece[1])

    def _value(self, element: etree._Element, at: int) -> Field:
        return Field(self._text(element, at), at)

    def field(self, name: str) -> Field:
        """The value of an element that stands once."""
        found = self.children[name]
        return self._value(*found[0]) if found else Field("", -1)

    def _fields(self, name: str) -> tuple[Field, ...]:
        return tuple(self._value(*found) for found in self.children[name])

    def _tags(self) -> tuple[Field, ...]:
        return tuple(
            self._value(*tag) for tags in self.children["tags"] for tag in _elements(self.walk, *tags)
        )

    def specs(self, name: str) -> tuple[Spec, ...]:
        """What ``dependencies``, ``supersedes`` or ``supersededby`` names."""
        return tuple(
            _spec(self._value(*spec))
            for group in self.children[name]
            for spec in _elements(self.walk, *group)
        )

    def _parts(self, element: etree._Element, at: int) -> dict[str, Found]:
        return self._entries(element, at)[0]

    def _entries(self, element: etree._Element, at: int) -> list[dict[str, Found]]:
        # One, unless a merge put several revisions into one element: there each version begins another that
        # follows more than a version.
        entries: list[dict[str, Found]] = [{}]
        for found in _elements(self.walk, element, at):
            tag = found[0].tag
            if tag in entries[-1]:
                self.walk.fault(FaultKind.REPEATED_ELEMENT, tag, element.tag, found[1])
                if tag == "version" and len(entries[-1]) > 1:
                    entries.append({})
            entries[-1].setdefault(tag, found)
        for name in REQUIRED[element.tag]:
            if name not in entries[0]:
                self.walk.fault(FaultKind.MISSING_ELEMENT, name, element.tag, at)
        return entries

    def _author(self, element: etree._Element, at: int) -> Author:
        parts = self._parts(element, at)

        def text(name: str) -> str:
            return self._text(*parts[name]) if name in parts else ""

        kind, uri, _ = classify(text("uri"))
        uri = uri if kind in (LinkKind.EXTERNAL, LinkKind.XEP) else ""
        return Author(
            text("firstname"),
            text("surname"),
            text("org"),
            text("email"),
            text("jid"),
            uri,
            "authornote" in parts,
            at,
        )

    def _revisions(self, element: etree._Element, at: int) -> list[Revision]:
        first, *others = self._entries(element, at)
        return [self._revision(first, at), *(self._revision(parts, parts["version"][1]) for parts in others)]

    def _revision(self, parts: dict[str, Found], at: int) -> Revision:
        def text(name: str) -> str:
            return self._text(*parts[name]) if name in parts else ""

        remark = flow(self.walk, *parts["remark"], _bare_paragraph) if "remark" in parts else ()
        version = text("version")
        anchor = self.walk.anchors.made(f"revision-history-v{_NOT_VERSION.sub('', version)}")
        return Revision(version, as_date(text("date")), text("date"), text("initials"), remark, anchor, at)

    def _legal(self) -> Legal | None:
        for element, at in self.children["legal"][:1]:
            parts = self._parts(element, at)
            part = {name: inlines(self.walk, *found) for name, found in parts.items()}
            return Legal(
                part.get("copyright", ()),
                part.get("permissions", ()),
                part.get("warranty", ()),
                part.get("liability", ()),
                part.get("conformance", ()),
                at,
            )
        return None

    def _schema(self, element: etree._Element, at: int) -> SchemaLocation:
        parts = self._parts(element, at)
        ns, url = (self._text(*parts[name]) if name in parts else "" for name in ("ns", "url"))
        kind, address, _ = classify(url)
        return SchemaLocation(ns, address if kind is LinkKind.EXTERNAL else "", at)


def _bare_paragraph(content: Inlines, at: int) -> Paragraph:
    return Paragraph((), content, at)


def _elements(walk: Walk, element: etree._Element, at: int) -> list[Found]:
    """The child elements; text may not stand between them, nor what the content model does not name."""
    found: list[Found] = []
    model = GRAMMAR[element.tag].children
    for piece in walk.pieces(element, at):
        if isinstance(piece, tuple):
            found.append(piece)
            if piece[0].tag not in model:
                walk.misplaced(piece[0].tag, element.tag, piece[1])
        elif isinstance(piece, str) and not piece.isspace():
            walk.fault(FaultKind.STRAY_TEXT, "", element.tag, at)
    return found


def _spec(value: Field) -> Spec:
    if found := _XEP.match(value.text):
        return Spec(SpecKind.XEP, found[1], value.text, value.at)
    if found := _RFC.match(value.text):
        return Spec(SpecKind.RFC, found[1], value.text, value.at)
    return Spec(SpecKind.OTHER, "", value.text, value.at)


def as_date(text: str) -> dt.date | None:
    """An ISO 8601 calendar date, or None."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
