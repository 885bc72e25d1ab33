"""The remedy that a finding names, where the words of the fault alone do not say it."""

from pathlib import Path

import pytest

from assembly import assemble
from xeptools.checker.discovery import by_name
from xeptools.checker.document import check_document
from xeptools.checker.select import Selection
from xeptools.checker.surroundings import Surroundings
from xeptools.diagnostics import Severity
from xeptools.source import parse

KETTLE = """<code><![CDATA[
<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'
    targetNamespace='urn:example:kettle:0' xmlns='urn:example:kettle:0' elementFormDefault='qualified'>
  <xs:element name='kettle'>
    <xs:complexType>
      <xs:sequence>
        <xs:element name='water' type='xs:string' minOccurs='0'/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
</xs:schema>
]]></code>
<example caption='Case'><![CDATA[
%s
]]></example>
"""
SCHEMA = """<code><![CDATA[
<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'
    targetNamespace='urn:example:kettle:0' xmlns='urn:example:kettle:0' elementFormDefault='qualified'>
%s
</xs:schema>
]]></code>
"""
SECTION = "<section1 topic='Tea' anchor='{}'>{}</section1>"
HINTS = [
    (
        "schemas/contradicts-examples",
        (KETTLE % "<kettle xmlns='urn:example:kettle:0'><watre/></kettle>") * 3,
        "it has 'water': is 'watre' meant?",
    ),
    (
        "examples/unknown-stanza-type",
        "<example caption='Case'>&lt;presence type='available'/&gt;</example>",
        "leave the type out",
    ),
    (
        "links/dangling-anchor",
        SECTION.format(
            "tea",
            "<section2 topic='Boiling' anchor='tea'><p><link url='#boiling'>Boiling</link></p></section2>",
        ),
        "give the section 'Boiling' an anchor of its own, 'boiling' say",
    ),
    (
        "links/dangling-anchor",
        SECTION.format("toc", "<p><link url='#tea'>Tea</link></p>"),
        "give the section 'Tea' an anchor of its own, 'tea' say",
    ),
    (
        "document/misplaced-element",
        SECTION.format("tea", "<section3 topic='Green' anchor='green'><p>a</p></section3>"),
        "make it a <section2>",
    ),
    (
        "document/misplaced-element",
        SECTION.format("tea", "<p>a</p>") + "<p>b</p>",
        "put it into a <section1>",
    ),
    (
        "examples/not-well-formed",
        '<!ENTITY ns "urn:example:kettle:0">' + KETTLE % "<kettle xmlns='&ns;'/>",
        "end the section before it: ]]>&ns;<![CDATA[",
    ),
    (
        "examples/not-well-formed",
        KETTLE % "<kettle xmlns=“urn:example:kettle:0” tea=“green”/>",
        "write ' or \" instead (3 more in this example)",
    ),
    (
        "schemas/not-well-formed",
        SCHEMA % "</xs:schema><xs:element name='pot'/><xs:schema>",
        "<xs:schema> declares it, and ends before: move this into it, or declare it again",
    ),
    (
        "schemas/not-well-formed",
        SCHEMA % "<xsd:element name='pot'/>",
        "write xs:, which is declared for XML Schema",
    ),
    (
        "schemas/invalid",
        SCHEMA % "<xs:simpleType name='a'><xs:restriction base='xs:string'><xs:enumeration>green"
        "</xs:enumeration></xs:restriction></xs:simpleType>",
        "write <xs:enumeration value='green'/>",
    ),
    ("schemas/invalid", SCHEMA % "<xs:element name='a' type='datetime'/>", "is 'xs:dateTime' meant?"),
    (
        "schemas/invalid",
        SCHEMA % "<xs:complexType name='a'><xs:attribute name='b' use='require'/></xs:complexType>",
        "write required",
    ),
    (
        "schemas/invalid",
        SCHEMA % "<xs:complexType name='a'><xs:anyAttribute namespace='##others'/></xs:complexType>",
        "write ##other",
    ),
    (
        "schemas/invalid",
        (
            SCHEMA
            % "<xs:element name='a' type='b'/><xs:simpleType name='b'><xs:restriction base='xs:string'/>"
            "</xs:simpleType>"
        ).replace("xmlns='urn:example:kettle:0' ", ""),
        "add xmlns='urn:example:kettle:0' to <xs:schema>",
    ),
    ("examples/not-well-formed", KETTLE % "<kettle tea=green><lid/></kettle>", "write tea='green'"),
    ("examples/not-well-formed", KETTLE % "<kettle tea=c'green'><lid/></kettle>", "write tea='…'"),
    ("examples/not-well-formed", KETTLE % "<kettle><!- tea -></kettle>", "write <!--"),
    ("examples/not-well-formed", KETTLE % "<kettle tea='a' tea='b'/>", "keep one of them"),
    (
        "document/unknown-element",
        SECTION.format("tea", "<example caption='Tea'><kettle/></example>"),
        "put what is shown into a CDATA section: <![CDATA[ … ]]>",
    ),
    (
        "examples/wrong-number-of-payloads",
        KETTLE % "<iq type='get' id='k1'>&lt;tea/&gt;</iq>",
        "it is escaped: write < and > for &lt; and &gt;",
    ),
    (
        "document/not-well-formed",
        "<examlpe caption='Tea'>b</example>",
        "did you mean <example>?",
    ),
    (
        "document/not-well-formed",
        "<example caption='Tea'>b</examlpe>",
        "<example> was opened in line 40: write </example>",
    ),
    (
        "examples/wrong-number-of-payloads",
        KETTLE % "<iq type='set' id='k1'/>",
        "say what is asked for; an answer is of type result",
    ),
    ("document/repeated-element", SECTION.format("tea", "<p>a</p>") + "<header/>", "keep one of them"),
    ("document/unknown-element", "<p>a <b>b</b></p>", "write <strong>"),
    ("document/unknown-element", "<p>a <I>b</I></p>", "write <em>"),
    ("document/unknown-element", "<p>a <a href='#a'>b</a></p>", "write <link url='…'>"),
    ("document/unknown-element", "<para>a</para>", "write <p>"),
    ("document/unknown-element", "<p>a <stong>b</stong></p>", "did you mean 'strong'?"),
    ("document/stray-text", "<author>Ada Example</author>", "put it into <firstname> and <surname>"),
    ("document/undeclared-entity", "<!ENTITY kettle 'a'><p>&ketle;</p>", "did you mean &kettle;? Otherwise"),
    (
        "document/undeclared-entity",
        "<!ENTITY xep0495 'a'><p>&xep9045;</p>",
        "correct the name, or declare it",
    ),
    (
        "document/undeclared-entity",
        "<!ENTITY rfc3923bis 'a'><p>&rfc3920bis;</p>",
        "correct the name, or declare",
    ),
    ("document/undeclared-entity", "<!ENTITY rfc6120 'a'><p>&RFC6120;</p>", "did you mean &rfc6120;?"),
    ("document/undeclared-entity", "<!ENTITY rfc6120 'a'><p>&RFC-6120;</p>", "did you mean &rfc6120;?"),
    ("document/undeclared-entity", "<!ENTITY IQ 'a'><p>&iq;</p>", "did you mean &IQ;?"),
    (
        "document/undeclared-entity",
        "<p>Caf&eacute;</p>",
        "XML does not know the names of HTML: write &#233;",
    ),
    ("document/undeclared-entity", "<!ENTITY xep0495 'a'><p>&xpe0495;</p>", "did you mean &xep0495;?"),
    ("document/undeclared-entity", "<!ENTITY xep0045 'a'><p>&xep045;</p>", "did you mean &xep0045;?"),
    (
        "examples/contradicts-schema",
        KETTLE % "<kettle xmlns='urn:example:kettle:0'><water xmlns='jabber:x:data'/></kettle>",
        "take its xmlns away",
    ),
    (
        "examples/contradicts-schema",
        KETTLE % "<k:kettle xmlns:k='urn:example:kettle:0' xmlns='jabber:x:data'><water/></k:kettle>",
        "write <k:water/>",
    ),
    (
        "examples/contradicts-schema",
        KETTLE % "<kettle xmlns='urn:example:kettle:0' xmlns:x='jabber:x:data'><x:water/></kettle>",
        "write <water/>",
    ),
]


@pytest.mark.parametrize(("name", "fragment", "hint"), HINTS)
def test_remedy(name: str, fragment: str, hint: str, tmp_path: Path) -> None:
    rule = by_name(name)
    assert rule is not None
    file = assemble(fragment)
    selection = Selection(select=(name,), level=Severity.ADVICE)
    (tmp_path / "xep.ent").write_text("<!ENTITY LEGALNOTICE ''>", "utf-8")
    source = parse(file.data, name=file.name, tree=tmp_path)
    found = check_document(source, "inbox/case", [rule], selection, Surroundings(file.today))
    assert found
    assert found[0].hint.startswith(hint)
