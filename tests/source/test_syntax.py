"""A broken document: the fault in words, its place, and the place of what was left open."""

import codecs
import re
from collections.abc import Iterator

import pytest
from lxml import etree

from sites import PROJECT
from xeptools import Diagnostic, Source, Span, parse, resolve
from xeptools.source.grammar import GRAMMAR

DOCTYPE = """\
<?xml version='1.0' encoding='UTF-8'?>
<!DOCTYPE xep SYSTEM 'xep.dtd' [
  <!ENTITY % ents SYSTEM 'xep.ent'>
  <!-- <xep> ]> -->
  <!ENTITY é "ü \U0001f600 ]> <xep>">
%ents;
]>
<?xml-stylesheet type='text/xsl' href='xep.xsl'?>
"""
PROLOGS = [
    "",
    "<?xml version='1.0'?>\n",
    "<!DOCTYPE xep>",
    DOCTYPE,
    DOCTYPE.replace("?>", " standalone='yes'?>", 1),
    DOCTYPE.replace("\n", "\r\n"),
]
# The fault stands after the mark ‹, what was opened between « and ».
FAULTS = {
    "<xep>é«<p»>a‹</xep>": "</xep> stands here while <p> is still open",
    "<xep>\n <ul>\n  «<li»>é\n ‹</ul>\n</xep>": "</ul> stands here while <li> is still open",
    "<xep><p>«<em»>é‹</strong></p></xep>": "</strong> stands here while <em> is still open",
    "«<xep»><p>\U0001f600</p>\n\n‹": "the file ends while <xep> is still open",
    "<xep><p>é‹</p </xep>": "this tag is never closed",
    "<xep>‹<p class='a' <em>é</em></p></xep>": "this tag is never closed",
    "<xep><p>é ‹& b</p></xep>": "this & begins no reference",
    "<xep><p>é ‹&amp b</p></xep>": "this & begins no reference",
    "<xep><p>é ‹&xep0030, b</p></xep>": "this & begins no reference",
    "<xep><p>é‹&</p></xep>": "this & begins no reference",
    "<xep><p>é ‹&&amp;</p></xep>": "this & begins no reference",
    "<xep><link url='a?b‹&c=d'>e</link></xep>": "this & begins no reference",
    "<xep><p>‹&#12a;</p></xep>": "this & begins no reference",
    "<xep><p>é ‹< b</p></xep>": "this < begins no tag",
    "<xep><p>1‹<2</p></xep>": "this < begins no tag",
    "<xep><p class=«'»é>a‹</p></xep>": "this < stands inside the value of an attribute",
    "<xep><p class='a' style=«\"»é>a‹</p></xep>": "this < stands inside the value of an attribute",
    "<xep><p class=‹a>a</p></xep>": "this value has no quote before it",
    "<xep><p class=‹a'>a</p></xep>": "this value has no quote before it",
    "<xep><p class='a'‹style='b'>a</p></xep>": "white space is missing before this attribute",
    "<xep><p box‹>a</p></xep>": "this may not stand in the tag <p>",
    "<xep><p class='a' ‹class='b'>a</p></xep>": "the attribute class stands twice in this tag",
    "<xep><p>‹&#1;</p></xep>": "this reference names no XML character",
    "<xep><p>‹&#xD800;</p></xep>": "this reference names no XML character",
    "<xep/>\n‹<xep/>": "a second outermost element stands after the end of the document",
    "<xep/>\n‹é": "text stands after the end of the document",
    "<xep/>‹</xep>": "this end tag closes nothing",
    "<xep><p>é ‹<!-- a </p></xep>": "this comment is never closed",
    "<xep>«<!--» é ‹-- b --></xep>": "-- stands inside a comment",
    "<xep><code>‹<![CDATA[ a </xep>": "this CDATA section is never closed",
    "<xep><code>«<![CDATA[» a ‹]] ></code></xep>": "]] > ends no CDATA section",
    "<xep><code>«<![CDATA[» é‹</code></xep>": "this </code> still belongs to the CDATA section in <code>",
    "<xep><code a='b'>«<![CDATA[»<code/>‹</code><dd><![CDATA[é]]></dd></xep>": "this </code> still belongs",
    "<xep><code>«<![CDATA[»<a>é]]>‹</a></code></xep>": "this </a> stands behind the ]]> that ends its CDATA",
    "<xep><code>«<![CDATA[»<a><![CDATA[é]]>‹</a>]]></code></xep>": "this </a> stands behind the ]]>",
    "<xep>«<code»><![CDATA[<a>é]]>‹</cod></xep>": "</cod> stands here while <code> is still open",
    "<xep><code>é‹<![cdata[ a ]]></code></xep>": "this begins no CDATA section",
    "<xep><code>é‹<![CDATA\n a ]]></code></xep>": "this begins no CDATA section",
    "<xep><code>é‹<![CDTA[ a ]]></code></xep>": "this begins no CDATA section",
    "<xep><code>é‹<!CDATA[ a ]]></code></xep>": "this begins no CDATA section",
    "<xep><code>é‹<[CDATA[ a ]]></code></xep>": "this begins no CDATA section",
    "<xep>é\n‹<<<<<<< ours\n<p/>\n=======\n</xep>": "a merge conflict was left here",
    "<xep><p>a‹]]>b</p></xep>": "]]> stands outside a CDATA section",
    "<xep>‹<?a b</xep>": "this instruction is never closed",
    "<xep><p>é</p>‹<p a": "this tag is never closed",
    "<xep><p>é‹</p": "this tag is never closed",
    "<xep><p class=‹'a>b": "this value is never closed",
    "<xep>‹&amp": "this reference is never closed",
    "<xep><p>é‹\x01</p></xep>": "the character U+0001 may not stand in XML",
    "<xep><p>é‹\x0b</p></xep>": "the character U+000B may not stand in XML",
    "<xep><p>é‹\uffff</p></xep>": "the character U+FFFF may not stand in XML",
    "<xep>‹<!ENTITY a 'b'></xep>": "a declaration stands outside the DOCTYPE",
    "<xep>‹<x:p/></xep>": "a namespace prefix in this tag is not declared",
    "<xep>‹<p x:a='b'/></xep>": "a namespace prefix in this tag is not declared",
    "<xep><p>‹<?xml version='1.0'?></p></xep>": "the XML declaration stands elsewhere than at the start",
}


def encoded(text: str) -> Iterator[tuple[bytes, str]]:
    """The text in every form that a file may have, with the codec that reads its bytes back."""
    yield text.encode(), "utf-8"
    yield codecs.BOM_UTF8 + text.encode(), "utf-8"
    undeclared = text.replace("encoding='UTF-8'", "")
    yield codecs.BOM_UTF16_LE + undeclared.encode("utf-16-le"), "utf-16-le"
    yield codecs.BOM_UTF16_BE + undeclared.encode("utf-16-be"), "utf-16-be"


def only(source: Source) -> Diagnostic:
    """The one diagnostic of a broken document, which resolving it does not hide among others."""
    (diagnostic,) = source.diagnostics
    assert resolve(source).diagnostics == (diagnostic,)
    return diagnostic


@pytest.mark.parametrize(("sample", "message"), FAULTS.items(), ids=FAULTS)
def test_fault_and_what_was_opened_stand_where_they_stand(sample: str, message: str) -> None:
    start = sample.replace("«", "").replace("»", "").index("‹")
    body = sample.translate(dict.fromkeys(map(ord, "«»‹")))
    opened = sample.partition("«")[2].partition("»")[0]
    for prolog in PROLOGS:
        for data, codec in encoded(prolog + body):

            def text_at(span: Span, data: bytes = data, codec: str = codec) -> str:
                return data[span.start.offset : span.end.offset].decode(codec)

            source = parse(data)
            found = only(source)
            assert (found.rule, source.well_formed) == ("document/not-well-formed", False)
            assert found.message.startswith(message)
            assert found.span is not None
            assert text_at(found.span) == body[start : start + 1]
            text = source.utf8.decode()
            before = text[: len(text) - len(body) + start]
            assert found.span.start.line == before.count("\n") + 1
            assert found.span.start.column == len(before) - before.rfind("\n")
            if opened:
                ((span, words),) = found.related
                assert text_at(span) == opened
                assert words.endswith("was opened here")
                assert f"was opened in line {span.start.line}:" in found.hint
            else:
                assert found.related == ()


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("", "there is no element in this file", (1, 1)),
        (" \n", "there is no element in this file", (2, 1)),
        ("<!-- nothing -->", "there is no element in this file", (1, 17)),
        ("<!DOCTYPE xep>\n", "there is no element in this file", (2, 1)),
        ("Dear editor,\n<xep/>", "this may not stand before the outermost element", (1, 1)),
        ("\n<?xml version='1.0'?><xep/>", "the XML declaration stands elsewhere", (2, 1)),
        ("</xep>", "this end tag closes nothing", (1, 1)),
        (
            "<xep>\n<example caption='A'>\n<iq/>\n]]></example></xep>",
            "this <example> begins no CDATA section",
            (2, 1),
        ),
        (
            "<xep><a>\n<b>\n<example><![CDATA[\n<iq/></example></b><b>\n<example><![CDATA[x]]></example></b></a></xep>",
            "this </example> still belongs to the CDATA section in <example>",
            (4, 6),
        ),
        ("<xep><section1>\n<li>a</li></ul></section1></xep>", "no <ul> begins here", (2, 1)),
        ("<xep><section1>\n<p>a</p></ul></section1></xep>", "no <ul> is open here", (2, 9)),
        (
            "<xep><section1>\n<p>a</p>\n&a; b</p></section1></xep>",
            "no <p> begins here, but one ends in line 3",
            (3, 1),
        ),
        (
            "<xep><header>&a;\n<title>a</title>&b;<type>b</type>\n</author></header></xep>",
            "no <author> is",
            (3, 1),
        ),
        (
            "<xep><section1><div><p>a</section2></p></div></section1></xep>",
            "no <section2> is open here",
            (1, 25),
        ),
        ("<xep><section1><p>a\n<p>b</p>\n<!--<p>-->\n</section1></xep>", "<p> stands here while <p>", (2, 1)),
        ("<xep><section1><p>a<p>\n<p>b</p>\n</section1></xep>", "<p> stands here while <p>", (1, 20)),
        ("<xep><section1><ul><li>a\n<li>b</li></ul></section1></xep>", "<li> stands here while <li>", (2, 1)),
        ("<xep><section1><p>a <em/>\n<note>b</p></section1></xep>", "</p> stands here while <note>", (2, 8)),
        ("<xep></></xep>", "this end tag closes nothing", (1, 6)),
        ("<!DOCTYPE xep><!DOCTYPE xep><xep/>", "this may not stand before the outermost element", (1, 15)),
        ("<!DOCTYPE><xep/>", "this DOCTYPE cannot be read", (1, 1)),
        ("<?xml version='1.0'?>\n<!DOCTYPE xep PUBLIC 'a'><xep/>", "this is no declaration", (2, 15)),
        ("<!DOCTYPE xep [\n <!ENTITY a>\n]><xep/>", "this is no declaration", (2, 2)),
        ("<!DOCTYPE xep [\n <!ENTITY a 'b>\n]><xep/>", "this is no declaration", (2, 2)),
        ("<!DOCTYPE xep [\n %ents\n]><xep/>", "this is no declaration", (2, 2)),
        ("<!DOCTYPE xep [\n <!-- a -- b -->\n]><xep/>", "this is no declaration", (2, 2)),
        ("<!DOCTYPE xep [\n <![INCLUDE[ ]]>\n]><xep/>", "this is no declaration", (2, 2)),
        ("<!DOCTYPE xep [\n  <!ENTITY a 'b'>\n<xep></xep>", "this is no declaration", (3, 1)),
        ("<!DOCTYPE xep [\n  <!ENTITY a 'b'>\n", "the file ends inside the DOCTYPE", (3, 1)),
        ("<xep><p xml:id='1'/></xep>", "xml:id : attribute value 1 is not an NCName", (1, 19)),
    ],
)
def test_faults_around_the_root(text: str, message: str, place: tuple[int, int]) -> None:
    found = only(parse(text.encode()))
    assert found.message.startswith(message)
    assert found.span is not None
    assert (found.span.start.line, found.span.start.column) == place


def test_nesting_beyond_what_a_parser_follows_is_told_at_its_limit() -> None:
    source = parse(b"<xep>" + b"<p>" * 3000 + b"</p>" * 3000 + b"</xep>")
    found = only(source)
    assert found.message == "more than 120 elements inside one another"
    assert found.span is not None
    assert found.span.start.offset == len(b"<xep>") + 119 * len(b"<p>")


def test_what_can_be_read_of_a_broken_document_is_given() -> None:
    xep = resolve(parse(b"<xep><section1 topic='One'><p>kept &#xD800;\x01</p><p>broken</section1></xep>"))
    assert [section.title for section in xep.sections] == ["One"]
    assert "kept" in repr(xep.sections)
    assert "\x01" not in repr(xep.sections)


def test_what_can_be_read_behind_a_broken_doctype_is_given() -> None:
    text = "<!DOCTYPE xep [<!ENTITY a 'own'> <!OOPS> ]><xep><section1 topic='One'><p>&a;</p></section1></xep>"
    assert "own" in repr(resolve(parse(text.encode())).sections)


def test_what_can_be_read_in_another_encoding_is_given() -> None:
    source = parse("<?xml version='1.0' encoding='latin1'?><xep><section1 topic='é'/></xep>".encode("latin1"))
    (found,) = source.diagnostics
    assert found.rule == "document/wrong-encoding"
    assert [section.title for section in resolve(source).sections] == ["?"]


def test_places_after_the_fault_are_not_guessed() -> None:
    source = parse(b"<xep><p>a</p><p b='1' b='2'/><p>c</p></xep>")
    assert source.span(1) is not None
    assert source.span(3) is None
    assert source.extent(3) is None
    assert source.attribute_span(3, "b") is None
    assert source.place_in(3, 0) is None


def test_a_name_that_no_parser_takes_is_left_as_it_is() -> None:
    source = parse(b"<xep xmlns='urn:a' xmlns:b='urn:b'><p/><b:c:d/><p></xep>")
    assert [found.rule for found in source.diagnostics] == ["document/not-well-formed"]
    assert source.root is not None
    assert source.root_name == "xep"
    assert resolve(source).diagnostics == tuple(source.diagnostics)


@pytest.mark.parametrize(
    "text", ["<xep><p>One &two; <b>three</b></p></xep>", "<xep xmlns='a'><p/></xep>", "<xep><p>One</xep>", ""]
)
def test_a_tree_that_was_let_go_comes_back(text: str) -> None:
    source = parse(text.encode())

    def state() -> tuple[object, ...]:
        tree = None if source.root is None else etree.tostring(source.root)
        return (
            tree,
            source.well_formed,
            [node.name for node in source.references],
            list(source.namespaces()),
            source.diagnostics,
        )

    before, root = state(), source.root
    source.release()
    assert state() == before
    assert source.root is not root or root is None


def test_the_names_of_the_content_models_are_those_of_the_schema() -> None:
    schema = (PROJECT / "schemas" / "xep.xsd").read_text("utf-8")
    assert set(re.findall(r"<xs:element name='(\w+)'", schema)) == set(GRAMMAR)
