"""The schemas and examples of the published documents."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import xmlschema
from lxml import etree

from xeptools import parse, resolve
from xeptools.stanzas.catalog import Catalog
from xeptools.stanzas.check import tree_of
from xeptools.stanzas.classify import Kind
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.schema import Schema
from xeptools.stanzas.verdict import Grade
from xeptools.stanzas.xsd import is_built_right
from xeptools.tree import Tree, facts_of

IMPORT = re.compile(r"<(?P<tag>(?:\w+:)?import)\b(?P<inside>[^>]*?)(?P<end>/?>)")
NAMESPACE = re.compile(r"""\bnamespace\s*=\s*(?:"([^"]*)"|'([^']*)')""")
LOCATION = re.compile(r"""\bschemaLocation\s*=\s*(?:"[^"]*"|'[^']*')""")

UNLIKE = {
    "http://www.w3.org/1999/xhtml",  # a driver and a module: neither stands alone, and libxml2 says so
    "http://jabber.org/protocol/xhtml-im",  # needs them
}
"""Namespaces of schemas on which the validators are known to disagree."""


@pytest.fixture(scope="module")
def documents(corpus: Path) -> list[tuple[str, Examples]]:
    tree = Tree(corpus)
    numbered = [document for document in tree.documents if not document.proposal]
    catalog = Catalog(tree.documents, tree.root, [facts_of(document, tree.root) for document in numbered])
    found = []
    for document in tree.documents:
        source = parse(document.path, tree=tree.root)
        xep = resolve(source)
        found.append((document.name, Examples(source, xep, catalog)))
    return found


def schemas(documents: list[tuple[str, Examples]]) -> Iterator[tuple[str, Schema, Examples]]:
    for name, examples in documents:
        for schema in examples.schemas:
            yield name, schema, examples


def test_every_place_is_the_elements_tag(documents: list[tuple[str, Examples]]) -> None:
    for name, examples in documents:
        for snippet, element in examples.elements:
            start, end = snippet.text.bytes_at(*snippet.place(element))
            written = snippet.text.source.utf8[start:end].decode()
            if "&" not in written.replace("&lt;", ""):  # an entity brought it in
                assert written.replace("&lt;", "<").lstrip("<").rpartition(":")[2] == element.name, name


def test_the_kinds_are_those_of_examples(documents: list[tuple[str, Examples]]) -> None:
    counts = Counter(snippet.kind for _, examples in documents for snippet in examples.snippets)
    total = sum(counts.values())
    assert counts[Kind.STANZA] / total > 0.5
    assert counts[Kind.BROKEN] / total < 0.05
    assert all(counts[kind] for kind in Kind)


class Imports(etree.Resolver):
    """Gives libxml2 the schemas that others import."""

    def __init__(self, examples: Examples) -> None:
        self.examples = examples

    def resolve(self, url: str, _pubid: str, context: object) -> object:  # type: ignore[override]
        text = self.examples.local.text(url)
        return self.resolve_string(located(text or "<none/>"), context, base_url=url)


def located(text: str) -> str:
    """A schema whose imports libxml2 looks for under their namespaces."""

    def one(found: re.Match[str]) -> str:
        inside = LOCATION.sub("", found["inside"])
        namespace = NAMESPACE.search(inside)
        where = (namespace[1] or namespace[2]) if namespace else ""
        return f"<{found['tag']}{inside} schemaLocation='{where}'{found['end']}"

    return IMPORT.sub(one, text)


def libxml2_takes(schema: Schema, examples: Examples) -> bool:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Imports(examples))
    try:
        etree.XMLSchema(etree.fromstring(located(schema.xml), parser))
    except (etree.XMLSchemaParseError, etree.XMLSyntaxError):
        return False
    return True


def test_libxml2_says_the_same(documents: list[tuple[str, Examples]]) -> None:
    """Where all that a schema imports is known, both validators come to the same verdict."""
    unlike, compared = [], 0
    for name, schema, examples in schemas(documents):
        verdict = examples.local.checked(schema)
        known = verdict.compiled is not None and not verdict.compiled.unresolved
        others = [examples.local.verdict(namespace) for namespace in schema.imports]
        if not all(other is not None and other.valid for other in others):
            continue  # for libxml2 a schema is wrong where one that it imports is
        if not known or schema.namespace in UNLIKE or schema.includes:
            continue
        compared += 1
        if verdict.valid != libxml2_takes(schema, examples):
            unlike.append((name, schema.namespace, verdict.valid))
    assert compared > 150
    assert unlike == []


def test_libxml2_finds_no_structure_right_that_xmlschema_finds_wrong(
    documents: list[tuple[str, Examples]],
) -> None:
    """Where it says that elements and attributes stand right, xmlschema is not asked."""
    meta_schema = xmlschema.XMLSchema10.meta_schema
    assert meta_schema is not None
    right = 0
    for name, schema, _ in schemas(documents):
        root = tree_of(schema.xml)
        assert root is not None
        text = etree.tostring(root, encoding="unicode")
        if is_built_right(text):
            right += 1
            assert next(meta_schema.iter_errors(text), None) is None, name
    assert right > 100


def test_no_message_shows_the_insides_of_a_library(documents: list[tuple[str, Examples]]) -> None:
    for name, schema, examples in schemas(documents):
        for fault in examples.local.checked(schema).faults:
            assert not re.search(r"0x[0-9a-f]{4}|Xsd[A-Z]|<function|\{http", fault.message), (name, fault)
            assert fault.grade is not Grade.UNCHECKED, name
