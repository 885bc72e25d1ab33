"""The place of every token, and of every character of an example, in a document made to be awkward."""

import codecs
import re

import pytest

from places import File, check_example_characters, check_tokens
from xeptools import parse, resolve
from xeptools.diagnostics import Place
from xeptools.model import Code, Example
from xeptools.model.walk import blocks_of

DOCUMENT = """\
<?xml version='1.0' encoding='UTF-8'?>
<!DOCTYPE xep SYSTEM 'xep.dtd' [
  <!ENTITY ns 'urn:x">'>
  <!ENTITY marked 'a<em>b</em>&#38;lt;c/><note>never seen</note>'>
  <!ENTITY nested '1&marked;2<![CDATA[<&>]]>3'>
  <!ENTITY empty ''>
  <!-- <section1> -->
]>
<!-- <p> --><?xml-stylesheet href="a>b" ?>
<xep xmlns=''
  a = "é>'" b='\U0001f600&ns;x&amp;y'><!-- <p> --><?pi <p> ?>
<section1 topic='é &ns;' anchor=''>
  <p class='&#x65; &quot;\t"'>\U0001f600 &ns; é&#x41;&amp;<em/>&marked;]]<br/></p >
  <example caption="'">
<![CDATA[

  <a b='é'>&ns;</a>]]>&lt;b&nested;c='\t\U0001f600'/<![CDATA[>
\U0001f600]] ]]><note>left out</note>&empty;end
  </example>
  <code>a<em>é&undeclared;b<strong>c</strong></em>d</code><code><![CDATA[]]></code>
  <p/>
</section1>
</xep>
<!-- é --><?pi?>
"""
FORMS = {
    "LF": DOCUMENT.encode(),
    "CRLF": DOCUMENT.replace("\n", "\r\n").encode(),
    "CR and LF": DOCUMENT.replace("\n\n", "\r\n\r").encode(),
    "BOM": codecs.BOM_UTF8 + DOCUMENT.encode(),
    "UTF-16 LE": codecs.BOM_UTF16_LE + DOCUMENT.replace("'UTF-8'", "'UTF-16'").encode("utf-16-le"),
    "UTF-16 BE": codecs.BOM_UTF16_BE + DOCUMENT.replace("'UTF-8'", "'UTF-16'").encode("utf-16-be"),
    "without DOCTYPE": re.sub(r"<!DOCTYPE.*?\n\]>", "", DOCUMENT, flags=re.DOTALL).encode(),
}


@pytest.fixture(params=list(FORMS.values()), ids=list(FORMS))
def file(request: pytest.FixtureRequest) -> File:
    source = parse(request.param)
    assert source.well_formed
    return File(request.param, source)


def test_tokens_stand_at_their_spans(file: File) -> None:
    check_tokens(file)


def test_every_character_of_examples_stands_at_its_place(file: File) -> None:
    xep = resolve(file.source)
    texts = [block.text for block in blocks_of(xep.sections) if isinstance(block, Code | Example)]
    assert check_example_characters(file, xep) == sum(map(len, texts)) > 60
    if file.source.doctype is not None:
        inside = "<b1ab<c/>2<&>3c='\t\U0001f600'/>"
        assert texts[0] == f"  <a b='é'>&ns;</a>{inside}\n\U0001f600]] end"
    assert texts[1:] == ["aé&undeclared;bcd", ""]


def test_attributes_with_entities_are_found_and_no_others(file: File) -> None:
    assert file.source.attribute_references == {0: {"b": "\U0001f600&ns;x&amp;y"}, 1: {"topic": "é &ns;"}}


def test_what_follows_the_text_is_the_place_of_the_end_tag() -> None:
    source = parse(b"<xep><example>ab</example></xep>")
    assert source.place_in(1, 1) == Place(1, 16, 15)
    assert source.place_in(1, 2) == source.place_in(1, 99) == Place(1, 17, 16)


def test_nodes_that_stand_for_nothing_have_no_place() -> None:
    source = parse(b"<xep><p/></xep>")
    for at in (-1, 2, 99):
        assert source.span(at) is None
        assert source.extent(at) is None
        assert source.attribute_span(at, "a") is None
        assert source.text_spans(at) == []
        assert source.place_in(at, 0) is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("&a;", "A"),
        ("x &amp; &a;", "x & A"),  # a predefined entity before it does not hide it
        ("&#38;a; &a;", "&a; A"),
        ("&amp;a;&a;", "&a;A"),
        ("&tag;&a;", "onetwoA"),
        ("1\n&a;\r\n\t2", "1 A  2"),
        ("&nested;", "[A&<]"),
        ("&unknown;&a;", "&unknown;A"),
    ],
)
@pytest.mark.parametrize("quote", "'\"")
def test_attribute_values_with_references(written: str, value: str, quote: str) -> None:
    declared = (
        "<!ENTITY a 'A'><!ENTITY tag 'one<p class=\"no\">two</p>'><!ENTITY nested '[&a;&amp;&#38;lt;]'>"
    )
    text = f"<!DOCTYPE xep [{declared}]><xep><section1 topic = {quote}{written}{quote}/></xep>"
    (section,) = resolve(parse(text.encode())).sections
    assert section.title == " ".join(value.split())


def test_references_that_only_look_like_those_of_attributes_are_none() -> None:
    for text in (
        b"<xep><!-- a='&b;' --><code><![CDATA[<a b='&c;'/>]]></code><?pi a='&b;'?></xep>",
        b"<xep><p>a='&b;'</p></xep>",
        b"<xep><p class='&amp;&#65;&lt;'/></xep>",
    ):
        assert parse(text).attribute_references == {}


def test_stylesheets_are_those_before_the_root() -> None:
    text = (
        "<?xml version='1.0'?><?xml-stylesheet  type='a' ?><!-- <?xml-stylesheet no?> --><!DOCTYPE xep>"
        "<?xml-stylesheet\nb?><?xml-stylesheets no?><xep><?xml-stylesheet no?></xep><?xml-stylesheet no?>"
    )
    assert parse(text.encode()).stylesheets() == ("type='a'", "b")
