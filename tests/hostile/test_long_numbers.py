"""Python refuses to read numbers of thousands of digits; a document may have one wherever a number stands."""

from pathlib import Path

import pytest

from assembly import assemble
from engine import EVERYTHING, check, check_path
from xeptools import parse, resolve
from xeptools.checker.run import Orders
from xeptools.checker.select import Selection
from xeptools.checker.today import today_of
from xeptools.license import check_bytes
from xeptools.renderers import pdf
from xeptools.source.references import unescape

DIGITS = "9" * 5_000
REVISION = "<revision><version>{}</version><date>2026-01-01</date><initials>ae</initials></revision>"


@pytest.mark.parametrize("version", [f"{DIGITS}.0.0", f"0.{DIGITS}", f"0.0.{DIGITS}", f"0.1rc{DIGITS}"])
def test_version(version: str) -> None:
    data = assemble(REVISION.format(version)).data
    assert check(data, EVERYTHING)
    made = pdf.render(resolve(parse(data)), {}, "draft")
    assert made.content.startswith(b"%PDF")


def test_reference_in_a_file_of_a_package() -> None:
    check_bytes(f"<p>Permission is hereby granted, free of charge &#{DIGITS};</p>".encode(), "page.html")
    assert unescape(f"a &amp; b &#65; &#{DIGITS};") == f"a & b A &#{DIGITS};"


@pytest.mark.parametrize("name", ["xep0030", f"rfc{DIGITS}"])
def test_entity(name: str, tmp_path: Path) -> None:
    link = f"<link url='https://xmpp.org/extensions/xep-{DIGITS}.html'>Tea (XEP-{DIGITS})</link>"
    (tmp_path / "xep.ent").write_text(f'<!ENTITY {name} "{link} <note>XEP-{DIGITS}: Tea</note>">\n', "utf-8")
    (tmp_path / "xep-0001.xml").write_bytes(assemble("<p>Tea.</p>").data)
    check_path(tmp_path, Orders(Selection(select=("all",)), today_of("2026-01-01")))


def test_span_of_many_rows() -> None:
    rows = "<tr><td rowspan='150'>a</td><td>b</td></tr>" + "<tr><td>c</td></tr>" * 149
    found = check(assemble(f"<table caption='T'>{rows}</table>").data, EVERYTHING)
    assert "accessibility/ragged-table" not in {one.rule for one in found}
