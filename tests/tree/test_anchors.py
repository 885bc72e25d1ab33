"""The anchors that a tree's documents have, as others link to them."""

import time
from pathlib import Path

import pytest

from xeptools.tree import Tree, anchors_among

ANCHORED = """\
<xep><section1 topic='>' anchor='one'><!-- <section1 anchor='no'> --><section2
  anchor = "t&#119;o &amp; more"/><example anchor='no'><![CDATA[<section1 anchor='no'>]]></example>
<section6 anchor='no'/><section3 topic='anchor="no"'/></section1><section1/></xep>
"""


def test_the_anchors_of_sections(tmp_path: Path) -> None:
    (tmp_path / "xep-0001.xml").write_text(ANCHORED)
    (tmp_path / "xep-0002.xml").write_bytes(b"\xff<section1 anchor='\xff'")
    (tmp_path / "xep-0003.xml").write_bytes(ANCHORED.encode("utf-16"))
    (tmp_path / "xep-template.xml").write_text(ANCHORED)
    anchors = anchors_among(Tree(tmp_path).documents)
    assert dict(anchors) == {"0001": {"one", "two & more"}, "0002": {"?"}, "0003": {"one", "two & more"}}


def test_a_document_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "xep-0001.xml").write_text(ANCHORED)
    anchors = anchors_among(Tree(tmp_path).documents)
    (tmp_path / "xep-0001.xml").unlink()
    assert anchors["0001"] == frozenset()


@pytest.mark.parametrize(
    "piece",
    [b"<!--", b"<![CDATA[", b"<section1 ", b"<section1 anchor='", b" anchor=", b"<section1\tanchor \t"],
)
def test_hostile_neighbours_take_their_time_and_no_more(piece: bytes, tmp_path: Path) -> None:
    (tmp_path / "xep-0001.xml").write_bytes(b"<xep><section1 " + piece * (4_000_000 // len(piece)))
    anchors = anchors_among(Tree(tmp_path).documents)
    start = time.process_time()
    assert len(anchors["0001"]) < 2
    assert time.process_time() - start < 10
