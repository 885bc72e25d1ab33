"""Finding, checking and extracting schemas; what they may cost."""

import socket
import threading
import time
from pathlib import Path

import pytest
from lxml import etree

from cases import document
from xeptools import parse, resolve
from xeptools.stanzas.bounds import longest
from xeptools.stanzas.catalog import Catalog, Local
from xeptools.stanzas.check import check
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.register import entries, extracts
from xeptools.stanzas.schema import is_fragment, is_schema, schemas_of
from xeptools.stanzas.snippet import Snippet, read
from xeptools.stanzas.verdict import Grade
from xeptools.tree import Tree, facts_of

XS = "xmlns:xs='http://www.w3.org/2001/XMLSchema'"
SECOND = 1.0


def schema(body: str, namespace: str = "urn:k") -> str:
    names = f"targetNamespace='{namespace}' xmlns='{namespace}' elementFormDefault='qualified'"
    return f"<xs:schema {XS} {names}>{body}</xs:schema>"


def typed(content: str, attributes: str = "") -> str:
    """An element k with a complex type."""
    return f"<xs:element name='k'{attributes}><xs:complexType>{content}</xs:complexType></xs:element>"


def simple(facet: str, attributes: str = "") -> str:
    """An element k with a simple type."""
    restriction = f"<xs:restriction base='xs:string'>{facet}</xs:restriction>"
    return f"<xs:element name='k'{attributes}><xs:simpleType>{restriction}</xs:simpleType></xs:element>"


def pattern_of(expression: str) -> str:
    return simple(f"<xs:pattern value='{expression}'/>")


def snippets(fragment: str) -> list[Snippet]:
    source = parse(document(fragment))
    return list(read(source, resolve(source)))


def code(*texts: str) -> str:
    return "".join(f"<code><![CDATA[\n{text}\n]]></code>\n" for text in texts)


def nothing(_namespace: str) -> None:
    return None


def test_several_schemas_in_one_block() -> None:
    found = list(schemas_of(snippets(code(f"{schema('', 'urn:a')}\n{schema('', 'urn:b')}"))))
    assert [one.namespace for one in found] == ["urn:a", "urn:b"]
    assert found[1].text() == schema("", "urn:b") + "\n"


def test_found_by_content_whatever_the_prefix() -> None:
    text = "<schema xmlns='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:a'/>"
    assert [one.namespace for one in schemas_of(snippets(code(text)))] == ["urn:a"]


def test_fragments() -> None:
    (whole, part, broken, stanza) = snippets(
        code(schema(""), f"<xs:element {XS} name='k'/>", "<xs:schema>\n<xs:element name='k'>", "<message/>")
    )
    assert [is_schema(one) for one in (whole, part, broken, stanza)] == [True, True, True, False]
    assert [is_fragment(one) for one in (whole, part, broken)] == [False, True, False]


def test_a_reader_gets_cdata_and_entities_resolved() -> None:
    text = "<!DOCTYPE xep [<!ENTITY ns 'urn:k'>]><xep><header/><section1 topic='S'><code><![CDATA[\n\n"
    text += f"<?xml version='1.0'?>\n<xs:schema {XS} targetNamespace=']]>&ns;<![CDATA['/>]]>\n"
    text += "</code></section1></xep>"
    source = parse(text.encode())
    (found,) = schemas_of(read(source, resolve(source)))
    assert found.text() == f"<?xml version='1.0'?>\n<xs:schema {XS} targetNamespace='urn:k'/>\n"


# What one error hides


def messages(body: str) -> list[str]:
    return [fault.message for fault in check(schema(body), nothing).faults]


def test_one_error_does_not_hide_the_next() -> None:
    body = """<xs:element name='k'><xs:complexType>
      <xs:attribute name='a' use='required'/>
      <xs:sequence><xs:element name='b' minOccurrence='0' type='xs:datetime'/></xs:sequence>
    </xs:complexType></xs:element>"""
    told = " ".join(messages(body))
    assert "stands behind an attribute" in told
    assert "no type 'datetime'" in told
    assert "'minOccurrence' has no place" in told


MENDED = {
    "<xs:element name='k'><xs:attribute name='a'/></xs:element>": "cannot stand straight in <xs:element>",
    typed("<xs:element name='a'/>"): "straight in <xs:complexType>",
    "<xs:element name='k' type='empty'/>": "'empty' is nowhere defined",
    "<xs:element name='k' minOccurs='0'/>": "cannot stand at the top",
    simple("", " type='xs:string'"): "exclude each other",
    typed("<xs:attribute ref='xml:lang'/>"): "does not import",
    typed("<xs:attribute name='xml:lang'/>"): "without a prefix",
    "<xs:element name='k' type='xs:xs:int'/>": "one prefix is enough",
    "<xs:element name='k' type='string'/>": "the prefix is missing",
    "<xs:element name='k' type='xsd:string'/>": "prefix 'xsd' is not declared",
    "<xs:annotations/>": "has no element <xs:annotations>",
    typed("<xs:choice><xs:all><xs:element name='a'/></xs:all></xs:choice>"): "all of a content model",
    "<xs:simpleType name='t'><xs:enumeration value='a'/></xs:simpleType>": "straight in <xs:simpleType>",
    "<xs:attribute name='a'><xs:restriction base='xs:string'/></xs:attribute>": "straight in <xs:attribute>",
    typed("<xs:attribute name='a'><xs:attribute name='b'/></xs:attribute>"): "cannot stand in <xs:attribute>",
}


@pytest.mark.parametrize("body", MENDED)
def test_frequent_faults_have_a_remedy_and_leave_a_schema_that_compiles(body: str) -> None:
    verdict = check(schema(body), nothing)
    assert not verdict.valid
    assert any(MENDED[body] in fault.message and fault.hint for fault in verdict.faults)
    assert verdict.sound
    assert verdict.compiled is not None


def test_an_attribute_that_the_base_has_already() -> None:
    body = """<xs:attributeGroup name='g'><xs:attribute name='a'/></xs:attributeGroup>
    <xs:complexType name='base'><xs:attributeGroup ref='g'/></xs:complexType>
    <xs:complexType name='t'><xs:complexContent><xs:extension base='base'>
      <xs:attributeGroup ref='g'/></xs:extension></xs:complexContent></xs:complexType>"""
    assert messages(body) == ["the attribute 'a' is declared once more: 'base' has it already"]


def test_an_attribute_of_something_inside_the_base_is_not_the_base_s() -> None:
    body = """<xs:complexType name='b'><xs:attribute name='a'/></xs:complexType>
    <xs:complexType name='t'><xs:sequence><xs:element name='e'><xs:complexType><xs:complexContent>
      <xs:extension base='b'/>
    </xs:complexContent></xs:complexType></xs:element></xs:sequence></xs:complexType>
    <xs:complexType name='u'><xs:complexContent><xs:extension base='t'>
      <xs:attribute name='a'/></xs:extension></xs:complexContent></xs:complexType>"""
    assert messages(body) == []


def test_attributes_of_two_namespaces_are_two() -> None:
    body = """<xs:attribute name='a'/>
    <xs:complexType name='t'><xs:attribute name='a'/><xs:attribute ref='a'/></xs:complexType>"""
    assert messages(body) == []


def test_a_long_chain_of_groups_is_no_trouble() -> None:
    links = [
        f"<xs:attributeGroup name='g{step}'><xs:attributeGroup ref='g{step + 1}'/></xs:attributeGroup>"
        for step in range(600)
    ]
    end = "<xs:attributeGroup name='g600'><xs:attribute name='a'/></xs:attributeGroup>"
    body = typed("<xs:attributeGroup ref='g600'/><xs:attribute name='a'/>") + end
    assert messages(body) == ["the attribute 'a' is declared a second time"]
    assert messages("".join(links) + body) == ["the schema was not checked: its definitions go too deep"]


def test_types_in_elements_of_types_are_read_once() -> None:
    inner = "<xs:element name='{}'><xs:complexType><xs:complexContent><xs:extension base='t{}'/>"
    inner += "</xs:complexContent></xs:complexType></xs:element>"
    steps = ("".join(inner.format(name, at) for name in "ef") for at in range(1, 41))
    types = "".join(
        f"<xs:complexType name='t{at}'><xs:sequence>{step}</xs:sequence></xs:complexType>"
        for at, step in enumerate(steps)
    )
    based = "<xs:extension base='t0'><xs:attribute name='b'/></xs:extension>"
    last = "<xs:complexType name='t40'/>" + typed(f"<xs:complexContent>{based}</xs:complexContent>")
    assert messages(types + last) == []


@pytest.mark.parametrize("namespace", ["[ns]", "{ns}", "urn:k b", "é", "http://k:l"])
def test_the_namespace_of_a_template_is_no_fault(namespace: str) -> None:
    assert not check(schema("<xs:element name='k' type='xs:string'/>", namespace), nothing).faults
    (fault,) = check(schema("<xs:element name='k' type='l'/>", namespace), nothing).faults
    assert fault.message == "this schema has no type 'l'"


def test_what_stands_twice_is_told_once() -> None:
    body = "<xs:element name='a'/><xs:element name='a' type='xs:string'/>"
    assert messages(body) == ["<xs:element> with name='a' stands here a second time"]


def test_a_module_may_lack_what_its_driver_includes() -> None:
    driver = schema("<xs:include schemaLocation='more.xsd'/><xs:element name='k' type='t'/>")
    module = schema("<xs:attributeGroup name='g'><xs:attributeGroup ref='h'/></xs:attributeGroup>")
    source = parse(document(code(driver, module)))
    examples = Examples(source, resolve(source), Catalog())
    grades = [{fault.grade for fault in examples.local.checked(one).faults} for one in examples.schemas]
    assert grades == [{Grade.UNRESOLVED}, set()]
    alone = parse(document(code(module)))
    alone_examples = Examples(alone, resolve(alone), Catalog())
    assert not alone_examples.local.checked(alone_examples.schemas[0]).valid


def test_only_valid_in_1_1() -> None:
    body = typed("<xs:all><xs:element name='a' maxOccurs='9'/></xs:all>")
    assert {fault.grade for fault in check(schema(body), nothing).faults} == {Grade.ONLY_1_1}


# Hostile schemas


def groups(width: int, depth: int) -> str:
    body = "<xs:group name='g0'><xs:sequence><xs:element name='a'/></xs:sequence></xs:group>"
    for step in range(1, depth):
        inner = f"<xs:group ref='g{step - 1}'/>" * width
        body += f"<xs:group name='g{step}'><xs:sequence>{inner}</xs:sequence></xs:group>"
    return body


def attribute_groups(width: int, depth: int) -> str:
    body = "<xs:attributeGroup name='g0'><xs:attribute name='a'/></xs:attributeGroup>"
    for step in range(1, depth):
        inner = f"<xs:attributeGroup ref='g{step - 1}'/>" * width
        body += f"<xs:attributeGroup name='g{step}'>{inner}</xs:attributeGroup>"
    return body


def deep(depth: int) -> str:
    return typed("<xs:sequence>" * depth + "</xs:sequence>" * depth)


def unions(depth: int) -> str:
    body = "<xs:simpleType name='u0'><xs:restriction base='xs:string'/></xs:simpleType>"
    for step in range(1, depth):
        members = f"u{step - 1} u{step - 1}"
        body += f"<xs:simpleType name='u{step}'><xs:union memberTypes='{members}'/></xs:simpleType>"
    return body


HOSTILE = {
    "unions that multiply": unions(40),
    "groups that multiply": groups(10, 14),
    "attribute groups that multiply": attribute_groups(10, 12),
    "too many elements": "".join(f"<xs:element name='e{n}'/>" for n in range(6000)),
    "one long choice": "<xs:complexType name='t'><xs:choice>"
    + "".join(f"<xs:element name='e{n}'/>" for n in range(1000))
    + "</xs:choice></xs:complexType>",
    "types based on one another": "<xs:complexType name='t0'/>"
    + "".join(
        f"<xs:complexType name='t{n}'><xs:complexContent><xs:extension base='t{n - 1}'><xs:sequence>"
        f"<xs:element name='e{n}'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>"
        for n in range(1, 400)
    ),
    "deep models": deep(200),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_costs_too_much_is_not_checked_and_said_so(name: str) -> None:
    start = time.process_time()
    verdict = check(schema(HOSTILE[name]), nothing)
    assert time.process_time() - start < 3 * SECOND
    assert [fault.grade for fault in verdict.faults] == [Grade.UNCHECKED]
    assert verdict.compiled is None


def validated(body: str, instance: str) -> float:
    verdict = check(schema(body), nothing)
    assert verdict.compiled is not None
    start = time.process_time()
    list(verdict.compiled.errors(etree.fromstring(instance)))
    return time.process_time() - start


@pytest.mark.parametrize(
    "pattern", ["(a+)+", "(a|aa)*c", "a*a*a*a*a*a*a*b", "((a{1000}){1000}){1000}", "(.*)*x"]
)
def test_no_pattern_takes_long(pattern: str) -> None:
    assert validated(pattern_of(pattern), f"<k xmlns='urn:k'>{'a' * 5000}!</k>") < SECOND


def test_simple_patterns_are_held_against_long_values_too() -> None:
    verdict = check(schema(pattern_of("[a-z]+")), nothing)
    assert verdict.compiled is not None
    assert list(verdict.compiled.errors(etree.fromstring(f"<k xmlns='urn:k'>{'a' * 5000}1</k>")))
    assert longest("[a-z]+") > longest("[a-z]+[0-9]+") > longest("([a-z]+)+")


@pytest.mark.parametrize(
    "occurs", ["minOccurs='0' maxOccurs='999999999'", "minOccurs='999999' maxOccurs='9999999'"]
)
def test_huge_numbers_cost_nothing(occurs: str) -> None:
    inner = f"<xs:sequence {occurs}><xs:element name='a' {occurs}/></xs:sequence>"
    body = typed(f"<xs:sequence {occurs}>{inner}</xs:sequence>")
    assert validated(body, f"<k xmlns='urn:k'>{'<a/>' * 500}</k>") < SECOND


def test_nothing_that_a_schema_names_is_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xsd"
    secret.write_text(schema("<xs:element name='secret' type='xs:string'/>"), "utf-8")
    callers = []
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with server:
            caller, address = server.accept()
            caller.close()
            callers.append(address)

    thread = threading.Thread(target=serve)
    thread.start()
    address = server.getsockname()
    port = address[1]
    body = f"""<xs:include schemaLocation='{secret}'/><xs:redefine schemaLocation='{secret.as_uri()}'/>
    <xs:import namespace='urn:other' schemaLocation='http://127.0.0.1:{port}/other.xsd'/>
    <xs:import namespace='urn:third' schemaLocation='/etc/hostname'/>"""
    verdict = check(schema(body), nothing)
    assert {fault.grade for fault in verdict.faults} == {Grade.UNRESOLVED}
    assert verdict.compiled is not None
    assert verdict.compiled.element("{urn:k}secret") is None
    with socket.create_connection(address) as caller:  # the first who calls
        ours = caller.getsockname()
    thread.join()
    assert callers == [ours]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "<xs:simpleType name='t'><xs:union memberTypes='xs:string foo:bar'/></xs:simpleType>",
            "the prefix 'foo' is not declared",
        ),
        ("<xs:element name='t' type=' foo:bar'/>", "the prefix 'foo' is not declared"),
        (
            "<xs:simpleType name='t'><xs:enumeration value='a'/><!-- the only one --></xs:simpleType>",
            "<xs:enumeration> cannot stand straight in <xs:simpleType>",
        ),
        (
            "".join(
                f"<xs:group name='g{n}'>{'<xs:sequence>' * 8}<xs:group ref='g{n + 1}'/>{'</xs:sequence>' * 8}"
                "</xs:group>"
                for n in range(210)
            ),
            "the schema was not checked: its definitions go too deep",
        ),
    ],
    ids=["union", "blank", "comment", "deep"],
)
def test_what_once_was_too_much(body: str, message: str) -> None:
    assert message in [fault.message for fault in check(schema(body), nothing).faults]


# The catalog


def tree(folder: Path, **documents: str) -> Catalog:
    for name, fragment in documents.items():
        path = folder / f"{name.replace('_', '-').replace('inbox-', 'inbox/')}.xml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(document(fragment))
    found = Tree(folder)
    return Catalog(found.documents, found.root, [facts_of(one, found.root) for one in found.documents])


KETTLE = "<xs:element name='{}' type='xs:string'/>"


def test_a_namespace_is_found_in_the_tree_and_compiled_once(tmp_path: Path) -> None:
    catalog = tree(tmp_path, xep_0001=code(schema(KETTLE.format("k"))), xep_0002="<p>None.</p>")
    assert "urn:k" in catalog.namespaces
    assert catalog.compiled("urn:k") is catalog.compiled("urn:k") is not None
    assert catalog.compiled("urn:unknown") is None


def test_imports_come_from_other_documents(tmp_path: Path) -> None:
    importing = schema(
        "<xs:import namespace='urn:k' schemaLocation='nowhere.xsd'/><xs:element name='t'><xs:complexType>"
        "<xs:sequence><xs:element ref='k:k' xmlns:k='urn:k'/></xs:sequence></xs:complexType></xs:element>",
        "urn:t",
    )
    catalog = tree(tmp_path, xep_0001=code(schema(KETTLE.format("k"))), xep_0002=code(importing))
    verdict = catalog.verdict("urn:t")
    assert verdict is not None
    assert verdict.faults == ()


def test_the_live_document_wins_and_the_clash_is_listed(tmp_path: Path) -> None:
    dead, live = code(schema(KETTLE.format("dead"))), code(schema(KETTLE.format("live")))
    catalog = tree(tmp_path, xep_0001=live, xep_0002=dead, inbox_kettle=dead)
    text = (tmp_path / "xep-0002.xml").read_text("utf-8").replace("Experimental", "Rejected")
    (tmp_path / "xep-0002.xml").write_text(text, "utf-8")
    found = Tree(tmp_path)
    catalog = Catalog(found.documents, found.root, [facts_of(one, found.root) for one in found.documents])
    assert [claim.name for claim in catalog.claims("urn:k")] == ["xep-0001", "xep-0002", "inbox/kettle"]
    compiled = catalog.compiled("urn:k")
    assert compiled is not None
    assert compiled.names == {"live"}
    (entry,) = entries(catalog, 1)
    assert entry.clash
    assert [one.name for one in entry.schemas] == ["xep-0001", "xep-0002", "inbox/kettle"]


def test_the_documents_own_schema_comes_first(tmp_path: Path) -> None:
    catalog = tree(tmp_path, xep_0001=code(schema(KETTLE.format("theirs"))))
    source = parse(document(code(schema(KETTLE.format("mine")))))
    xep = resolve(source)
    local = Examples(source, xep, catalog).local
    assert local.declaration("urn:k", "mine") is not None
    assert local.declaration("urn:k", "theirs") is None
    assert isinstance(local, Local)


def test_extracted_files_are_named_after_schemaloc_or_short_name(tmp_path: Path) -> None:
    header = "<xep><header><title>K --- t</title><shortname>kettle</shortname>{}</header>"
    header += "<section1 topic='S'>{}</section1></xep>"
    location = "<schemaloc><ns>urn:b</ns><url>https://xmpp.org/schemas/bottle.xsd</url></schemaloc>"
    catalog = tree(
        tmp_path,
        xep_0001=header.format("", code(schema("", "urn:a"))),
        xep_0002=header.format(location, code(schema("", "urn:b"), schema("", "urn:xmpp:c:0"))),
    )
    assert {one.namespace: one.file for one in extracts(catalog, header=False)} == {
        "urn:a": "kettle.xsd",
        "urn:b": "bottle.xsd",
        "urn:xmpp:c:0": "c-0.xsd",
    }
    text = extracts(catalog, header=True)[0].text
    assert "XEP-" in text
    etree.fromstring(text.encode())


def test_a_prefix_may_be_declared_where_it_is_used() -> None:
    body = "<xs:element name='a' type='k:t' xmlns:k='urn:k'/><xs:simpleType name='t'>"
    body += "<xs:restriction base='xs:string'/></xs:simpleType>"
    assert check(schema(body), nothing).faults == ()
