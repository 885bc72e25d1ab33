"""Which documents a folder holds. What leads out of it is tested in tests/hostile/test_files.py."""

from pathlib import Path

import pytest

from xeptools import XeptoolsError
from xeptools.tree import Document, Tree
from xeptools.tree.folder import name_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in (
        "xep-0002.xml", "xep-0001.xml", "xep-README.xml", "xep-template.xml", "xep.ent", "xep.xsl",
        "notes.xml",
        "xep-0003.txt", "inbox/kettle.xml", "inbox/a b.xml", "inbox/kettle.txt", "inbox/deep/draft.xml",
        "xep-0004.xml/xep-0005.xml", "build/xep-0006.xml",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<xep/>")
    return tmp_path


def test_documents_in_the_order_of_their_names(root: Path) -> None:
    documents = Tree(root).documents
    assert [(document.name, document.proposal) for document in documents] == [
        ("xep-0001", False),
        ("xep-0002", False),
        ("xep-README", False),
        ("xep-template", False),
        ("inbox/a b", True),
        ("inbox/kettle", True),
    ]
    assert documents[0] == Document(root / "xep-0001.xml", "xep-0001", False, 6)


def test_a_document_by_its_number(root: Path) -> None:
    tree = Tree(str(root))
    found = tree.document("0002")
    assert found is not None
    assert found.path == root / "xep-0002.xml"
    assert tree.document("0003") is None
    assert tree.document("2") is None


@pytest.mark.parametrize(
    ("name", "message"),
    [("absent", "no such folder"), ("xep-0001.xml", "no such folder"), ("build/empty", "no XEPs here")],
)
def test_what_is_no_tree(root: Path, name: str, message: str) -> None:
    (root / "build" / "empty").mkdir()
    with pytest.raises(XeptoolsError, match=message):
        Tree(root / name)


def test_a_tree_of_proposals_alone(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "draft.xml").write_text("<xep/>")
    assert [document.name for document in Tree(tmp_path).documents] == ["inbox/draft"]


def test_what_is_named_like_a_document_and_is_none_is_told(tmp_path: Path) -> None:
    root, outside = tmp_path / "tree", tmp_path / "outside.xml"
    (root / "xep-0002.xml").mkdir(parents=True)
    (root / "xep-0001.xml").write_text("<xep/>")
    (root / "xep-0003.xml").symlink_to(outside)
    (root / "inbox").symlink_to(tmp_path)
    assert Tree(root).skipped == [
        f"{root}/xep-0002.xml: no regular file",
        f"{root}/xep-0003.xml: a link that does not lead into the tree",
        f"{root}/inbox: a link that does not lead into the tree",
    ]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("xeps/xep-0030.xml", "xep-0030"),
        ("xeps/inbox/kettle.xml", "inbox/kettle"),
        ("xeps/inbox/deeper/kettle.xml", "kettle"),
        ("", ""),
    ],
)
def test_a_file_has_the_name_that_its_tree_would_give_it(path: str, name: str) -> None:
    assert name_of(path) == name


def test_a_file_lies_in_the_inbox_that_is_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inbox").mkdir()
    monkeypatch.chdir(tmp_path / "inbox")
    assert name_of("kettle.xml") == "inbox/kettle"
    assert name_of("") == ""
