"""What docutils' writers make of documents that mean harm, and docutils' own command on a source."""

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docutils import nodes
from lxml import etree

from cases import document
from doctrees import check_braces, check_grammar, check_requests, read, said, sections
from sites import PROJECT
from xeptools import Xep, parse, resolve
from xeptools.model import Table
from xeptools.model.walk import blocks_of
from xeptools.renderers.docutils import rst
from xeptools.renderers.docutils.document import doctree, new_document, page
from xeptools.renderers.docutils.writers import render
from xeptools.renderers.matter import heads
from xeptools.resolver.anchors import FIXED

ATTACK = resolve(parse(PROJECT / "tests" / "browser" / "attack.xml"))
LATEX = r"\input{/etc/passwd} \write18{id} \def\x{} ^^5cinput % # $ & _ ~ ^ { } ``x'' \begin{verbatim} \\"
ROFF = ["'so /etc/passwd", r"\*[x] \fB \n(.x", "T}", '.TH "x"', r"\X'ps: exec'"]


def paragraphs(*texts: str) -> Xep:
    escaped = (text.replace("&", "&amp;").replace("<", "&lt;") for text in texts)
    return resolve(parse(document("".join(f"<p>{text}</p>" for text in escaped))))


def test_attack_becomes_a_tree_without_raw_markup() -> None:
    made = doctree(ATTACK, {}, name="draft")
    assert not list(made.findall(nodes.raw))
    schemes = {node["refuri"].partition(":")[0] for node in made.findall(nodes.reference) if "refuri" in node}
    assert schemes <= {"http", "https", "mailto", "xmpp"}
    for node in made.findall(nodes.image):
        assert node["uri"].startswith("data:image/")


def test_attack_reads_back_from_restructuredtext() -> None:
    again = read(rst.render(ATTACK, name="draft"))
    assert not list(again.findall(nodes.raw))
    assert [said(one) for one in sections(again)] == [
        said(one) for one in sections(doctree(ATTACK, {}, name="draft"))
    ]


@pytest.mark.parametrize("xep", [ATTACK, paragraphs(LATEX)], ids=["attack", "metacharacters"])
def test_latex_has_no_command_of_the_document(xep: Xep) -> None:
    body = render(xep, name="draft", form="latex").decode().partition(r"\begin{document}")[2]
    check_braces(body)
    assert not re.search(r"\\(input|include|write|openout|read|catcode|def|let|special|directlua)\b", body)
    assert not re.search(r"(?<!\\)\^\^", body)


@pytest.mark.parametrize("xep", [ATTACK, paragraphs(".so /etc/passwd", *ROFF)], ids=["attack", "requests"])
def test_manual_has_no_request_of_the_document(xep: Xep) -> None:
    check_requests(render(xep, name="draft", form="man").decode())


def test_title_and_author_of_a_manual_are_no_requests() -> None:
    source = document("").replace(b"A case", rb"A \fB\n .so").replace(b"Ada", rb"\*[x]")
    page = render(resolve(parse(source)), name="draft", form="man").decode()
    assert r"A \efB\en .so" in page
    assert r"\*[x]" not in page


def test_opendocument_is_the_same_each_time() -> None:
    once = render(ATTACK, name="draft", form="odt")
    assert once == render(ATTACK, name="draft", form="odt")
    with zipfile.ZipFile(io.BytesIO(once)) as archive:
        assert not [name for name in archive.namelist() if name.startswith("Pictures/")]
        content = etree.fromstring(archive.read("content.xml"))
        meta = archive.read("meta.xml").decode()
    attributes = (pair for element in content.iter() for pair in element.attrib.items())
    links = {str(value).partition(":")[0] for name, value in attributes if str(name).endswith("}href")}
    assert {link for link in links if not link.startswith("#")} <= {"http", "https", "mailto", "xmpp"}
    assert "<dc:date>2025-01-31" in meta


def test_opendocument_leads_to_its_own_places() -> None:
    written = render(resolve(parse(PROJECT / "xeps" / "xep-0001.xml")), name="xep-0001", form="odt")
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        content = etree.fromstring(archive.read("content.xml"))
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    bookmarks = [bookmark.get(f"{text}name") for bookmark in content.iter(f"{text}bookmark")]
    assert len(bookmarks) == len(set(bookmarks))
    addresses = [link.get("{http://www.w3.org/1999/xlink}href") or "" for link in content.iter(f"{text}a")]
    inner = {address[1:] for address in addresses if address.startswith("#")}
    assert inner
    assert inner <= set(bookmarks)
    (contents,) = content.iter(f"{text}index-body")
    assert b"9999" not in etree.tostring(contents)


def test_pictures_are_described_where_they_cannot_be_shown() -> None:
    source = (
        "<p>See <img src='data:image/png;base64,AA==' alt='A kettle'/></p><p><img src='a.png' alt='B'/></p>"
    )
    xep = resolve(parse(document(source)))
    assert "{[}A kettle{]}" in render(xep, name="draft", form="latex").decode()
    assert "includegraphics" not in render(xep, name="draft", form="latex").decode()
    assert 'uri="data:image/png;base64,AA=="' in render(xep, name="draft", form="docutils-xml").decode()
    shown = rst.render(xep, name="draft")
    assert ".. |picture-1| image:: data:image/png;base64,AA==\n   :alt: A kettle\n" in shown
    assert "`[B] <https://xmpp.org/extensions/a.png>`__" in shown


def test_docutils_command_reads_sources(tmp_path: Path) -> None:
    source = tmp_path / "xep-0001.xml"
    source.write_bytes(document("<p>Some <em>text</em> of &nowhere; and <tt>code</tt>.</p>"))
    command = [sys.executable, "-m", "docutils", "--parser=xeptools", "--writer=html5", str(source)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert '<section id="case">' in run.stdout
    assert "Some <em>text</em>" in run.stdout
    assert '<span class="docutils literal">code</span>' in run.stdout
    assert re.search(r"xep-0001\.xml:\d+: .*nowhere", run.stderr)


def test_docutils_command_refuses_a_tree_that_is_no_folder(tmp_path: Path) -> None:
    source = tmp_path / "xep-0001.xml"
    source.write_bytes(document("<p>Text.</p>"))
    command = [sys.executable, "-m", "docutils", "--parser=xeptools", "--xep-tree", "nowhere", str(source)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 2
    assert "nowhere: no such folder" in run.stderr
    assert "report errors" not in run.stderr


def test_documented_draft_reads() -> None:
    page = (PROJECT / "docs" / "reference" / "draft-format.md").read_text("utf-8")
    found = re.search(r"```rst\n(.*?)```", page, re.DOTALL)
    assert found
    draft = read(found[1])
    assert [one[0].astext() for one in draft.findall(nodes.section)] == [
        "Introduction",
        "Appendices",
        "Notes",
    ]
    assert draft["title"] == "Kettles"


def test_every_field_that_is_written_is_documented() -> None:
    page = (PROJECT / "docs" / "reference" / "draft-format.md").read_text("utf-8")
    for path in sorted((PROJECT / "xeps").glob("*.xml")):
        written = rst.render(resolve(parse(path)), name=path.stem)
        head = written.partition(".. contents::")[0]
        head = written.partition(".. contents::")[0]
        for name in re.findall(r"^:([A-Z][A-Za-z ]+):", head, re.MULTILINE):
            assert f"`{name}`" in page


def test_a_term_defined_in_the_abstract_reads_back() -> None:
    source = document("<p>x</p>").replace(b"What a case is", b"What a <dfn>case</dfn> is")
    draft = read(rst.render(resolve(parse(source)), name="draft"))
    (defined,) = draft.findall(lambda node: isinstance(node, nodes.emphasis) and "dfn" in node["classes"])
    assert defined.astext() == "case"
    assert isinstance(draft[1], nodes.docinfo)


def test_a_note_that_begins_with_a_picture_reads_back() -> None:
    picture = '<img src="data:image/png;base64,iVBORw0KGgo=" alt="a dot"/>'
    xep = resolve(parse(document(f"<p>Words.<note>{picture}</note></p>")))
    (note,) = read(rst.render(xep, name="draft")).findall(nodes.footnote)
    assert [image["alt"] for image in note.findall(nodes.image)] == ["a dot"]


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        ("<tr><th>a</th></tr><tr><td>b</td><td>c</td></tr>", 1),
        ("<tr><th rowspan='2'>a</th><th>b</th></tr><tr><th>c</th></tr><tr><td>d</td><td>e</td></tr>", 2),
        ("<tr><th rowspan='2'>a</th><th>b</th></tr><tr><td>c</td></tr>", 0),
        ("<tr><th>a</th></tr><tr/><tr><th>b</th></tr><tr><td>c</td></tr>", 1),
        ("<tr><th>a</th></tr><tr><th>b</th></tr>", 0),
    ],
)
def test_head_of_a_table(rows: str, head: int) -> None:
    xep = resolve(parse(document(f"<table caption=''>{rows}</table>")))
    made = doctree(xep, {}, name="draft")
    check_grammar(made)
    assert len([row for part in made.findall(nodes.thead) for row in part.children]) == head
    (table,) = (block for block in blocks_of(xep.sections) if isinstance(block, Table))
    assert head in (heads(table), 0)


@pytest.mark.parametrize("contents", [True, False])
def test_links_to_its_own_places_lead_somewhere(contents: bool) -> None:
    anchors = [*FIXED, "note-1", "nowhere"]
    links = " ".join(f"<link url='#{anchor}'>{anchor}</link>" for anchor in anchors)
    xep = resolve(parse(document(f"<p>{links}<note>x</note></p>")))
    made = new_document("draft")
    made += page(xep, {}, name="draft", contents=contents)
    check_grammar(made)
    (case,) = (node for node in made.findall(nodes.section) if node["ids"] == ["case"])
    led = [node.astext() for node in case.findall(nodes.reference)]
    assert led == [one for one in anchors if one != "nowhere" and (contents or one != "toc")]
