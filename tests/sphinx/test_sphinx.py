"""The extension in real builds, each in a process of its own, with every warning an error."""

import html
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sites import PROJECT

CONF = """\
extensions = ["xeptools.sphinx"]
project = "Kettles"
xeptools_tree = "tree"
exclude_patterns = ["tree"]
"""
INDEX = """\
Kettles
=======

We speak :xep:`0030`, and find :xep:`what there is <XEP-0030#info>`, see :xep:`xep0030#info`.

.. xep:: 9001

.. toctree::

   xeps/xep-9001
"""


def build(folder: Path, builder: str = "html", *how: str) -> subprocess.CompletedProcess[str]:
    """Build anew, or as ``how`` says."""
    given = how or ("-E",)
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", *given, "-b", builder, ".", "out"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


XEP = """\
<?xml version='1.0' encoding='UTF-8'?>
<!DOCTYPE xep SYSTEM 'xep.dtd' [ <!ENTITY % ents SYSTEM 'xep.ent'> %ents; ]>
<xep><header><title>TITLE</title><abstract>About TITLE.</abstract>&LEGALNOTICE;<number>NUMBER</number>
<status>STATUS</status><type>Standards Track</type><sig>Standards</sig><approver>Council</approver>
<dependencies/><supersedes/><supersededby/><shortname>x</shortname>
<author><firstname>Ada</firstname><surname>Example</surname></author>
<revision><version>1.0.0</version><date>2025-01-31</date><initials>ae</initials><remark>First.</remark></revision>
</header>
<section1 topic='Introduction' anchor='info'><p>Text of TITLE<note>A note.</note>, see <link
url='https://xmpp.org/extensions/xep-0030.html#info'>there</link> and <link url='#info'>here</link>.</p>
<example caption='One'><![CDATA[<iq type='get'> ... </iq>]]></example></section1></xep>
"""


def source(number: str, title: str, status: str) -> str:
    return XEP.replace("TITLE", title).replace("NUMBER", number).replace("STATUS", status)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "tree").mkdir()
    (tmp_path / "xeps").mkdir()
    shutil.copy(PROJECT / "xeps" / "xep.ent", tmp_path / "tree")
    (tmp_path / "tree" / "xep-0030.xml").write_text(source("0030", "Discovery", "Draft"))
    (tmp_path / "tree" / "xep-9001.xml").write_text(source("9001", "Kettles", "Deprecated"))
    shutil.copy(tmp_path / "tree" / "xep-9001.xml", tmp_path / "xeps")
    (tmp_path / "conf.py").write_text(CONF)
    (tmp_path / "index.rst").write_text(INDEX)
    return tmp_path


def test_role_names_a_xep(docs: Path) -> None:
    run = build(docs)
    assert run.returncode == 0, run.stderr
    page = (docs / "out" / "index.html").read_text()
    assert '<a class="xep reference external" href="https://xmpp.org/extensions/xep-0030.html"' in page
    assert 'title="XEP-0030: Discovery (Stable)"' in page
    assert '>XEP-0030: Discovery</a> (<span class="xep-status">Stable</span>)' in page
    assert re.search(r'href="https://xmpp.org/extensions/xep-0030.html#info"[^>]*>what there is</a>', page)
    assert re.search(r'html#info"[^>]*>XEP-0030: Discovery</a>', page)


def test_card_and_page(docs: Path) -> None:
    run = build(docs)
    assert run.returncode == 0, run.stderr
    card = (docs / "out" / "index.html").read_text().partition('class="xep-card')[2].partition("toctree")[0]
    assert 'href="xeps/xep-9001.html">XEP-9001: Kettles</a>' in card
    assert "About Kettles." in card
    assert "Deprecated" in card
    page = (docs / "out" / "xeps" / "xep-9001.html").read_text()
    assert re.search(r"<h1>XEP-9001: Kettles<a class=\"headerlink\" href=\"#top\"", page)
    assert '<section id="info">' in page
    assert "Example 1. " in page
    assert re.search('class="[^"]*highlight-xml ', page)
    assert 'href="#note-1"' in page
    assert "new software should not implement it" in page


@pytest.mark.unmeasured
@pytest.mark.parametrize("builder", ["latex", "text", "man", "gettext"])
def test_other_builders(docs: Path, builder: str) -> None:
    run = build(docs, builder)
    assert run.returncode == 0, run.stderr


def test_pages_lead_to_each_other(docs: Path) -> None:
    shutil.copy(docs / "tree" / "xep-0030.xml", docs / "xeps")
    (docs / "index.rst").write_text(INDEX + "   xeps/xep-0030\n")
    run = build(docs)
    assert run.returncode == 0, run.stderr
    assert 'href="xep-0030.html#info"' in (docs / "out" / "xeps" / "xep-9001.html").read_text()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (":xep:`thirty`", "'thirty' is not the number of a XEP"),
        (":xep:`31`", "the tree has no XEP-0031"),
        (".. xep:: 31", "no XEP '31' in the tree"),
    ],
)
def test_mistakes_are_told_at_their_line(docs: Path, written: str, told: str) -> None:
    (docs / "index.rst").write_text(f"Kettles\n=======\n\n{written}\n\n.. toctree::\n\n   xeps/xep-9001\n")
    run = build(docs)
    assert run.returncode != 0
    assert re.search(rf"index\.rst:4: .*{told}", run.stderr), run.stderr


def test_a_fault_in_a_source_is_told_at_its_line(docs: Path) -> None:
    page = docs / "xeps" / "xep-9001.xml"
    page.write_text(page.read_text().replace("Text of", "&nowhere; of"))
    run = build(docs)
    assert run.returncode != 0
    assert re.search(r"xep-9001\.xml:9: .*nowhere", run.stderr), run.stderr


def test_tree_that_is_no_folder(docs: Path) -> None:
    (docs / "conf.py").write_text(CONF.replace('"tree"\n', '"nowhere"\n', 1))
    run = build(docs)
    assert run.returncode != 0
    assert "xeptools_tree" in run.stderr


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def build_again(folder: Path) -> None:
    run = build(folder, "html", "-j", "2")
    assert run.returncode == 0, run.stderr


def test_pages_are_built_again_when_what_they_name_changes(docs: Path) -> None:
    page, made = docs / "xeps" / "xep-9001.xml", docs / "out" / "xeps" / "xep-9001.html"
    replace(page, "<dependencies/>", "<dependencies><spec>XEP-0030</spec></dependencies>")
    (docs / "index.rst").write_text(INDEX + "   quiet\n")
    (docs / "quiet.rst").write_text("Quiet\n=====\n\nNames none.\n")
    build_again(docs)
    assert "XEP-0030: Discovery" in made.read_text()
    quiet = docs / "out" / ".doctrees" / "quiet.doctree"
    before = quiet.stat().st_mtime_ns
    replace(docs / "tree" / "xep-0030.xml", "Discovery", "Exploration")
    build_again(docs)
    assert "XEP-0030: Exploration" in made.read_text()
    assert "XEP-0030: Exploration" in (docs / "out" / "index.html").read_text()
    replace(docs / "tree" / "xep.ent", "copyright", "kettle-right")
    build_again(docs)
    assert "kettle-right" in made.read_text()
    assert quiet.stat().st_mtime_ns == before


@pytest.mark.unmeasured
def test_links_follow_pages_that_come_and_go(docs: Path) -> None:
    made = docs / "out" / "xeps" / "xep-9001.html"
    build_again(docs)
    assert 'href="https://xmpp.org/extensions/xep-0030.html#info"' in made.read_text()
    page = shutil.copy(docs / "tree" / "xep-0030.xml", docs / "xeps")
    (docs / "index.rst").write_text(INDEX + "   xeps/xep-0030\n")
    build_again(docs)
    assert 'href="xep-0030.html#info"' in made.read_text()
    Path(page).unlink()
    (docs / "index.rst").write_text(INDEX)
    build_again(docs)
    assert 'href="https://xmpp.org/extensions/xep-0030.html#info"' in made.read_text()


@pytest.mark.unmeasured
def test_parallel_build_is_the_same(docs: Path) -> None:
    for number in range(8):  # fewer are read one after the other
        (docs / f"more-{number}.rst").write_text(f":orphan:\n\nMore\n====\n\n:xep:`30` {number}\n")
        (docs / "xeps" / f"xep-800{number}.xml").write_text(source(f"800{number}", f"Pot {number}", "Draft"))
    (docs / "index.rst").write_text(f"{INDEX}\n.. toctree::\n   :glob:\n\n   xeps/xep-8*\n")
    made = []
    for processes in ("1", "2"):
        run = build(docs, "html", "-E", "-a", "-j", processes)
        assert run.returncode == 0, run.stderr
        made.append({str(page): page.read_text() for page in (docs / "out").rglob("*.html")})
    assert len(made[0]) > 17
    assert made[0] == made[1]


def test_missing_number_is_told_in_the_tree_that_was_found(docs: Path) -> None:
    shutil.copy(docs / "tree" / "xep.ent", docs)
    shutil.copy(docs / "tree" / "xep-0030.xml", docs)
    (docs / "conf.py").write_text(
        'extensions = ["xeptools.sphinx"]\nexclude_patterns = ["*.xml", "xeps", "tree"]\n'
    )
    (docs / "index.rst").write_text("Kettles\n=======\n\n:xep:`30` and\n:xep:`31`\n")
    run = build(docs)
    assert run.returncode != 0
    assert re.search(r"index\.rst:\d: .*the tree has no XEP-0031", run.stderr), run.stderr


def test_words_of_a_specification_stay_as_they_are(docs: Path) -> None:
    said = """It's "so" -- or \\"not\\"..."""
    page = docs / "xeps" / "xep-9001.xml"
    replace(page, "Text of Kettles", said)
    replace(page, "'Introduction'", "'Say \\&quot;so\\&quot;'")
    replace(docs / "index.rst", "We speak", 'We "speak"')
    run = build(docs)
    assert run.returncode == 0, run.stderr
    made = html.unescape((docs / "out" / "xeps" / "xep-9001.html").read_text())
    assert said in made
    assert 'Say \\"so\\"<a class' in made
    assert "We “speak”" in (docs / "out" / "index.html").read_text()


def test_other_xml_is_told(docs: Path) -> None:
    (docs / "xeps" / "xep-9001.xml").write_text("<kettle>not a XEP</kettle>")
    run = build(docs)
    assert run.returncode != 0
    assert re.search(r"xep-9001\.xml:1: .*no XEP source: its root is <kettle>", run.stderr), run.stderr
