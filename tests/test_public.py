"""What the library offers by name does what the README says."""

from pathlib import Path

import pytest

import xeptools
from cases import document


def test_each_name_is_there() -> None:
    assert [name for name in xeptools.__all__ if getattr(xeptools, name) is None] == []


def test_from_a_source_to_files(tmp_path: Path) -> None:
    path = tmp_path / "xep-0042.xml"
    path.write_bytes(document("<p>Some words.</p>"))
    source = xeptools.parse(path)
    xep = xeptools.resolve(source)
    assert b"Some words." in xeptools.render(xep)
    assert b"Some words." in xeptools.render(xep, "text", name="xep-0042")
    assert xeptools.render(xep, "pdf").startswith(b"%PDF")
    assert b"Some words." in xeptools.render(xep, "xml", source=source)
    outcome = xeptools.build(xeptools.Tree(tmp_path), tmp_path / "site")
    assert (outcome.pages, outcome.changed) == (1, 1)
    assert b"Some words." in (tmp_path / "site" / "xep-0042.html").read_bytes()
    assert {one.rule for one in xeptools.check(path)} >= {"sections/no-introduction"}


@pytest.mark.parametrize("form", ["docx", "xml"])
def test_format_that_cannot_be(form: str) -> None:
    with pytest.raises(xeptools.XeptoolsError):
        xeptools.render(xeptools.resolve(xeptools.parse(document("<p>Words.</p>"))), form)
