"""Whatever comes in, parse and resolve give what there is and diagnostics: they never raise."""

import codecs
import inspect
import re
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from sites import PROJECT
from xeptools import Source, Xep, parse, resolve
from xeptools.model.walk import blocks_of, sections_of
from xeptools.source import limits
from xeptools.source.grammar import GRAMMAR

OWN = [path.read_bytes() for path in sorted((PROJECT / "xeps").rglob("*.xml"))]
NOTE_MARK = re.compile(r"NoteMark\(number=(\d+), mention=(\d+)")


def read(data: bytes, tree: Path | None = None) -> tuple[Source, Xep]:
    """Read a document and hold it to what must be true of any."""
    source = parse(data, tree=tree)
    xep = resolve(source)
    broken = {"document/not-well-formed", "document/wrong-encoding", "document/too-large"}
    assert source.well_formed is not any(found.rule in broken for found in source.diagnostics)
    for found in xep.diagnostics:
        for span in (found.span, *(span for span, _ in found.related)):
            if span is not None:
                assert 0 <= span.start.offset <= span.end.offset <= len(data)
                assert span.start.line >= 1 <= span.start.column
    if source.well_formed:
        assert source.root is not None
        assert len(source.tokens) == sum(1 for _ in source.root.iter(etree.Element, etree.Entity))
    anchors = [section.anchor for section in sections_of(xep.sections)]
    assert len(anchors) == len(set(anchors))
    assert [note.number for note in xep.notes] == list(range(1, len(xep.notes) + 1))
    marks = NOTE_MARK.findall(repr((xep.header, xep.sections, xep.notes)))
    assert len(marks) == sum(note.mentions for note in xep.notes)
    list(blocks_of(xep.sections))
    return source, xep


@given(
    st.binary(max_size=400), st.sampled_from([b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
)
@settings(max_examples=300, deadline=None)
def test_any_bytes(data: bytes, mark: bytes) -> None:
    read(mark + data)


MARKS = "< > </ /> & ; &amp; &#1; &#xD800; &#65; &e; ' \" = ! ? [ ] ]]> -- % %p; \\"
TAGS = "<xep> </xep> <p> </p> <note> </note> <![CDATA[ <!-- --> <? ?> <section1>"
DECLARED = "<!DOCTYPE <!ENTITY SYSTEM PUBLIC xep 'xep.ent' ]> <?xml encoding='UTF-7' é"
PIECES = [
    *(piece.encode() for pieces in (MARKS, TAGS, DECLARED) for piece in pieces.split()),
    b" ", b"\n", b"\r", b"\t", b"\0", b"\x0b", b"\x7f", b"\x85", b"\xff", b"\xef\xbf\xbf", b"\xed\xa0\x80",
    b"<!DOCTYPE xep [", b"<!ENTITY e ''>", b"<!ENTITY e '<p>&e;</p>'>", b"<!ENTITY % p '&#37;p;'>",
    b"<section1 topic='&e;' anchor='&e;'/>", b"<xep xmlns='a' xmlns:b='b' b:c=''>", b"<header><abstract>",
]  # fmt: skip


@pytest.mark.unmeasured
@given(st.lists(st.sampled_from(PIECES), max_size=40))
@settings(max_examples=500, deadline=None)
def test_any_pieces_of_a_document(pieces: list[bytes]) -> None:
    read(b"".join(pieces))


@pytest.mark.unmeasured
@given(st.data())
@settings(max_examples=300, deadline=None)
def test_any_damage_to_a_document(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(OWN))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(document)))
        length = data.draw(st.sampled_from([0, 0, 1, 2, 10, 100]))
        put = data.draw(
            st.one_of(
                st.sampled_from(PIECES), st.binary(max_size=3), st.sampled_from(OWN).map(lambda o: o[:90])
            )
        )
        document = document[:start] + put + document[start + length :]
    source, xep = read(document, PROJECT / "xeps")
    assert xep.header is not None or source.root is None


NAMES = sorted(GRAMMAR)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="<&]\ufffe\uffff"),
    max_size=8,
)
VALUES = st.one_of(
    TEXTS.map(lambda text: text.replace("'", "")),
    st.sampled_from(
        ["", " ", "&a;", "&amp;&none;", "toc", "note-1", "#x", "javascript:x", "-5", "99999999999", "1em"]
    ),
)
NAMES_OF_ATTRIBUTES = "topic anchor url class style caption id src alt width height start type colspan align"
ATTRIBUTES = st.dictionaries(st.sampled_from(NAMES_OF_ATTRIBUTES.split()), VALUES, max_size=3)


def element(name: str, attributes: dict[str, str], content: list[str]) -> str:
    written = "".join(f" {key}='{value}'" for key, value in attributes.items())
    return f"<{name}{written}>{''.join(content)}</{name}>"


CONTENT = st.recursive(
    st.one_of(
        TEXTS,
        st.sampled_from([" ", "\n ", "&a;", "&b;", "&none;", "<!-- c -->", "<?pi x?>", "<![CDATA[<&]]>"]),
    ),
    lambda inner: st.builds(
        element, st.sampled_from([*NAMES, "emph", "x"]), ATTRIBUTES, st.lists(inner, max_size=4)
    ),
    max_leaves=25,
)


@pytest.mark.unmeasured
@given(st.lists(CONTENT, max_size=5), CONTENT, CONTENT)
@settings(max_examples=500, deadline=None)
def test_any_tree_of_the_format_s_elements_wherever_they_stand(body: list[str], a: str, b: str) -> None:
    def literal(text: str) -> str:
        return text.replace("%", "").replace("'", "&#39;").replace("&#39;", "&#38;#39;")

    declared = f"<!ENTITY a '{literal(a)}'><!ENTITY b '[&a;]{literal(b)}'>"
    source, _ = read(f"<!DOCTYPE xep [{declared}]><xep>{''.join(body)}</xep>".encode())
    assert source.well_formed


def test_shapes_that_once_raised() -> None:
    for text in (
        "<!DOCTYPE xep [<!ENTITY e ''>]><xep><section1><p>a&e;b</p></section1></xep>",
        "<!DOCTYPE xep [<!ENTITY e '\x01'>]><xep><section1><ul>&e;</ul></section1></xep>",
        "<!DOCTYPE xep [<!ENTITY e '&#1;'>]><xep><section1><dl>&e;</dl><table>&e;</table></section1></xep>",
        "<xep><section1><p>&#xD800;</p></section1></xep>",
        f"<xep><section1><p>&#{'0' * 5000}65;</p><p class='&e;&#{'9' * 5000};'/></section1></xep>",
    ):
        read(text.encode())


NESTS = [
    "<div>", "<ul><li>", "<ol><li>", "<table><tr><td>", "<dl><di><dd>", "<p>", "<blockquote>", "<cve>",
    "<em>", "<link url='#a'>", "<note>a", "<code><em>", "<section2>", "<unknown>",
]  # fmt: skip


@pytest.mark.parametrize("nest", NESTS)
@pytest.mark.parametrize(
    "outside", ["<section1>", "<header><abstract>", "<header><revision><remark>", "<header><title>"]
)
def test_the_deepest_document_leaves_room_on_the_stack(nest: str, outside: str) -> None:
    opening = outside + nest * (2 * limits.ELEMENT_DEPTH // nest.count("<"))
    closing = "".join(f"</{name}>" for name in reversed(re.findall(r"<(\w+)", opening)))
    source = parse(f"<xep>{opening}text{closing}</xep>".encode())
    assert source.well_formed
    usual = sys.getrecursionlimit()
    # Whoever calls resolve may be deep in a stack of his own, of which Python allows 1000 frames.
    sys.setrecursionlimit(len(inspect.stack(0)) + 450)
    try:
        xep = resolve(source)
    finally:
        sys.setrecursionlimit(usual)
    if nest != "<note>a" and "title" not in outside:
        assert "inside one another" in xep.diagnostics[0].message


@pytest.mark.unmeasured
def test_places_in_what_expands_without_end() -> None:
    laughs = "<!ENTITY l0 'ha'>" + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    text = f"<!DOCTYPE xep [{laughs}]><xep><example>{'&l9;&l3;' * 5000}</example></xep>"
    source = parse(text.encode())
    start = time.process_time()
    for offset in (0, 1000, 10**9):
        assert source.place_in(1, offset) is not None
    assert source.place_in(1, 10**9) == source.lines.place(len(text) - len("</example></xep>"))
    assert time.process_time() - start < 20


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless file")
def test_an_endless_file_is_read_to_the_limit() -> None:
    source = parse("/dev/zero")
    assert [found.rule for found in source.diagnostics] == ["document/too-large"]
    assert resolve(source).diagnostics == tuple(source.diagnostics)
