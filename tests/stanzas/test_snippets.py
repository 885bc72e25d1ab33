"""What each example is taken for, and where its parts stand in the file."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import document
from xeptools import parse, resolve
from xeptools.stanzas.classify import Kind
from xeptools.stanzas.element import Element
from xeptools.stanzas.snippet import Snippet, read


def snippets(fragment: str) -> list[Snippet]:
    source = parse(document(fragment))
    return list(read(source, resolve(source)))


def example(text: str) -> Snippet:
    (snippet,) = snippets(f"<example caption='Case'><![CDATA[\n{text}\n]]></example>\n")
    return snippet


HEADER = "<stream:stream xmlns='jabber:client' to='capulet.example' version='1.0'>"


@pytest.mark.parametrize(
    ("text", "kind", "detail"),
    [
        ("<message/>", Kind.STANZA, "one"),
        ("<message/>\n<presence/>", Kind.STANZAS, "several"),
        ("<message/>\n<r xmlns='urn:xmpp:sm:3'/>", Kind.STANZAS, "with other elements"),
        ("<query xmlns='jabber:iq:roster'/>", Kind.FRAGMENT, "one"),
        ("<item/><item/>", Kind.FRAGMENT, "several"),
        (HEADER, Kind.STREAM, "headers"),
        (f"C: {HEADER}\nS: {HEADER}\nC: <message/>", Kind.STREAM, "session"),
        ("</stream:stream>", Kind.STREAM, "end"),
        ("<stream:features/>", Kind.STREAM, "elements"),
        ("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'/>", Kind.STREAM, "elements"),
        ("<db:result from='a.example' to='b.example'/>", Kind.STREAM, "elements"),
        ("<?xml version='1.0'?>\n<server-data xmlns='urn:xmpp:pie:0'/>", Kind.DOCUMENT, "server-data"),
        ("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'/>", Kind.SCHEMA, "schema"),
        ("POST /bosh HTTP/1.1\nHost: a.example\n\n<body rid='1'/>", Kind.HTTP, "BOSH"),
        ('{ "stanza": \n<message/>\n}', Kind.JSON, "JSON and XML"),
        ("<iq>\n  <query>\n  ...", Kind.ABBREVIATED, "end tags left out"),
        ("<iq id='1'>\n  <query ...>\n</iq>", Kind.ABBREVIATED, "end tags left out"),
        ("<iq>\n  <query>\n</iq>", Kind.BROKEN, "not well-formed"),
        ("xmpp:romeo@montague.example", Kind.PLAIN, "uri"),
        ("_xmpp._tcp <ttl> IN SRV <priority> 5222 host", Kind.PLAIN, "dns"),
        ("GET /kettle HTTP/1.1", Kind.PLAIN, "http"),
        ("A            B\n|  <start/> |\n|---------->|", Kind.PLAIN, "diagram"),
        ("<!ELEMENT kettle (#PCDATA)>", Kind.PLAIN, "dtd"),
        ('{"kettle": 1}', Kind.PLAIN, "json"),
        ("starttls<CR>", Kind.PLAIN, "protocol"),
    ],
)
def test_kinds(text: str, kind: Kind, detail: str) -> None:
    snippet = example(text)
    assert (snippet.kind, snippet.detail) == (kind, detail)


@pytest.mark.parametrize(
    "text",
    [
        "C: <iq id='1'\nC:     type='get'>\nC: </iq>",
        "CLIENT:\n<iq id='1' type='get'/>\nSERVER (optional error):\n<iq/>",
        "SEND: <iq id='1' type='get'/>",
    ],
)
def test_who_speaks_is_no_part_of_the_xml(text: str) -> None:
    snippet = example(text)
    assert snippet.dialogue
    assert snippet.items[0].attributes == {"id": "1", "type": "get"}


def test_what_follows_an_open_stream_inherits_its_namespace() -> None:
    snippet = example(f"{HEADER}\n<message/>")
    assert [item.namespace for item in snippet.items] == ["jabber:client"]


def test_dots_in_a_tag_stand_for_attributes() -> None:
    snippet = example("<iq ... id='1'><desc ... /></iq>")
    assert snippet.kind is Kind.STANZA
    assert snippet.has_dots(snippet.items[0])


WORDS = {
    "<a><b></a>": ("</a> does not close <b>", "</a>"),
    "<a>\n<b/>": ("the text ends while <a> is still open", ">"),
    "<a>x<a>": ("<a> opens once more where </a> seems to be meant", "<a>"),
    "<a/></a>": ("</a> closes nothing: <a/> is closed already", "</a>"),
    "</a>": ("</a> closes nothing", "</a>"),
    "<a b='1' b='2'/>": ("the attribute 'b' stands twice in this tag", "b"),
    "<a b=1/>": ("the value of 'b' stands in no quotes", "b=1"),
    "<a b '1'/>": ("a = is missing between the attribute and its value", "b"),
    "<a b='1'c='2'/>": ("a blank is missing between two attributes", "c"),
    "<a b='1>\n<c/></a>": ("the value of this attribute is not closed", "b"),
    "<a b='1'\n<c/></a>": ("<a is not closed with >", "<a"),
    "<a b='x'>1 & 2</a>": ("this ampersand begins no reference", "&"),
    "<a b='x'>&kettle;</a>": ("&kettle; is not defined in XML", "&kettle;"),
    "<a b='x'>&lt</a>": ("a semicolon is missing: &lt;", "&lt"),
    "<a b='x'>1 < 2</a>": ("this < begins no tag", "<"),
    "<a b='x'><-- so --></a>": ("a comment begins with <!--", "<--"),
    "<a xmlns:k:='urn:k'/>": ("a colon too many in 'xmlns:k:'", "xmlns:k:"),
    "<k:a b='x'/>": ("the prefix 'k' is not declared", "k"),
    "<a><b xmlns:k='urn:k'/><k:c/></a>": ("the prefix 'k' is not declared", "k"),
    "<a xmlns:k=''/>": ("xmlns:k='' gives the prefix no namespace", "xmlns:k=''"),
    "<a xmlns:1='urn:k'/>": ("'xmlns:1' is no name: a letter begins each side of the colon", "xmlns:1"),
    "<a xmlns:xml='urn:k'/>": ("xmlns:xml='urn:k' declares what is reserved for XML itself", "xmlns:xml"),
    "<a><b xmlns:k='urn:k' xmlns:l='urn:k' k:c='1' l:c='2'/></a>": (
        "two attributes of one element have the same name and namespace",
        "<b",
    ),
}


MISMATCHES = {
    "<a>\n<b c='1'/>\n<d/>\n</b>\n</a>": (
        "</b>",
        "</b> closes nothing: <b/> is closed already",
        "take its / away",
        "<b",
    ),
    "<a><b/>x</b><b/>x</b><b/>x</b></a>": (
        "</b>",
        "</b> closes nothing: <b/> is closed already",
        "take its / away",
        "<b",
    ),
    "<a><b/>\n</b></a>": (
        "</b>",
        "</b> closes nothing: <b/> is closed already",
        "take its / away, or this end tag",
        "<b",
    ),
    "<a><b c='1'/>\n d='2'>x</b></a>": (
        "</b>",
        "</b> closes nothing: <b/> is closed already",
        "take its /> away",
        "<b",
    ),
    "<b c='1'/>x</b>": ("</b>", "</b> closes nothing: <b/> is closed already", "take its / away", "<b"),
    "<a><b><c/></b></d></a>": (
        "</d>",
        "</d> closes nothing",
        "take it away, or open <d> where it should begin",
        "<a>",
    ),
    "<a><b><b/></b></b></a>": (
        "</b>",
        "</b> closes nothing",
        "take it away, or open <b> where it should begin",
        "<a>",
    ),
    "<a><b/>x</d>": ("</d>", "</d> does not close <a>", "write </a>", "<a>"),
    "<a><b>x</c></a>": ("</c>", "</c> does not close <b>", "write </b>", "<b>"),
    "<a><b>x</a></a>": ("</a>", "</a> does not close <b>", "write </b>", "<b>"),
    "<a><b>x</a>": ("</a>", "</a> does not close <b>", "close <b> before", "<b>"),
    "<a><b c='1'><d/><b c='2'/></a>": ("</a>", "</a> does not close <b>", "close <b> before", "<b"),
    "<a><b>x<c>y</a>": ("</a>", "</a> does not close <c>", "close <c> before", "<c>"),
    "<a><b>x<b/></a>": ("<b", "<b/> stands where </b> seems to be meant", "write </b>", "<b>"),
    "<a><b><c>x<c/><b/></a>": ("<c", "<c/> stands where </c> seems to be meant", "write </c>", "<c>"),
    "<a><b>x<b></a>": (
        "<b>",
        "<b> opens once more where </b> seems to be meant",
        "write </b>, or <b/> for an empty element",
        "<b>",
    ),
    "<a><b c='1'>x<b c='2'>y</a>": ("</a>", "</a> does not close <b>", "close <b> before", "<b"),
    "<a><bag><bag/></bga></a>": ("</bga>", "</bga> does not close <bag>", "write </bag>", "<bag>"),
    "<a><bag/><bga>x</bag></a>": ("<bga>", "<bga> is closed by </bag>", "write <bag>", "</bag>"),
    "<a><bag/><bga/><bga>x</bag></a>": ("</bag>", "</bag> does not close <bga>", "write </bga>", "<bga>"),
    "<bags><bag>x</bags></bags>": ("</bags>", "</bags> does not close <bag>", "write </bag>", "<bag>"),
    "<a><bags><bag c='1'/></bag><d/></a>": (
        "</bag>",
        "</bag> does not close <bags>",
        "write </bags>",
        "<bags>",
    ),
    "<Publish>x</publish><publish/>": (
        "<Publish>",
        "<Publish> is closed by </publish>",
        "write <publish>",
        "</publish>",
    ),
    "<xs:chioce xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:any/></xs:choice>": (
        "<xs:chioce",
        "<xs:chioce> is closed by </xs:choice>",
        "write <xs:choice>",
        "</xs:choice>",
    ),
    "<schema xmlns='http://www.w3.org/2001/XMLSchema'><complextype></complexType></schema>": (
        "<complextype>",
        "<complextype> is closed by </complexType>",
        "write <complexType>",
        "</complexType>",
    ),
}


@pytest.mark.parametrize("text", MISMATCHES)
def test_the_remedy_lets_the_rest_be_read(text: str) -> None:
    snippet = example(f"<m y='z'/>\n{text}")
    fault = snippet.fault
    assert fault is not None
    assert fault.related is not None
    place, related = (
        (str(snippet.text)[start:end]) for start, end in [(fault.start, fault.end), fault.related]
    )
    assert (place, fault.message, fault.hint, related) == MISMATCHES[text]


@pytest.mark.parametrize(
    "piece", ["<b/>", "<b>", "</c>", "<b></c>", "<b/>x</b>", "<!--", '<b "', "<a/><b></a></b>"]
)
def test_tags_that_do_not_fit_cost_little(piece: str) -> None:
    before = time.process_time()
    assert example(f"<m y='z'/><a>{piece * 20_000}</d></a>").fault is not None
    assert time.process_time() - before < 5


@pytest.mark.parametrize("text", WORDS)
def test_a_fault_is_told_where_it_began(text: str) -> None:
    snippet = example(f"<m y='z'/>\n{text}")
    fault = snippet.fault
    assert fault is not None
    assert (fault.message, str(snippet.text)[fault.start : fault.end]) == WORDS[text]


@pytest.mark.parametrize("namespace", ["[your namespace]", "{ns}", "a|b", "%", " urn:k ", "a:b:c", "é"])
def test_a_namespace_need_not_be_a_uri(namespace: str) -> None:
    snippet = example(f"<m y='z'/>\n<a xmlns='{namespace}' xmlns:k='{namespace}'><k:b k:c='1'/></a>")
    assert snippet.fault is None
    assert [(one.name, one.namespace) for one in snippet.items[1].walk()] == [
        ("a", namespace),
        ("b", namespace),
    ]
    fault = example(f"<a xmlns='{namespace}'><b></a>").fault
    assert fault is not None
    assert fault.message == "</a> does not close <b>"


def test_only_the_first_fault_counts_and_names_what_was_open() -> None:
    snippet = example("<iq>\n  <query>\n    <item>\n  </query>\n</iq>")
    fault = snippet.fault
    assert fault is not None
    assert fault.related is not None
    assert fault.note == "<item> was opened here"
    assert str(snippet.text)[slice(*fault.related)] == "<item>"


ESCAPED = """<!DOCTYPE xep SYSTEM 'xep.dtd' [
  <!ENTITY ns "urn:example:kettle:0">
]>
<xep><header/><section1 topic='A'>
<example caption='x'><![CDATA[
  <a xmlns=']]>&ns;<![CDATA['>
    <b/>]]>&lt;c&#47;&gt;
  &lt;/a&gt;
</example></section1></xep>"""


def test_places_hold_through_cdata_escapes_and_entities() -> None:
    source = parse(ESCAPED.encode())
    (snippet,) = read(source, resolve(source))
    (outer,) = snippet.items
    assert outer.namespace == "urn:example:kettle:0"
    places = {element.name: snippet.text.span(*snippet.place(element)).start for element in outer.walk()}
    assert {name: (place.line, place.column) for name, place in places.items()} == {
        "a": (6, 3),
        "b": (7, 5),
        "c": (7, 12),
    }
    start = snippet.text.span(*snippet.namespace_place(outer)).start
    assert (start.line, start.column) == (6, 16)  # the reference that brought it in


NAMES = st.sampled_from(["iq", "query", "item", "k:x", "message"])


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> str:
    name = draw(NAMES)
    blank = draw(st.sampled_from([" ", "\n  ", "\t"]))
    attributes = draw(st.dictionaries(st.sampled_from(["id", "to", "b"]), st.sampled_from(["1", "é", "a>b"])))
    written = "".join(f"{blank}{key}='{value}'" for key, value in attributes.items())
    children = draw(st.lists(trees(depth - 1), max_size=3)) if depth else []
    text = draw(st.sampled_from(["", "é𝄞", "\n", "<!-- <x> -->"]))
    return f"<{name} xmlns:k='urn:k'{written}>{text}{''.join(children)}</{name}>"


def names(elements: tuple[Element, ...]) -> list[Element]:
    return [one for element in elements for one in element.walk()]


@given(tree=trees(), escaped=st.booleans())
def test_the_bytes_at_a_place_are_the_tag(tree: str, escaped: bool) -> None:
    text = tree.replace("&", "&amp;").replace("<", "&lt;") if escaped else f"<![CDATA[{tree}]]>"
    (snippet,) = snippets(f"<example caption='Case'>{text}</example>")
    assert snippet.fault is None
    utf8 = snippet.text.source.utf8
    for element in names(snippet.elements):
        start, end = snippet.text.bytes_at(*snippet.place(element))
        written = utf8[start:end].decode().replace("&lt;", "<")
        assert written.lstrip("<").rpartition(":")[2] == element.name


@given(text=st.text(st.sampled_from("<>/='\"&;ab :!-?[].\n…]CDATA"), max_size=60))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    safe = text.replace("]]>", "")
    for snippet in snippets(f"<example caption='Case'><![CDATA[{safe}]]></example>"):
        assert len(snippet.xml) in (0, len(str(snippet.text)))
        if snippet.fault is not None:
            assert 0 <= snippet.fault.start <= snippet.fault.end <= len(str(snippet.text)) + 1


@pytest.mark.parametrize(
    "text",
    [
        "<a>" * 100_000,
        "<a " + "b='1' " * 50_000,
        "<!DOCTYPE a [" + "<!ENTITY b 'c'>" * 5_000,
        "&a;" * 50_000 + "<a>",
        "<a b='" * 20_000,
        "C: " * 50_000 + "<a/>",
        "<stream:stream>" * 5_000,
    ],
    ids=["deep", "attributes", "doctype", "references", "quotes", "speakers", "streams"],
)
def test_hostile_examples_cost_little(text: str) -> None:
    assert example(text).kind in (Kind.BROKEN, Kind.PLAIN, Kind.STREAM, Kind.FRAGMENT)


def test_entities_of_an_example_are_never_expanded() -> None:
    laughs = "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><a>&b;</a>"
    fault = example(laughs).fault
    assert fault is not None
    assert fault.message == "&b; is not defined in XML"
