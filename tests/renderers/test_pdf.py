"""PDFs: what is asked of any file, and what no document can make of one."""

import base64
import ctypes
import io
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
import typst as compiler
from pypdfium2 import raw

from renderers.test_typst import NASTY, document
from sites import PROJECT
from xeptools import parse, resolve
from xeptools.diagnostics import Severity
from xeptools.renderers import pdf
from xeptools.renderers.formats import FORMATS, Setting
from xeptools.renderers.typst import pictures

OWN = PROJECT / "xeps"
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def document_of(body: str) -> str:
    return f"<xep><header><title>T</title></header><section1 topic='Case'>{body}</section1></xep>"


def made(body: str) -> pdf.Made:
    source = parse(document_of(body).encode())
    return pdf.render(resolve(source), {}, "draft", source=source)


def text_of(content: bytes) -> str:
    file = pypdfium2.PdfDocument(content)
    said = "".join(page.get_textpage().get_text_range() for page in file)
    file.close()
    return said


def addresses(content: bytes) -> set[str]:
    """Give the addresses that a file links to."""
    return {found.decode("latin-1") for found in re.findall(rb"/URI\s*\(((?:[^()\\]|\\.)*)\)", content)}


def own_document() -> pdf.Made:
    path = next(OWN.glob("xep-*.xml"))
    return pdf.render(resolve(parse(path, tree=OWN)), {}, path.stem)


def test_markup_of_typst_is_printed_as_it_is_typed() -> None:
    content = pdf.render(document(NASTY), {}, "draft").content
    said = re.sub(r"\s+", "", text_of(content))
    for piece in (
        '#panic("out")',
        '#read("/etc/passwd")',
        r"\u{41}",
        "$x$",
        "/*h*/",
        "---",
        '#import"@preview',
    ):
        assert said.count(piece) >= 30, piece


def test_attack_prints_and_leads_nowhere_else() -> None:
    path = PROJECT / "tests" / "browser" / "attack.xml"
    found = pdf.render(resolve(parse(path)), {}, "draft")
    assert found.content.startswith(b"%PDF-")
    assert {found.rule for found in found.diagnostics if found.severity is Severity.ERROR} == set()
    schemes = {address.partition(":")[0] for address in addresses(found.content)}
    assert schemes <= {"http", "https", "mailto", "xmpp"}
    for name in (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/GoToR", b"/SubmitForm"):
        assert name not in found.content


@pytest.mark.parametrize(
    "call",
    [
        'read("/etc/passwd")',
        'include "/etc/passwd"',
        'image("/etc/passwd")',
        'import "@preview/cetz:0.3.4"',
        'read("x.typ")',
    ],
)
def test_compiler_opens_no_file_and_fetches_no_package(call: str) -> None:
    with pytest.raises(compiler.TypstError):
        pdf._compiler().compile(f"#{call}".encode(), format="pdf")


def test_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    path = next(OWN.glob("xep-*.xml"))
    for name in ("one.pdf", "two.pdf"):
        subprocess.run([sys.executable, "-m", "xeptools", "render", path, "-o", tmp_path / name], check=True)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize(
    ("standard", "marks"), [("ua-1", ["pdfuaid:part"]), ("a-2a", ["pdfuaid:part", "pdfaid:part"])]
)
def test_file_says_what_it_promises(standard: str, marks: list[str]) -> None:
    path = next(OWN.glob("xep-*.xml"))
    found = pdf.render(resolve(parse(path, tree=OWN)), {}, path.stem, standard)
    assert "print/unkept-standard" not in {one.rule for one in found.diagnostics}
    assert all(mark.encode() in found.content for mark in marks)


def test_metadata_and_bookmarks_come_from_the_document() -> None:
    file = pypdfium2.PdfDocument(own_document().content)
    told = file.get_metadata_dict()
    marks = [mark.get_title() for mark in file.get_toc()]
    assert told["Title"].startswith("XEP-")
    assert told["Author"]
    assert told["Subject"]
    assert "XMPP" in told["Keywords"]
    assert re.match(r"D:20\d{6}000000", told["CreationDate"])
    assert marks[0].startswith("1 ")
    assert marks[-1] == "Appendix I BibLaTeX Entry"


def images(content: bytes) -> int:
    file = pypdfium2.PdfDocument(content)
    return sum(one.type == raw.FPDF_PAGEOBJ_IMAGE for page in file for one in page.get_objects())


def test_lines_of_a_long_title_do_not_touch() -> None:
    written = document_of("").replace("<title>T", "<title>(Queries) (Queries) (Queries) (Queries) (Queries)")
    file = pypdfium2.PdfDocument(pdf.render(resolve(parse(written.encode())), {}, "draft").content)
    page = file[0]
    runs = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage())
    boxes = {run.get_bounds() for run in runs if "(Queries)" in run.extract()}
    upper, lower = sorted({(bottom, top) for _, bottom, _, top in boxes}, reverse=True)
    file.close()
    assert upper[0] > lower[1]


def test_picture_stands_in_its_place() -> None:
    found = made(f"<p><img src='data:image/png;base64,{PIXEL}' alt='A pixel'/></p>")
    assert images(found.content) == 1
    assert b"A pixel" in found.content
    assert found.diagnostics == ()


def test_picture_of_the_tree_stands_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "xep.ent").touch()
    (tmp_path / "pixel.png").write_bytes(base64.b64decode(PIXEL))
    path = tmp_path / "draft.xml"
    path.write_text(document_of("<p><img src='pixel.png' alt='A pixel'/></p>"))
    source = parse(path)
    found = FORMATS["pdf"].render(resolve(source), Setting({}, "draft", source=source))
    assert images(found.content) == 1
    assert found.diagnostics == ()


def test_pictures_that_are_too_large_together_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_MOST_CHARACTERS", 500)
    shown = f"<img src='data:image/png;base64,{PIXEL}' alt='A pixel'/>"
    found = made(f"<p>{shown}</p><p>{shown}</p><p>{shown}</p>")
    assert images(found.content) == 2
    assert [one.message for one in found.diagnostics] == [
        "the pictures are too large together, so one is not printed"
    ]


@pytest.mark.parametrize(
    ("source", "alt"),
    [
        (f"data:image/png;base64,{PIXEL[:60]}", "cut off"),
        (f"data:image/gif;base64,{PIXEL}", "of another kind"),
        ("images/kettle.png", "elsewhere"),
    ],
)
def test_picture_that_cannot_be_printed_is_told(source: str, alt: str) -> None:
    escaped = source.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("'", "&apos;")
    found = made(f"<p>Before <img src='{escaped}' alt='A picture {alt}'/> after</p>")
    assert f"Before A picture {alt} [picture not printed] after" in " ".join(text_of(found.content).split())
    assert [one.rule for one in found.diagnostics] == ["print/simplified"]
    assert images(found.content) == 0


@pytest.mark.parametrize(
    "marked",
    [
        "<p>\n  @<img src='kettle.png' alt='A kettle'/></p>",
        "<p>one</p><table>\n<tr>\n<td>@<img src='kettle.png' alt='A kettle'/></td></tr></table>",
        "<p>Word</p>\n<p>two @\U00013000 three \U00013000 \U00013001</p>",
        f"{'<blockquote>' * 8}\n@<blockquote><p>Deep</p></blockquote>{'</blockquote>' * 8}",
        f"<p>{'<em>' * 12}\n@<em>deep</em>{'</em>' * 12}</p>",
        f"\n@<table><tr>{'<td>a</td>' * 30}</tr></table>",
    ],
)
def test_what_cannot_be_printed_is_told_where_it_stands(marked: str) -> None:
    (found,) = made(marked.replace("@", "")).diagnostics
    assert found.span
    before = document_of(marked).partition("@")[0]
    line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    assert (found.span.start.line, found.span.start.column) == (line, column)


def test_picture_as_large_as_a_city_is_not_decoded() -> None:
    header = base64.b64decode(PIXEL)[:16] + (60_000).to_bytes(4) * 2 + base64.b64decode(PIXEL)[24:]
    found = made(f"<p><img src='data:image/png;base64,{base64.b64encode(header).decode()}' alt='Huge'/></p>")
    assert "Huge [picture not printed]" in text_of(found.content)


def test_tables_of_careless_authors_are_printed() -> None:
    rows = "".join(
        "<tr>" + "<td rowspan='3' colspan='2'>cell</td>" * (number % 4) + "</tr>" for number in range(9)
    )
    found = made(f"<table>{rows}</table>")
    assert text_of(found.content).count("cell") == 12
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<p><em>a</em></p>" * 80_000, "the document is too large"),
        ("<section2 topic='a'/>" * 6_000, "the document is too large"),
        (f"<p>{'<em>a</em> ' * 10_000}</p>", "one of its paragraphs, tables or listings is too large"),
    ],
    ids=["calls", "sections", "paragraph"],
)
def test_document_that_is_too_large_gets_a_page_that_says_so(text: str, why: str) -> None:
    found = made(text)
    assert f"This document could not be printed: {why}" in " ".join(text_of(found.content).split())
    assert [(one.rule, one.severity) for one in found.diagnostics] == [
        ("print/not-printable", Severity.ERROR)
    ]


def test_notes_stand_where_they_are_mentioned_first_and_keep_their_numbers() -> None:
    found = made("<p>One<note>Same</note> two<note>Same</note> three<note>Outer<note>Inner</note></note></p>")
    said = " ".join(text_of(found.content).split())
    assert "One1 two1 three2" in said
    assert "1 Same 2 Outer3 3 Inner" in said


def pages_of(body: str) -> list[str]:
    file = pypdfium2.PdfDocument(made(body).content)
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in file]
    file.close()
    return found


@pytest.mark.parametrize(("entries", "expected"), [(20, 1), (40, 1), (100, 1), (200, 2)])
def test_contents_take_few_pages(entries: int, expected: int) -> None:
    pages = pages_of("".join(f"<section2 topic='Head {index}'/>" for index in range(entries)))
    begins = next(number for number, page in enumerate(pages) if f"1.{entries} Head" in page)
    ends = next(number for number, page in enumerate(pages) if "Appendix I BibLaTeX Entry" in page)
    assert 1 <= begins <= ends == expected


@pytest.mark.parametrize("around", ["<section2 topic='Head'>{}</section2>", "{}", "<ul><li>{}</li></ul>"])
def test_notes_stand_on_no_page_before_their_mark(around: str) -> None:
    """Wherever on a page a paragraph begins: each has a few lines, and its mark stands in the first."""
    said = [
        f"<p>Mark{index}x<note>Note{index}x</note> {'word ' * 17 * (index % 5)}</p>" for index in range(90)
    ]
    place = {
        found: number
        for number, page in enumerate(pages_of("".join(map(around.format, said))))
        for found in re.findall(r"(?:Mark|Note)\d+x", page)
    }
    assert len(place) == 2 * len(said)
    assert [index for index in range(90) if place[f"Note{index}x"] < place[f"Mark{index}x"]] == []


def test_code_that_goes_on_says_so_at_the_head_of_the_page() -> None:
    lines = "line\n" * 150
    example, code, last = (
        f"<example caption='Kettle'>{lines}</example>",
        f"<code>{lines}</code>",
        "<p>End</p>",
    )
    pages = pages_of(example + code + last)
    told = [re.findall(r"(?:Example 1 Kettle )?\(?[Cc]ontinued\)?", page) for page in pages]
    begun = next(number for number, page in enumerate(pages) if "line" in page)
    assert told[begun : begun + 5] == [
        [], ["Example 1 Kettle (continued)"], ["Example 1 Kettle (continued)"], ["Continued"], ["Continued"],
    ]  # fmt: skip
    assert sum(map(len, told)) == 4
    assert (
        pages_of("<example caption='Kettle'>line</example>" + "<p>More</p>" * 60)[-1].count("ontinued") == 0
    )


@pytest.mark.parametrize("first", ["<td>cell</td>", "<td rowspan='90'>cell</td><td/>"])
def test_table_that_goes_on_says_so_at_the_head_of_the_page(first: str) -> None:
    rows = f"<tr>{first}</tr>" + "<tr><td>cell</td></tr>" * 89
    pages = pages_of(f"<table caption='Kettles'>{rows}</table>" + "<p>More</p>" * 90)
    told = [number for number, page in enumerate(pages) if "Table 1 Kettles (continued)" in page]
    assert told == [number for number, page in enumerate(pages) if "cell" in page][1:]
    assert told


@pytest.mark.parametrize(("lines", "broken"), [(12, False), (13, True)])
def test_short_code_is_not_broken(lines: int, broken: bool) -> None:
    code = "<code>" + "line\n" * lines + "</code>"
    pages = [pages_of("<p>A</p>" * before + code) for before in range(24, 40)]
    assert any("Continued" in page for one in pages for page in one) is broken


def test_caption_that_is_too_long_for_the_head_of_a_page_is_cut() -> None:
    pages = pages_of(f"<example caption='{'LONG WORDS ' * 40}'>{'line ' * 5000}</example>")
    heads = [page.partition("(continued)")[0] for page in pages if "(continued)" in page]
    assert heads
    assert all(len(head) < 200 and head.endswith("… ") for head in heads)


def test_what_is_said_again_is_no_part_of_the_text() -> None:
    file = pypdfium2.PdfDocument(made(f"<example caption='Kettle'>{'line ' * 5000}</example>").content)
    untagged = [
        raw.FPDFPageObj_GetMarkedContentID(run.raw) == -1
        for page in file
        for run in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage())
        if "Kettle" in run.extract()
    ]
    assert untagged[:2] == [False, True]
    assert all(untagged[1:])


def tags_of(content: bytes) -> list[tuple[str, ...]]:
    """Give the tags of a file in order, each with those around it."""
    file = pypdfium2.PdfDocument(content)
    found: list[tuple[str, ...]] = []

    def visit(element: object, around: tuple[str, ...]) -> None:
        name = ctypes.create_string_buffer(80)
        length = raw.FPDF_StructElement_GetType(element, name, 80)
        path = (*around, name.raw[: max(length - 2, 0)].decode("utf-16-le"))
        found.append(path)
        for index in range(raw.FPDF_StructElement_CountChildren(element)):
            if child := raw.FPDF_StructElement_GetChildAtIndex(element, index):
                visit(child, path)

    for page in file:
        tree = raw.FPDF_StructTree_GetForPage(page.raw)
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            visit(raw.FPDF_StructTree_GetChildAtIndex(tree, index), ())
        raw.FPDF_StructTree_Close(tree)
    file.close()
    return found


def test_captions_are_tagged_with_what_they_stand_above() -> None:
    found = made(
        "<table caption='T'><tr><td>a</td></tr></table><example caption='E'>b</example>"
        "<code caption='C'>c</code><code>d</code>"
    )
    captions = [path[-2] for path in tags_of(found.content) if path[-1] == "Caption"]
    assert captions == ["Table", "Div", "Div"]


@pytest.mark.parametrize(
    "empty",
    [
        "<example caption='E'>\n</example>",
        "<table/>",
        "<table><tr><td/></tr></table>",
        f"{'<table><tr><td>' * 3}{'</td></tr></table>' * 3}",
    ],
)
def test_figures_of_nothing_keep_the_promise(empty: str) -> None:
    assert {one.rule for one in made(empty).diagnostics} <= {"print/simplified"}


def test_tables_inside_one_another_are_printed_however_many() -> None:
    depth = 38
    found = made("<table caption='T'><tr><td>" * depth + "word" + "</td></tr></table>" * depth)
    assert Severity.ERROR not in {one.severity for one in found.diagnostics}
    said = text_of(found.content)
    assert "word" in said
    assert said.count("Table ") == depth


def test_headers_of_tables_are_repeated_unless_they_lead_away() -> None:
    rows = "<tr><td>a</td></tr>" * 90
    plain = text_of(made(f"<table><tr><th>Heading</th></tr>{rows}</table>").content)
    linked = made(f"<table><tr><th>Heading<note>N</note></th></tr>{rows}</table>")
    assert plain.count("Heading") == 2
    assert text_of(linked.content).count("Heading") == 1
    assert linked.diagnostics == ()
    assert io.BytesIO(linked.content).read(4) == b"%PDF"
