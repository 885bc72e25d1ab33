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
from xeptools.resolver.grammar import GRAMMAR
from xeptools.resolver.inlines import inlines
from xeptools.resolver.links import classify
from xeptools.resolver.walk import Walk, fold

Found = tuple[etree._Element, int]

_XEP = re.compile(r"xep-(\d{4})\b", re.IGNORECASE)
_RFC = re.compile(r"rfc[ -]?(\d{1,5})\b", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NOT_VERSION = re.compile(r"[^A-Za-z0-9._-]")
_ONCE = (
    "title", "abstract", "legal", "number", "status", "type", "sig", "dependencies", "supersedes",
    "supersededby", "shortname",
)  # fmt: skip


class Front:
    """The header's children by name; sections stand between reading the front of it and its revisions.

    A reader meets the abstract first and the revision history last, and notes count in that order.
    """

    def __init__(self, walk: Walk, root: etree._Element | None) -> None:
        self.walk = walk
        self.at = -1
        self.children: defaultdict[str, list[Found]] = defaultdict(list)
        if root is None:
            return
        for child, at in _elements(walk, root, walk.index.get(root, 0)):
            if child.tag == "header":
                if self.at < 0:
                    self.at = at
                for inner, inner_at in _elements(walk, child, at):
                    if inner.tag not in GRAMMAR["header"].children:
                        walk.misplaced(inner.tag, "header", inner_at)
                    self.children[inner.tag].append((inner, inner_at))
        for name in (*_ONCE, "author", "revision"):
            if not self.children[name]:
                walk.fault(FaultKind.MISSING_ELEMENT, name, "header", max(self.at, 0))
        for name in _ONCE:
            for _, at in self.children[name][1:]:
                walk.fault(FaultKind.REPEATED_ELEMENT, name, "header", at)

    def abstract(self) -> tuple[Inlines, int]:
        """The abstract's text and place."""
        for element, at in self.children["abstract"][:1]:
            return inlines(self.walk, element, at), at
        return (), -1

    def newest(self) -> Revision | None:
        """The first revision that stands there."""
        found = self.children["revision"]
        return self._revision(*found[0]) if found else None

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
            revisions=tuple(self._revision(*found) for found in self.children["revision"]),
            councilnote=councilnote,
            at=self.at,
        )

    def _text(self, element: etree._Element, at: int) -> str:
        return fold(self.walk.text(element, at)).strip()

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
        parts: dict[str, Found] = {}
        model = GRAMMAR[element.tag]
        for child, child_at in _elements(self.walk, element, at):
            if child.tag not in model.children:
                self.walk.misplaced(child.tag, element.tag, child_at)
            parts.setdefault(child.tag, (child, child_at))
        return parts

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

    def _revision(self, element: etree._Element, at: int) -> Revision:
        parts = self._parts(element, at)

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
    index = walk.index
    found: list[Found] = []
    for child in element:
        if isinstance(child.tag, str):
            found.append((child, index.get(child, at)))
        elif isinstance(child, etree._Entity):
            brought = walk.expanded(child, at)
            found.extend(piece for piece in brought if isinstance(piece, tuple))
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
