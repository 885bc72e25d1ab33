"""Picture files: those inside the tree are read, nothing else is."""

import base64
from pathlib import Path

import pytest

from xeptools import parse
from xeptools.source import Source, limits

PNG = b"\x89PNG\r\n\x1a\nrest"
URI = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"


@pytest.fixture
def source(tmp_path: Path) -> Source:
    """A document in a tree, with files inside and outside it."""
    tree = tmp_path / "tree"
    (tree / "inbox" / "images").mkdir(parents=True)
    (tree / "xep.ent").touch()
    for path in ("outside.png", "tree/above.png", "tree/inbox/beside.png", "tree/inbox/images/a b.png"):
        (tmp_path / path).write_bytes(PNG)
    (tree / "inbox" / "secret.txt").write_text("no picture")
    (tree / "inbox" / "large.png").write_bytes(PNG + bytes(limits.PICTURE_BYTES))
    (tree / "inbox" / "out.png").symlink_to(tmp_path / "outside.png")
    (tree / "inbox" / "in.png").symlink_to(tree / "above.png")
    (tree / "inbox" / "kettle.xml").write_text("<xep/>")
    return parse(tree / "inbox" / "kettle.xml")


@pytest.mark.parametrize("address", ["beside.png", "images/a%20b.png", "./beside.png", "in.png"])
def test_files_of_the_tree_are_read(source: Source, address: str) -> None:
    assert source.pictures.embedded(address) == URI


@pytest.mark.parametrize(
    "address",
    [
        "",
        ".",
        "images",
        "missing.png",
        "secret.txt",
        "large.png",
        "out.png",
        "../../outside.png",
        "%2e%2e/%2e%2e/outside.png",
        "{root}/outside.png",
        "{root}/tree/above.png",
        "%2F{root}/tree/above.png",
        "file:beside.png",
        "beside.png%00",
        "x" * 5000,
    ],
)
def test_nothing_else_is(source: Source, address: str, tmp_path: Path) -> None:
    assert source.pictures.embedded(address.format(root=tmp_path)) == ""


def test_a_lone_document_has_none(tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / ".git").touch()
    (alone / "beside.png").write_bytes(PNG)
    (alone / "kettle.xml").write_text("<xep/>")
    assert parse(alone / "kettle.xml").pictures.embedded("beside.png") == ""
    assert parse(b"<xep/>").pictures.embedded("beside.png") == ""


def test_all_of_a_document_have_a_limit(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ALL_PICTURES_BYTES", len(PNG) + 3)
    shown = parse(source.path).pictures
    assert [bool(shown.embedded(name)) for name in ("beside.png", "beside.png", "in.png")] == [
        True,
        True,
        False,
    ]
