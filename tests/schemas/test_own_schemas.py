"""The schemas of this project: valid in two validators, and right about good and bad instances."""

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from xeptools.shipped import shipped
from xeptools.stanzas.catalog import Catalog
from xeptools.stanzas.element import Element, elements_of, parse
from xeptools.stanzas.validate import violations

CATALOG = Catalog()
NAMESPACES = sorted(CATALOG.namespaces)
FOLDER = Path(__file__).parent


def located(namespace: str) -> str:
    """The schema with its imports written as libxml2 needs them."""
    text = CATALOG.text(namespace)
    assert text is not None
    return re.sub(
        r"<xs:import namespace='([^']*)'/>", r"<xs:import namespace='\1' schemaLocation='\1'/>", text
    )


class Imports(etree.Resolver):
    """Gives libxml2 the schemas that others import."""

    def resolve(self, url: str, _pubid: str, context: Any) -> Any:  # type: ignore[override]
        return self.resolve_string(located(url), context, base_url=url)


@pytest.mark.parametrize("namespace", NAMESPACES)
def test_valid_for_xmlschema_and_libxml2(namespace: str) -> None:
    verdict = CATALOG.verdict(namespace)
    assert verdict is not None
    assert verdict.faults == ()
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Imports())
    etree.XMLSchema(etree.fromstring(located(namespace), parser))


@pytest.mark.parametrize("namespace", NAMESPACES)
def test_every_schema_says_where_it_is_from(namespace: str) -> None:
    path = CATALOG.claims(namespace)[0].path
    assert re.search(r"RFC \d+|XML 1\.0|XHTML 1\.0|XML Signature", Path(path).read_text("utf-8"))


def test_the_namespaces_that_no_document_carries_are_there() -> None:
    assert {
        "jabber:client",
        "jabber:server",
        "jabber:component:accept",
        "jabber:iq:roster",
        "urn:ietf:params:xml:ns:xmpp-stanzas",
        "urn:ietf:params:xml:ns:xmpp-streams",
        "urn:ietf:params:xml:ns:xmpp-sasl",
        "urn:ietf:params:xml:ns:xmpp-bind",
        "urn:ietf:params:xml:ns:xmpp-session",
        "urn:ietf:params:xml:ns:xmpp-tls",
        "http://etherx.jabber.org/streams",
        "http://www.w3.org/XML/1998/namespace",
        "http://www.w3.org/1999/xhtml",
        "http://www.w3.org/2000/09/xmldsig#",
        "http://www.w3.org/2005/Atom",
    } == set(NAMESPACES)
    assert shipped("schemas").is_dir()


def instances(name: str) -> list[Element]:
    root = parse((FOLDER / name).read_text("utf-8"))
    assert root is not None
    return list(elements_of(root))


def told(element: Element) -> str:
    return f"{element.namespace} {element.name} {element.index}"


GOOD, BAD = instances("good.xml"), instances("bad.xml")


@pytest.mark.parametrize("element", GOOD, ids=told)
def test_good_instances(element: Element) -> None:
    assert [found.message for found in violations(element, CATALOG)] == []


@pytest.mark.parametrize("element", BAD, ids=told)
def test_bad_instances(element: Element) -> None:
    assert list(violations(element, CATALOG))


def test_good_and_bad_instances_of_every_namespace() -> None:
    attributes_only = {"http://www.w3.org/XML/1998/namespace"}
    for elements in (GOOD, BAD):
        used = {one.namespace for element in elements for one in element.walk()}
        assert set(NAMESPACES) - attributes_only <= used


@pytest.mark.parametrize(("value", "good"), [("de-AT", True), ("!", False), ("", True)])
def test_attributes_of_xml(value: str, good: bool) -> None:
    root = parse(f"<r><subject xmlns='jabber:client' xml:lang='{value}'>x</subject></r>")
    assert root is not None
    assert bool(list(violations(elements_of(root)[0], CATALOG))) is not good
