"""What other pages know of a document is what the whole document says, however little of it is read."""

import datetime as dt
from pathlib import Path

import pytest

from cases import document
from xeptools import parse, resolve
from xeptools.tree import Facts, Neighbours, Tree, corpus_of, facts_of
from xeptools.tree.facts import facts_in

WHOLE = document("<p>Text &LEGALNOTICE;</p>").decode()
REVISION = "<revision><version>9.9</version></revision>"


def facts_in_tree(text: str | bytes, folder: Path, name: str = "xep-0042") -> tuple[Facts, Facts]:
    """The facts of a document as other pages read them, and as the whole document gives them."""
    path = folder / f"{name}.xml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    (found,) = Tree(folder).documents
    return facts_of(found, folder), facts_in(resolve(parse(path, tree=folder)).header, name)


def test_what_facts_there_are(tmp_path: Path) -> None:
    text = (
        WHOLE.replace("<title>A case", "<title>A\n  case of &XSF;")
        .replace("<supersedes/>", "<supersedes><spec>XEP-0011</spec><spec>RFC 3920</spec></supersedes>")
        .replace(
            "<supersededby/>", "<supersededby><spec>xep-0499</spec><spec>XMPP Core</spec></supersededby>"
        )
    )
    read, whole = facts_in_tree(text, tmp_path)
    assert read == whole
    assert read == Facts(
        number="0042",
        name="xep-0042",
        title=read.title,
        abstract="What a case is about.",
        status="Experimental",
        type="Standards Track",
        version="0.1.0",
        date=dt.date(2025, 1, 31),
        shortname="case",
        supersedes=("0011",),
        superseded_by=("0499",),
        proposal=False,
    )
    assert read.title.startswith("A case of XMPP Standards Foundation")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # The newest revision is not where its end tag stands first.
        ("<title>", f"<!-- {REVISION} --><title>"),
        ("<title>", f"<?pi {REVISION}?><title>"),
        ("What a case", f"<![CDATA[{REVISION}]]>What a case"),
        ("<!ENTITY % ents", f"<!-- {REVISION} --><!ENTITY % ents"),
        ("<!ENTITY % ents", f"<!ENTITY newest '{REVISION}'><!ENTITY % ents"),
        ("<revision>", "&newest;<revision>"),
        ("<!DOCTYPE", f"<!-- {REVISION} --><!DOCTYPE"),
        # It stands far down.
        ("What a case", f"{'Long. ' * 10_000}What a case"),
        # Facts stand after it.
        ("</header>", "<revision/></header>"),
        ("<title>A case</title>", ""),
        ("<title>A case</title>", f"{REVISION}<title>A case</title>"),
        ("<supersededby/>", ""),
        ("<xep>\n<header>", f"<xep>\n<header>{REVISION}"),
        # Values come from entities, or are no values.
        ("0.1.0", "&version;"),
        ("2025-01-31", "31 January"),
        ("<number>xxxx", "<number>&version;"),
        ("<status>Experimental", "<status>&status;<!-- -->"),
        ("<shortname>case", "<shortname><em>ca</em>se"),
        # The document is broken behind the header, or in it.
        ("</section1>", "</section2>"),
        ("<number>", "<number"),
        ("<?xml version='1.0' encoding='UTF-8'?>", "<?xml version='1.0' encoding='latin1'?>"),
    ],
)
def test_reading_little_gives_what_reading_all_gives(old: str, new: str, tmp_path: Path) -> None:
    assert old in WHOLE
    # Declared so that its end tag stands nowhere before the document's own.
    newest = REVISION.replace("</revision>", "&#60;/revision>")
    declared = f"<!ENTITY newest '{newest}'><!ENTITY version '7.7'><!ENTITY status 'Draft'>"
    text = WHOLE.replace("'xep.dtd' [", f"'xep.dtd' [ {declared}").replace(old, new, 1)
    read, whole = facts_in_tree(text, tmp_path)
    assert read == whole


def test_reading_little_of_utf_16(tmp_path: Path) -> None:
    read, whole = facts_in_tree(WHOLE.replace("UTF-8", "UTF-16").encode("utf-16"), tmp_path)
    assert read == whole
    assert read.version == "0.1.0"


def test_the_file_s_name_gives_the_number(tmp_path: Path) -> None:
    text = WHOLE.replace("<number>xxxx", "<number>0007")
    assert facts_in_tree(text, tmp_path / "numbered")[0].number == "0042"
    read, whole = facts_in_tree(text, tmp_path / "proposed", "inbox/kettle")
    assert (read.number, read.name, read.proposal) == ("0007", "inbox/kettle", True)
    assert read == whole


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"<xep>", b"<html/>", b"\0" * 100, b"<!DOCTYPE xep ["])
def test_a_document_that_says_nothing(data: bytes, tmp_path: Path) -> None:
    read, _ = facts_in_tree(data, tmp_path)
    assert read == Facts("0042", "xep-0042", "xep-0042", "", "", "", "", None, "", (), (), False)


def test_a_document_that_is_gone(tmp_path: Path) -> None:
    facts_in_tree(WHOLE, tmp_path)
    (found,) = Tree(tmp_path).documents
    found.path.unlink()
    assert facts_of(found, tmp_path).title == "xep-0042"


def test_a_corpus_has_the_numbered_documents(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    for name, number in (
        ("xep-0001", "0001"), ("xep-0002", "9999"), ("xep-template", "xxxx"), ("inbox/kettle", "0003"),
    ):  # fmt: skip
        text = WHOLE.replace("<number>xxxx", f"<number>{number}").replace("A case", name)
        (tmp_path / f"{name}.xml").write_text(text)
    corpus = corpus_of(facts_of(document, tmp_path) for document in Tree(tmp_path).documents)
    assert {number: facts.title for number, facts in corpus.items()} == {
        "0001": "xep-0001",
        "0002": "xep-0002",
    }
    neighbours = Neighbours(tmp_path)
    assert dict(neighbours) == corpus
    assert len(neighbours) == 2
    assert "0003" not in neighbours
    assert dict(Neighbours(tmp_path / "inbox")) == dict(Neighbours(tmp_path / "absent")) == {}


def test_copy_is_not_what_others_name(tmp_path: Path) -> None:
    numbered = WHOLE.replace("<number>xxxx", "<number>0042").replace("<number>XXXX", "<number>0042")
    for name, title in (("xep-0042", "Tea"), ("xep-0042_old", "Old"), ("xep-0042a", "Other")):
        (tmp_path / f"{name}.xml").write_text(numbered.replace("A case", title), "utf-8")
    tree = Tree(tmp_path)
    corpus = corpus_of(facts_of(one, tmp_path) for one in tree.documents)
    assert [one.title for one in corpus.values()] == ["Tea"]
