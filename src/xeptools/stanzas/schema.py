"""The schemas of a document: found by what they are, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from xeptools.diagnostics import Span
from xeptools.frozen import frozen
from xeptools.model import Header
from xeptools.model.shortname import placeholder
from xeptools.stanzas.classify import Kind
from xeptools.stanzas.element import Element
from xeptools.stanzas.snippet import Snippet
from xeptools.stanzas.tags import attribute_place, attributes, text_place
from xeptools.stanzas.xsd_names import XSD

_SCHEMA_TAG = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?schema\b[^<>]*XMLSchema|<(?:xsd?:)schema\b")
_SCHEMA_START = re.compile(r"\s*<(?:[A-Za-z_][\w.-]*:)?schema\b[^<>]*XMLSchema")
_DECLARATIONS = re.compile(r"<(?:xsd?:)(?:element|complexType|simpleType|attribute)\b")
_TITLE = re.compile(r"\bschema", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")


@frozen
class Schema:
    """One XML Schema of a document; ``start`` and ``end`` are offsets into the text of its block."""

    snippet: Snippet
    root: Element
    namespace: str
    """Its target namespace; empty where it has none."""
    start: int
    end: int
    alone: bool
    """Whether nothing else stands in its block."""

    @property
    def xml(self) -> str:
        """The schema element and all in it."""
        return self.snippet.xml[self.start : self.end]

    def text(self) -> str:
        """What a reader gets, character for character, with the XML declaration where it stands alone."""
        whole = str(self.snippet.text)
        if self.alone and self.snippet.fault is None:
            return _BLANK_LINES.sub("", whole).rstrip() + "\n"
        return whole[self.start : self.end].rstrip() + "\n"

    def children(self, name: str) -> Iterator[Element]:
        """Its ``import``, ``include`` or other children of that name."""
        return (child for child in self.root.children if child.namespace == XSD and child.name == name)

    @property
    def imports(self) -> tuple[str, ...]:
        """The namespaces that it imports."""
        return tuple(
            dict.fromkeys(child.attributes.get("namespace", "") for child in self.children("import"))
        )

    @property
    def includes(self) -> bool:
        """Whether it takes declarations of its own namespace from elsewhere."""
        return any(child.name in ("include", "redefine") for child in self.root.children)

    @property
    def declared_namespaces(self) -> dict[str, str]:
        """The namespaces that its start tag declares, by prefix; the default one by an empty prefix."""
        tag = self.snippet.tag(self.root)
        found = {}
        for name, _, _, start, end in attributes(self.snippet.xml, tag):
            if name == "xmlns" or name.startswith("xmlns:"):
                found[name[6:]] = self.snippet.xml[start:end]
        return found

    def place(self, index: int, attribute: str = "", piece: str = "") -> tuple[int, int]:
        """Where the element number ``index`` of it stands in the text, or an attribute or a text of that."""
        tag = self.snippet.tag_at(self.root.index + index)
        if attribute:
            return attribute_place(self.snippet.xml, tag, attribute)
        return text_place(self.snippet.xml, tag, piece)

    def span(self, index: int, attribute: str = "") -> Span:
        """As :meth:`place`, in the file."""
        return self.snippet.text.span(*self.place(index, attribute))


def schemas_of(snippets: Iterable[Snippet]) -> Iterator[Schema]:
    """Every schema among them that could be read, several in one block too."""
    for snippet in snippets:
        roots = [item for item in snippet.items if item.name == "schema" and item.namespace == XSD]
        for root in roots:
            tag = snippet.tag(root)
            end = snippet.xml.find(">", tag.close) + 1 if tag.close >= tag.end and not tag.empty else tag.end
            namespace = root.attributes.get("targetNamespace", "").strip()
            alone = len(snippet.elements) == 1
            yield Schema(snippet, root, namespace, tag.start, end, alone)


def is_schema(snippet: Snippet) -> bool:
    """Whether a block is meant to be an XML Schema or a part of one, well-formed or not."""
    if snippet.kind is Kind.SCHEMA:
        return True
    if snippet.kind is not Kind.BROKEN:
        return snippet.fault is not None and bool(_SCHEMA_START.match(snippet.xml))
    text = snippet.xml
    return bool(_SCHEMA_TAG.search(text) or (_TITLE.search(snippet.section) and _DECLARATIONS.search(text)))


def is_fragment(snippet: Snippet) -> bool:
    """Whether it has declarations without the schema element around them."""
    if snippet.kind is Kind.SCHEMA:
        return not any(item.name == "schema" for item in snippet.items)
    return is_schema(snippet) and not _SCHEMA_TAG.search(snippet.xml)


def file_name(schema: Schema, header: Header, among: int) -> str:
    """What to call its file: as the header's ``schemaloc`` does, else after the short name.

    ``among`` is the number of schemas in the document.
    """
    locations = [place for place in header.schemas if place.url.endswith(".xsd")]
    exact = [place for place in locations if place.ns == schema.namespace]
    tail = [place for place in locations if place.ns and schema.namespace.endswith(place.ns)]
    for place in exact or sorted(tail, key=lambda place: len(place.ns), reverse=True)[:1]:
        return place.url.rpartition("/")[2]
    if among == 1 and len(locations) == 1:
        return locations[0].url.rpartition("/")[2]
    stem = _plain(schema.namespace.removeprefix("http://jabber.org/protocol/").removeprefix("urn:xmpp:"))
    short = header.shortname.text.strip()
    if among == 1 and short and not placeholder(short):
        stem = _plain(short)
    return f"{stem or 'schema'}.xsd"


def _plain(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9.]+", "-", text).strip("-.").lower()
