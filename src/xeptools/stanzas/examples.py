"""All examples and schemas of one document, read when the first is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from xeptools.errors import XeptoolsError
from xeptools.frozen import frozen
from xeptools.model import DefinitionList, Paragraph, Plain, Vulnerability, Xep
from xeptools.model.walk import blocks_of, text_of
from xeptools.resolver import resolve
from xeptools.source import Source, parse
from xeptools.stanzas.breaches import Violation
from xeptools.stanzas.catalog import Catalog, Local
from xeptools.stanzas.classify import Kind, is_stanza
from xeptools.stanzas.disagreement import Disagreement
from xeptools.stanzas.element import Element
from xeptools.stanzas.judge import disagreements
from xeptools.stanzas.schema import Schema, schemas_of
from xeptools.stanzas.snippet import Snippet, read
from xeptools.stanzas.validate import violations
from xeptools.stanzas.versions import mentioned_in

OFTEN = 3
"""So many examples that do the same thing speak against the schema."""


@frozen
class Stanza:
    """A message, presence or iq of an example."""

    snippet: Snippet
    element: Element

    @property
    def type(self) -> str:
        """Its type attribute; empty where it has none."""
        return self.element.attributes.get("type", "")

    @property
    def elided(self) -> bool:
        """Whether dots stand in its start tag, for attributes that were left out."""
        return self.snippet.has_dots(self.element)

    def child(self, name: str) -> Element | None:
        """Its first child of that local name in the stanza's own namespace."""
        own = self.element.namespace
        return next((c for c in self.element.children if c.name == name and c.namespace == own), None)


class Examples:
    """What a document shows; everything is read once, and only if somebody asks."""

    def __init__(self, source: Source, xep: Xep, catalog: Catalog) -> None:
        self._source = source
        self._xep = xep
        self._catalog = catalog

    @cached_property
    def snippets(self) -> tuple[Snippet, ...]:
        """Every example and code block, in order."""
        return tuple(read(self._source, self._xep))

    @cached_property
    def schemas(self) -> tuple[Schema, ...]:
        """Every schema that could be read."""
        return tuple(schemas_of(self.snippets))

    @cached_property
    def local(self) -> Local:
        """The schemas that it can be held against, its own first."""
        return Local(self._catalog, self.schemas)

    @cached_property
    def stanzas(self) -> tuple[Stanza, ...]:
        """Every stanza that stands by itself, in order."""
        return tuple(
            Stanza(snippet, item) for snippet in self.snippets for item in snippet.items if is_stanza(item)
        )

    @cached_property
    def disagreements(self) -> tuple[tuple[Snippet, Disagreement], ...]:
        """Where examples and schemas contradict each other."""
        return tuple(self._disagreements())

    def _disagreements(self) -> Iterator[tuple[Snippet, Disagreement]]:
        for snippet in self.snippets:
            for found in disagreements(snippet, self.local):
                yield snippet, found

    @cached_property
    def violations(self) -> tuple[tuple[Snippet, Violation], ...]:
        """What full validation finds; many of these are no fault of the example."""
        return tuple(
            (snippet, found)
            for snippet in self.snippets
            if snippet.kind is not Kind.SCHEMA
            for item in snippet.items
            for found in violations(item, self.local)
        )

    @cached_property
    def prose(self) -> str:
        """All running text of the body and the notes."""
        parts: list[str] = []
        for block in blocks_of(self._xep.sections):
            match block:
                case Paragraph() | Plain() | Vulnerability():
                    parts.append(text_of(block.content))
                case DefinitionList():
                    parts += [text_of(entry.term) for entry in block.entries]
                case _:
                    pass
        parts += [text_of(note.content) for note in self._xep.notes]
        return "\n".join(parts)

    @cached_property
    def versions(self) -> frozenset[str]:
        """The versioned namespaces that the prose names."""
        return frozenset(mentioned_in(self.prose.encode("utf-8", "replace")))

    def is_unused(self, schema: Schema) -> bool:
        """Whether neither the prose nor another block has the namespace of one of the document's schemas."""
        return schema.namespace not in self.used and not self.mentions(schema.namespace, schema.snippet)

    def may_mean(self, namespace: str, right: str) -> bool:
        """Whether a namespace can be a slip for the ``right`` one, and not the other way round.

        Not where the tree has that in fewer documents, or where nothing but a schema of this one has it, and
        several examples the other.
        """
        own = self.local.own.get(right)
        if own is not None and self.is_unused(own):
            users = {snippet.block.at for snippet, element in self.elements if element.namespace == namespace}
            if len(users) >= OFTEN:
                return False
        return not self.local.catalog.is_rarer(right, namespace)

    def mentions(self, words: str, but: Snippet) -> bool:
        """Whether the prose has these words, or another block than ``but``."""
        return words in self.prose or any(
            words in str(snippet.text) for snippet in self.snippets if snippet is not but
        )

    @cached_property
    def elements(self) -> tuple[tuple[Snippet, Element], ...]:
        """Every element of every example, in order."""
        return tuple(
            (snippet, element)
            for snippet in self.snippets
            for outermost in snippet.elements
            for element in outermost.walk()
        )

    @cached_property
    def namespaces(self) -> Counter[str]:
        """How many elements each namespace has in the examples; schemas do not count."""
        return Counter(
            element.namespace for snippet, element in self.elements if snippet.kind is not Kind.SCHEMA
        )

    @cached_property
    def used(self) -> frozenset[str]:
        """The namespaces that elements of its examples are of."""
        return frozenset(self.namespaces)

    @cached_property
    def declared(self) -> frozenset[str]:
        """Those, and the ones that it has schemas for."""
        return self.used.union(self.local.own)

    @cached_property
    def defined(self) -> frozenset[str]:
        """The namespaces that the document, the tree or this project has a schema for."""
        return self.local.catalog.namespaces.union(self.local.own)


def examples_in(path: Path, catalog: Catalog) -> tuple[Xep, Examples] | None:
    """A document of the tree that the catalog is of, and what it shows; None where it cannot be read."""
    try:
        source = parse(path, tree=catalog.root)
    except XeptoolsError:
        return None
    xep = resolve(source)
    return xep, Examples(source, xep, catalog)
