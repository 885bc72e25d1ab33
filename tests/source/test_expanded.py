"""The source written out again: any parser reads it, and it says the same."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from cases import Case, cases, document
from sites import PROJECT
from xeptools import Source, parse, resolve
from xeptools.renderers.json import render
from xeptools.source.expanded import expanded

ATTACK = PROJECT / "tests" / "browser" / "attack.xml"


def alone(data: bytes) -> etree._Element:
    """Read a document as a parser does that knows no entities and wants none."""
    assert b"<!DOCTYPE" not in data
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))


def said(source: Source) -> Any:
    """What a document says to its reader; a reference that nothing declares reads as itself."""
    told = json.loads(render(resolve(source)))
    return {name: told[name] for name in ("header", "contents", "sections", "notes")}


@pytest.mark.parametrize("case", [*cases("resolve"), *cases("render")], ids=lambda case: case.id)
def test_says_the_same(case: Case) -> None:
    source = parse(document(case.source))
    data = expanded(source)
    alone(data)
    again = parse(data)
    assert again.diagnostics == []
    if source.well_formed and not resolve(source).diagnostics:
        assert said(again) == said(source)


def body(fragment: str, declared: str = "") -> str:
    """What becomes of the content of an element."""
    data = f"<!DOCTYPE xep SYSTEM 'xep.dtd' [{declared}]><xep>{fragment}</xep>".encode()
    return expanded(parse(data)).decode().partition("?>\n<xep>")[2].removesuffix("</xep>\n")


@pytest.mark.parametrize(
    ("fragment", "declared", "expected"),
    [
        ("a &b; c", "<!ENTITY b 'B &amp; <em>&c;</em>'><!ENTITY c 'C'>", "a B &amp; <em>C</em> c"),
        ("<p a='&b;'/>", "<!ENTITY b 'x\"y'>", "<p a='x\"y'/>"),
        ("&b;", "<!ENTITY c 'd'><!ENTITY b '<p a=\"&c;\"/>'>", "<p a='d'/>"),
        ("<p a='&none;'>&none;</p>", "", "<p a='&amp;none;'>&amp;none;</p>"),
        ("&b;", "<!ENTITY b '<p>'>", "&amp;b;"),
        ("<![CDATA[<a>&b;]]>", "", "&lt;a&gt;&amp;b;"),
        ("<!-- kept --><?gone?>", "", "<!-- kept -->"),
        ("a&#xA0;b&#x202E;c&#13;", "", "a\xa0b&#x202E;c&#xD;"),
        ("<p a='1&#10;2&#9;3'/>", "", "<p a='1&#10;2&#9;3'/>"),
        (
            "<s:svg xmlns:s='http://www.w3.org/2000/svg' xmlns='urn:x' s:a='b' xml:lang='de'/>",
            "",
            "<svg xml:lang='de'/>",
        ),
    ],
)
def test_what_becomes_of(fragment: str, declared: str, expected: str) -> None:
    assert body(fragment, declared) == expected


def test_expansion_is_bounded() -> None:
    tens = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
    assert len(body("&e11;", f"<!ENTITY e0 'ha'>{tens}")) < 5_000_000
    assert body("&a;", "<!ENTITY a '&b;'><!ENTITY b '&a;'>").startswith("&amp;")


def test_depth_is_bounded() -> None:
    data = f"<xep>{'<em>' * 5000}x{'</em>' * 5000}</xep>".encode()
    assert alone(expanded(parse(data))).tag == "xep"


@pytest.mark.parametrize(
    "data", [b"", b"junk", b"<xep><p>", b"<xep>&#0;</xep>", b"<a><!-- -- --></a>", b"<x:y z:a=''/>"]
)
def test_what_is_broken_comes_out_whole(data: bytes) -> None:
    alone(expanded(parse(data)))


def test_attack_has_nothing_that_a_browser_knows() -> None:
    root = alone(expanded(parse(ATTACK)))
    assert {etree.QName(element).namespace for element in root.iter(etree.Element)} == {None}
    assert not list(root.iter(etree.PI))
    assert root.getprevious() is None
    names = {str(name) for element in root.iter(etree.Element) for name in element.attrib}
    assert not [name for name in names if name.startswith("{")]
    assert "root:" not in etree.tostring(root, method="text", encoding="unicode")


def test_corpus_says_the_same(corpus: Path) -> None:
    for path in sorted(corpus.glob("xep-*.xml")):
        source = parse(path, tree=corpus)
        data = expanded(source)
        alone(data)
        if not resolve(source).diagnostics:
            assert said(parse(data)) == said(source), path.name
