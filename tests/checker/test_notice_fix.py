"""A notice that is written out gives way to the entity only where the tree's entity says the same."""

import html
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import TODAY, only
from notice_texts import URLS, elements, notice, xep
from xeptools.checker.run import Orders, Target, check_all
from xeptools.license import Verdict, notices
from xeptools.license import check as license_check
from xeptools.source import parse

RULE = "license/notice-written-out"
LENT = notice(years="1999 – 2024")
LINES = st.sampled_from([" ", "\n    ", "\r\n", "\t", "  "])
COPIES = st.lists(LINES, min_size=5, max_size=20)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree whose entity has the newest wording, with one document."""
    root = tmp_path_factory.mktemp("tree")
    (root / "xep.ent").write_text(f'<!ENTITY LEGALNOTICE "<legal>{elements(LENT)}</legal>">\n', "utf-8")
    (root / "xep-0001.xml").write_bytes(xep("&LEGALNOTICE;"))
    return root


def mended(tree: Path, data: bytes) -> bytes | None:
    """The file after ``--fix``, in its place in the tree; None where nothing is mended."""
    path = tree / "xep-0001.xml"
    path.write_bytes(data)
    (checked,) = check_all([Target(str(path), "xep-0001", tree)], Orders(only(RULE), TODAY, fix=True))
    return checked.mended


def verdict(tree: Path, data: bytes) -> Verdict:
    """What ``xeptools license check`` says of the file in its place."""
    path = tree / "xep-0001.xml"
    path.write_bytes(data)
    (report,) = license_check([str(path)])
    return report.verdict


def written_out(paragraphs: list[str], blanks: list[str]) -> str:
    """The notice as an author may have typed it: broken into lines anywhere."""
    words = elements(paragraphs).split(" ")
    return (
        "<legal>"
        + "".join(word + blanks[number % len(blanks)] for number, word in enumerate(words))
        + "</legal>"
    )


def copy_of(paragraphs: list[str]) -> bytes:
    """A document with that notice."""
    return xep(f"<legal>{elements(paragraphs)}</legal>")


@settings(max_examples=40, deadline=None)
@given(blanks=COPIES, end=st.integers(1999, 2024), body=st.text("kettle é\U0001d11e\n", max_size=20))
def test_a_copy_gives_way(tree: Path, blanks: list[str], end: int, body: str) -> None:
    copy = written_out(notice(years=f"1999 – {end}"), blanks)
    before = xep(copy, body=f"<p>{body}</p>")
    after = mended(tree, before)
    assert after == before.replace(copy.encode(), b"&LEGALNOTICE;"), "nothing else is touched"
    assert parse(after, tree=tree, name="xep-0001.xml").well_formed
    assert mended(tree, after) is None, "a second run fixes nothing"
    assert verdict(tree, before) == verdict(tree, after) == Verdict.MODIFIED_MIT


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_another_word_keeps_the_copy(tree: Path, data: st.DataObject) -> None:
    paragraphs = list(LENT)
    part = data.draw(st.integers(0, 4))
    words = paragraphs[part].split(" ")
    at = data.draw(st.integers(0, len(words) - 1))
    # "##" and "NOTE WELL:" are there for the eye, and not compared.
    change = data.draw(st.sampled_from([[], ["kettle"], [words[at], "not"], [words[at], words[at]]]))
    changed = [*words[:at], *change, *words[at + 1 :]]
    if _letters(changed) == _letters(words):
        return
    paragraphs[part] = " ".join(changed)
    assert mended(tree, copy_of(paragraphs)) is None


def _letters(words: list[str]) -> str:
    return " ".join(word for word in words if any(char.isalnum() for char in word))


def test_what_was_published_otherwise_stays(tree: Path) -> None:
    for wording, can, url, address in product("12", ("can", "may"), URLS, notices.ADDRESSES):
        for years in ("1999 – 2024", "1999 – 2025", "2011"):
            paragraphs = notice(wording, years, can, url, address)
            assert mended(tree, copy_of(paragraphs)) is None or paragraphs == LENT, paragraphs


@pytest.mark.parametrize(
    "paragraphs", [LENT[:4], LENT[::-1], [LENT[0].replace(notices.HOLDER, "Kettle Society"), *LENT[1:]]]
)
def test_what_is_altered_stays(tree: Path, paragraphs: list[str]) -> None:
    names = [notices.PARTS[LENT.index(text)] if text in LENT else "copyright" for text in paragraphs]
    parts = "".join(
        f"<{name}>{html.escape(text)}</{name}>" for name, text in zip(names, paragraphs, strict=True)
    )
    assert mended(tree, xep(f"<legal>{parts}</legal>")) is None


@pytest.mark.parametrize(
    "hidden",
    ["<!-- not -->", "<del>not</del>", "<?not so?>", "&without;", "<![CDATA[not]]>"],
)
def test_what_only_one_reader_sees_is_for_a_person(tree: Path, hidden: str) -> None:
    copy = f"<legal>{elements(LENT)}</legal>".replace("hereby ", f"hereby {hidden} ", 1)
    subset = "<!ENTITY without ''>\n"
    assert mended(tree, xep(copy, subset=subset)) is None


def test_the_entities_of_the_package_lend_no_notice(tmp_path: Path) -> None:
    path = tmp_path / "kettle.xml"
    path.write_bytes(copy_of(LENT))
    (checked,) = check_all([Target(str(path), "kettle", None)], Orders(only(RULE), TODAY, fix=True))
    assert [one.rule for one in checked.diagnostics] == [RULE]
    assert checked.mended is None
