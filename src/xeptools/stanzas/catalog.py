"""From a namespace to its schema: in the document itself, in the tree around it, or in this project.

A tree is searched without parsing it: a document that declares a schema says ``targetNamespace``, and
only those that are asked for are read. The newer live document wins where two claim a namespace.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from xeptools.errors import XeptoolsError
from xeptools.frozen import frozen
from xeptools.model import Status
from xeptools.resolver import resolve
from xeptools.shipped import shipped
from xeptools.source import parse
from xeptools.source.references import unescape
from xeptools.stanzas.element import parse as parse_xml
from xeptools.stanzas.schema import Schema, schemas_of
from xeptools.stanzas.snippet import read
from xeptools.stanzas.versions import mentioned_in
from xeptools.tree import Facts
from xeptools.tree.folder import Document

if TYPE_CHECKING:
    from xeptools.stanzas.check import Verdict
    from xeptools.stanzas.xsd import Compiled, Declaration, Resolve

LIVE = frozenset({Status.EXPERIMENTAL, Status.PROPOSED, Status.DRAFT, Status.FINAL, Status.ACTIVE})

_PROPOSAL, _DEAD, _SHIPPED, _LIVE = range(4)
_TARGET = re.compile(
    rb"targetNamespace\s*=\s*(?:\"([^\"]{1,300})\"|'([^']{1,300})'|&(?:apos|quot);([^&]{1,300})&)?"
)
_DECLARED = re.compile(rb"xmlns(?::[\w.-]{1,100})?\s*=\s*[\"']([^\"'<&\s]{1,300})[\"']")
_USUAL = 3
"""So many documents do not make the same slip."""
_SCHEMA_START = re.compile(r"<((?:[A-Za-z_][\w.-]*:)?)schema\b")
_CDATA = b"<![CDATA["


@frozen
class Claim:
    """A document, or a file of this project, that has a schema for a namespace."""

    name: str
    """As a tree calls the document; the file's name for one of this project's schemas."""
    path: Path
    shipped: bool
    rank: tuple[int, str, str]
    """Who wins, the highest first: live documents, this project, dead ones, proposals; newer before older."""

    @property
    def numbered(self) -> bool:
        """Whether it is a numbered document."""
        return not self.shipped and self.rank[0] != _PROPOSAL


@dataclass(eq=False)
class Catalog:
    """The schemas of a tree and of this project; read when asked for, and compiled once."""

    documents: Sequence[Document] = ()
    root: Path | None = None
    facts: Sequence[Facts] = ()
    """What is known of the documents, to tell the live from the dead."""
    _texts: dict[str, str | None] = field(default_factory=dict, repr=False)
    _verdicts: dict[str, Verdict | None] = field(default_factory=dict, repr=False)

    @cached_property
    def _claims(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        known = {one.name: one for one in self.facts}
        for document in self.documents:
            rank = _rank(document, known.get(document.name))
            for namespace in sorted(_namespaces_in(document, self.root)):
                claim = Claim(document.name, document.path, shipped=False, rank=rank)
                found.setdefault(namespace, []).append(claim)
        for path in sorted(shipped("schemas").glob("*.xsd")):
            for namespace in _targets(path.read_bytes())[0]:
                claim = Claim(path.name, path, shipped=True, rank=(_SHIPPED, "", ""))
                found.setdefault(namespace, []).append(claim)
        for claims in found.values():
            claims.sort(key=lambda claim: claim.rank, reverse=True)
        return found

    @cached_property
    def namespaces(self) -> frozenset[str]:
        """Every namespace that somebody claims to have a schema for."""
        return frozenset(self._claims)

    @cached_property
    def uses(self) -> Counter[str]:
        """How many documents of the tree declare each namespace, in an example or a schema."""
        found = {document.name: set(_declared_in(document)) for document in self.documents}
        for namespace, claims in self._claims.items():
            for claim in claims:
                if not claim.shipped:
                    found[claim.name].add(namespace)
        return Counter(namespace for namespaces in found.values() for namespace in namespaces)

    @cached_property
    def usual(self) -> frozenset[str]:
        """Every namespace that several of them declare."""
        return frozenset(one for one, count in self.uses.items() if count >= _USUAL)

    @cached_property
    def _mentions(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for document in self.documents:
            for namespace in mentioned_in(_bytes(document)):
                found[namespace].add(document.name)
        return {namespace: frozenset(names) for namespace, names in found.items()}

    def mentioned(self, namespace: str) -> frozenset[str]:
        """The documents of the tree, by name, that have a versioned namespace anywhere, in their text too."""
        return self._mentions.get(namespace, frozenset())

    def is_rarer(self, namespace: str, other: str) -> bool:
        """Whether fewer documents of the tree have a namespace than another; never one of this project."""
        shipped = any(claim.shipped for claim in self.claims(namespace))
        return not shipped and self.uses[namespace] < self.uses[other]

    def claims(self, namespace: str) -> tuple[Claim, ...]:
        """Who has a schema for it, the one that wins first."""
        return tuple(self._claims.get(namespace, ()))

    def text(self, namespace: str) -> str | None:
        """The winning schema, from tag to tag; None where nobody has a readable one."""
        if namespace not in self._texts:
            texts = (_text_in(claim, namespace, self.root) for claim in self.claims(namespace))
            self._texts[namespace] = next((text for text in texts if text is not None), None)
        return self._texts[namespace]

    def verdict(self, namespace: str) -> Verdict | None:
        """What checking the winning schema found; None where there is none."""
        if namespace not in self._verdicts:
            text = self.text(namespace)
            self._verdicts[namespace] = None if text is None else _checked(text, self.text)
        return self._verdicts[namespace]

    def shared(self, schema: Schema) -> Verdict | None:
        """The verdict on a document's own schema, where it is the one that wins; compiled for all, once."""
        claims, path = self.claims(schema.namespace), schema.snippet.text.source.path
        if claims and str(claims[0].path) == path:
            self._texts.setdefault(schema.namespace, schema.xml)  # need not be looked for in the file
        elif schema.namespace not in self._verdicts:
            return None
        return self.verdict(schema.namespace) if self.text(schema.namespace) == schema.xml else None

    def compiled(self, namespace: str) -> Compiled | None:
        """The compiled schema; None where there is none, or where it lacks some of its declarations."""
        verdict = self.verdict(namespace)
        return verdict.compiled if verdict is not None and verdict.sound else None


class Local:
    """The catalog as one document sees it: its own schemas come first."""

    def __init__(self, catalog: Catalog, own: Iterable[Schema]) -> None:
        self.catalog = catalog
        self.schemas = tuple(own)
        """All of the document's own."""
        self._driven = frozenset(schema.namespace for schema in self.schemas if schema.includes)
        self.own: dict[str, Schema] = {}
        """Those that can stand for a namespace: neither a driver that includes modules, nor a module."""
        for schema in self.schemas:
            if schema.namespace not in self._driven:
                self.own.setdefault(schema.namespace, schema)
        self._verdicts: dict[int, Verdict] = {}

    def text(self, namespace: str) -> str | None:
        """As :meth:`Catalog.text`."""
        own = self.own.get(namespace)
        return own.xml if own is not None else self.catalog.text(namespace)

    def checked(self, schema: Schema) -> Verdict:
        """What checking one of the document's own schemas found."""
        key = id(schema.root)
        if key not in self._verdicts:
            part = schema.namespace in self._driven
            alone = not part and self.own.keys().isdisjoint(schema.imports)
            known = self.catalog.shared(schema) if alone else None
            self._verdicts[key] = known or _checked(schema.xml, self.text, part=part)
        return self._verdicts[key]

    def verdict(self, namespace: str) -> Verdict | None:
        """As :meth:`Catalog.verdict`."""
        own = self.own.get(namespace)
        return self.checked(own) if own is not None else self.catalog.verdict(namespace)

    def compiled(self, namespace: str) -> Compiled | None:
        """As :meth:`Catalog.compiled`."""
        verdict = self.verdict(namespace)
        return verdict.compiled if verdict is not None and verdict.sound else None

    def declaration(self, namespace: str, name: str) -> Declaration | None:
        """How an element is declared; None where nobody declares it, or its schema lacks declarations."""
        compiled = self.compiled(namespace)
        if compiled is None:
            return None
        return compiled.element(f"{{{namespace}}}{name}" if namespace else name)


def _rank(document: Document, facts: Facts | None) -> tuple[int, str, str]:
    live = facts is None or facts.status in LIVE
    date = (facts.date or dt.date.min).isoformat() if facts is not None else ""
    return (_PROPOSAL if document.proposal else _LIVE if live else _DEAD, date, document.name)


def _targets(data: bytes) -> tuple[set[str], bool]:
    """The target namespaces that stand in a file, and whether there are some that only parsing tells."""
    found: set[str] = set()
    unclear = False
    for match in _TARGET.finditer(data):
        value = match[1] or match[2] or match[3]
        if value is None or b"&" in value or b"<" in value:
            unclear = True
        else:
            found.add(unescape(value.decode("utf-8", "replace")).strip())
    return found, unclear


def _bytes(document: Document) -> bytes:
    try:
        return document.path.read_bytes()
    except OSError:
        return b""


def _declared_in(document: Document) -> Iterator[str]:
    for one in _DECLARED.findall(_bytes(document)):
        yield one.decode("utf-8", "replace")


def _namespaces_in(document: Document, root: Path | None) -> set[str]:
    found, unclear = _targets(_bytes(document))
    if unclear:
        found |= {schema.namespace for schema in _schemas_in(document.path, root)}
    return found


def _schemas_in(path: Path, root: Path | None) -> list[Schema]:
    try:
        source = parse(path, tree=root)
    except XeptoolsError:
        return []
    return list(schemas_of(read(source, resolve(source))))


def _text_in(claim: Claim, namespace: str, root: Path | None) -> str | None:
    if claim.shipped:
        text = claim.path.read_text("utf-8")
        start = _SCHEMA_START.search(text)
        return text[start.start() :].rstrip() if start else None
    return _text_at_sight(claim.path, namespace) or next(
        (schema.xml for schema in _schemas_in(claim.path, root) if schema.namespace == namespace), None
    )


def _text_at_sight(path: Path, namespace: str) -> str | None:
    """A schema that stands in one CDATA section, as nearly all do: found without parsing the document."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    for match in _TARGET.finditer(data):
        value = match[1] or match[2]
        if value is None or value.decode("utf-8", "replace").strip() != namespace:
            continue
        start = data.rfind(_CDATA, 0, match.start())
        end = data.find(b"]]>", start)
        if start < 0 or end < match.end() or data.rfind(b"<!--", 0, start) > data.rfind(b"-->", 0, start):
            continue
        text = data[start + len(_CDATA) : end].decode("utf-8", "replace")
        opening = _SCHEMA_START.search(text)
        closing = text.rfind(f"</{opening[1]}schema>") if opening else -1
        if opening is None or closing < 0:
            continue
        text = text[opening.start() : text.index(">", closing) + 1]
        tree = parse_xml(text)
        if tree is not None and str(tree.get("targetNamespace", "")).strip() == namespace:
            return text
    return None


def _checked(xml: str, resolve: Resolve, *, part: bool = False) -> Verdict:
    # xmlschema takes longer to import than a document to check, and most have no use for it.
    from xeptools.stanzas.check import check  # noqa: PLC0415

    return check(xml, resolve, part=part)
