"""XEP material is found again wherever it was put, and nothing is found where there is none."""

import re
import sysconfig
from pathlib import Path
from typing import Any

import pytest
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import XmlLexer

from cases import document
from notice_texts import mit, notice, wrapped, xep
from planting import AROUND, PLANTINGS
from sites import PROJECT
from xeptools.license import check_bytes
from xeptools.license.detect import detect, finding_in, matches_in
from xeptools.license.index import Index, index_of

TREE = PROJECT / "xeps"


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(TREE)


def pieces() -> list[tuple[str, str]]:
    """Give the examples and schemas of the project's own documents that are long enough to be found."""
    found = []
    for path in sorted(TREE.glob("xep-*.xml")):
        text = path.read_text("utf-8")
        found += [
            (f"XEP-{path.stem[4:]}", quoted)
            for quoted in re.findall(r"<(?:example|code)\b[^>]*>\s*<!\[CDATA\[(.*?)\]\]>", text, re.DOTALL)
            if len(re.findall(r"\w+", quoted)) >= 25
        ]
    return found


PIECES = pieces()


@pytest.mark.parametrize("name", PLANTINGS)
def test_planted(name: str, index: Index) -> None:
    named = 0
    for xep_, text in PIECES:
        planted = AROUND + PLANTINGS[name](text) + "\n" + AROUND
        matches = [*matches_in(planted, index)]
        named += any(xep_ in {match.work.called, *match.also} for match in matches)
    assert len(PIECES) > 20
    assert named >= 0.95 * len(PIECES)


@pytest.mark.parametrize("options", [{}, {"linenos": "table"}, {"noclasses": True}, {"lineanchors": "l"}])
def test_coloured_in_a_page(options: dict[str, Any], index: Index) -> None:
    named = 0
    for xep_, text in PIECES:
        page = highlight(text, XmlLexer(), HtmlFormatter(full=True, **options))
        found = finding_in(page.encode(), "page.html", index)
        named += found is not None and any(xep_ in {one.work.called, *one.also} for one in found.matches)
    assert named >= 0.95 * len(PIECES)


def test_place_and_share(index: Index) -> None:
    xep_, text = max(PIECES, key=lambda piece: len(piece[1]))
    half = text[: len(text) // 2].strip("\n")
    (match,) = matches_in(f"{AROUND}{half}\n", index)
    assert match.work.called == xep_
    assert match.line >= AROUND.count("\n")
    assert match.end_line <= (AROUND + half).count("\n") + 1
    assert 0.3 < match.share < 0.7
    source = (TREE / f"{match.work.name}.xml").read_text("utf-8").split("\n")
    assert re.search("<(?:example|code)", "\n".join(source[match.source_line - 2 : match.source_line + 1]))


@pytest.mark.parametrize(
    ("stanza", "found"),
    [
        ("<iq type='{}' id='1'><ping xmlns='urn:xmpp:ping'/></iq>", False),
        ("<iq from='romeo@montague.example' type='{}' id='1'><ping xmlns='urn:xmpp:ping'/></iq>", True),
    ],
)
def test_what_the_protocol_dictates_is_nobody_s_text(stanza: str, found: bool, tmp_path: Path) -> None:
    example = (
        f"<section1 topic='T'><example caption='E'><![CDATA[{stanza.format('get')}]]></example></section1>"
    )
    (tmp_path / "xep-0001.xml").write_bytes(document(example))
    (tmp_path / "xep.ent").touch()
    assert bool([*matches_in(f"PING = {stanza.format('get')!r}", index_of(tmp_path))]) is found


@pytest.mark.unmeasured
def test_nothing_in_what_others_wrote(index: Index) -> None:
    paths = sorted(Path(sysconfig.get_path("stdlib")).glob("[a-z]*.py"))
    paths += sorted(Path(sysconfig.get_path("stdlib")).glob("*/*.py"))[: 1000 - len(paths)]
    assert len(paths) > 500
    assert detect([str(path) for path in paths], index, jobs=2) == []


def test_licence_in_an_example_is_not_material(tmp_path: Path) -> None:
    """A XEP whose schema has the MIT header is not in every file that has it."""
    schema = f"<!--\n{mit()}\n-->\n<schema><element name='jid' type='presence'/>{'<iq/>' * 20}</schema>"
    (tmp_path / "xep-0001.xml").write_bytes(xep("", body=f"<code><![CDATA[{schema}]]></code>"))
    index = index_of(tmp_path)
    assert not [*matches_in(f"{mit()} xmpp jid iq presence", index)]
    assert [*matches_in(schema, index)]


def test_notice_beside_the_material_is_enough(index: Index) -> None:
    _, text = PIECES[0]
    bare = finding_in(text.encode(), "a.xml", index)
    assert bare is not None
    assert "XMPP Standards Foundation (XSF)" in bare.remedy
    covered = finding_in(f"<!--\n{wrapped(notice())}\n-->\n{text}".encode(), "a.xml", index)
    assert covered is not None
    assert covered.remedy == ""


def test_documents_of_the_tree_are_left_to_check(index: Index) -> None:
    assert detect([str(TREE)], index) == []


def test_marked_data_is_left_out(index: Index) -> None:
    text = f"# REUSE-IgnoreStart\n{PIECES[0][1]}\n# REUSE-IgnoreEnd\n"
    assert finding_in(text.encode(), "a.py", index) is None
    assert check_bytes(text.encode(), "a.py").notices == ()


def test_same_index_in_several_processes(index: Index) -> None:
    assert index_of(TREE, jobs=2).postings == index.postings


@pytest.mark.unmeasured
@pytest.mark.parametrize("piece", ["<iq ", "a ", "<a b='", "\\n", "<!--"])
def test_time_grows_with_length(piece: str, index: Index) -> None:
    assert [*matches_in(piece * (400_000 // len(piece)), index)] == []
