"""The tree in ``xeps/`` is sound, shows the whole format, and its protocols agree with their schemas."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from lxml import etree

from sites import PROJECT
from xeptools import parse, resolve
from xeptools.source.grammar import GRAMMAR

TREE = PROJECT / "xeps"
PATHS = sorted([*TREE.glob("*.xml"), *TREE.glob("inbox/*.xml")])
SCHEMA = PROJECT / "schemas" / "xep.xsd"
LIBXML2 = etree.XMLSchema(etree.parse(SCHEMA))
XMLSCHEMA = xmlschema.XMLSchema(SCHEMA)
XS = "{http://www.w3.org/2001/XMLSchema}"

# The notices that a page can print below its header. Where the type makes no difference it is left out.
NOTICES = [
    ("ProtoXEP", None),
    ("Experimental", "Standards Track"),
    ("Experimental", "Informational"),
    ("Experimental", "Historical"),
    ("Experimental", "Procedural"),
    ("Proposed", None),
    ("Draft", None),
    ("Final", None),
    ("Active", "Historical"),
    ("Active", "Informational"),
    ("Active", "Procedural"),
    ("Active", "Humorous"),
    ("Deferred", None),
    ("Deprecated", None),
    ("Obsolete", None),
    ("Retracted", None),
    ("Rejected", None),
]


def read(path: Path) -> etree._Element:
    """Read a document with its entities expanded, valid against the tree's own DTD."""
    parser = etree.XMLParser(dtd_validation=True, resolve_entities=True, no_network=True)
    return etree.parse(path, parser).getroot()


DOCUMENTS = {path.relative_to(TREE).with_suffix("").as_posix(): read(path) for path in PATHS}


def declared() -> tuple[set[str], set[tuple[str, str]], set[tuple[str, str]]]:
    """What the schema of the format declares: elements, (element, attribute), and (element, child)."""
    elements: set[str] = set()
    attributes: set[tuple[str, str]] = set()
    children: set[tuple[str, str]] = set()
    ahead: list[Any] = [XMLSCHEMA.elements["xep"]]
    seen: set[tuple[str, int]] = set()
    while ahead:
        element = ahead.pop()
        key = element.name, id(element.type)
        if key in seen:
            continue
        seen.add(key)
        elements.add(element.name)
        attributes |= {(element.name, name) for name in element.attributes}
        if element.type.is_complex() and not element.type.has_simple_content():
            inner = list(element.type.content.iter_elements())
            children |= {(element.name, child.name) for child in inner}
            ahead += inner
    return elements, attributes, children


ELEMENTS, ATTRIBUTES, CHILDREN = declared()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_follows_the_schema(name: str) -> None:
    assert LIBXML2.validate(DOCUMENTS[name]), LIBXML2.error_log
    XMLSCHEMA.validate(DOCUMENTS[name])


@pytest.mark.parametrize("path", PATHS, ids=lambda path: str(path.stem))
def test_document_is_read_without_a_complaint(path: Path) -> None:
    xep = resolve(parse(path))
    assert xep.diagnostics == ()
    assert xep.faults == ()
    assert xep.header.number.text in {path.stem.removeprefix("xep-"), "xxxx"}


@pytest.mark.parametrize("name", ["xep.dtd", "xep.ent"])
def test_inbox_shares_the_files_of_the_tree(name: str) -> None:
    assert (TREE / "inbox" / name).readlink() == Path("..") / name


def test_every_element_is_used() -> None:
    assert {element.tag for root in DOCUMENTS.values() for element in root.iter(etree.Element)} == ELEMENTS


def test_every_attribute_is_used() -> None:
    used = {
        (str(element.tag), str(name))
        for root in DOCUMENTS.values()
        for element in root.iter(etree.Element)
        for name, value in element.attrib.items()
        if value
    }
    assert used == ATTRIBUTES


@pytest.mark.parametrize(("status", "kind"), NOTICES)
def test_every_notice_is_shown(status: str, kind: str | None) -> None:
    shown = {(root.findtext("header/status"), root.findtext("header/type")) for root in DOCUMENTS.values()}
    assert any(status == has_status and kind in (None, has_kind) for has_status, has_kind in shown)


@pytest.mark.parametrize(("old", "new"), [("supersedes", "supersededby"), ("supersededby", "supersedes")])
def test_successors_and_predecessors_name_each_other(old: str, new: str) -> None:
    pairs = {
        (name, spec.text.lower())
        for name, root in DOCUMENTS.items()
        for spec in root.iterfind(f"header/{old}/spec")
        if spec.text
    }
    assert pairs
    for name, other in pairs:
        assert name.upper() in [spec.text for spec in DOCUMENTS[other].iterfind(f"header/{new}/spec")]


def test_schema_asks_for_nothing_that_the_resolver_would_not_understand() -> None:
    assert {(parent, child) for parent, child in CHILDREN if child not in GRAMMAR[parent].children} == set()
    assert {(name, attr) for name, attr in ATTRIBUTES if attr not in GRAMMAR[name].attributes} == set()
    assert set(GRAMMAR) == ELEMENTS


def blocks(root: etree._Element) -> Iterator[etree._Element]:
    """Give the XML in the examples and code blocks of a document."""
    for block in root.iter("example", "code"):
        text = str(block.xpath("string()")).strip()
        if text.startswith("<"):
            yield etree.fromstring(text.encode())


def schemas(root: etree._Element) -> dict[str, xmlschema.XMLSchema]:
    """Compile the schemas that a document contains, by the namespace they describe."""
    return {
        str(block.attrib["targetNamespace"]): xmlschema.XMLSchema(block, allow="none")
        for block in blocks(root)
        if block.tag == f"{XS}schema"
    }


PROTOCOLS = {name: found for name, root in DOCUMENTS.items() if (found := schemas(root))}


def payloads(name: str, namespace: str) -> list[etree._Element]:
    """Give the outermost elements of ``namespace`` in the examples of a document."""
    return [
        element
        for block in blocks(DOCUMENTS[name])
        for element in block.iter(f"{{{namespace}}}*")
        if (parent := element.getparent()) is None or etree.QName(parent).namespace != namespace
    ]


@pytest.mark.parametrize("name", PROTOCOLS)
def test_schemas_accept_the_examples(name: str) -> None:
    for namespace, schema in PROTOCOLS[name].items():
        found = payloads(name, namespace)
        assert found
        for payload in found:
            schema.validate(payload)


@pytest.mark.parametrize("name", PROTOCOLS)
def test_examples_show_every_element_of_the_schemas(name: str) -> None:
    for namespace, schema in PROTOCOLS[name].items():
        shown = {
            etree.QName(element).localname for top in payloads(name, namespace) for element in top.iter()
        }
        assert set(schema.elements) <= shown


@pytest.mark.parametrize("name", PROTOCOLS)
def test_schemas_refuse_what_the_document_does_not_define(name: str) -> None:
    for namespace, schema in PROTOCOLS[name].items():
        for payload in payloads(name, namespace):
            payload.set("no-such-attribute", "1")
            assert not schema.is_valid(payload)
