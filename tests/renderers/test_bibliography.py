"""The entries for BibTeX and for the documents of the IETF."""

from lxml import etree

from sites import PROJECT
from xeptools import Xep, parse, resolve
from xeptools.renderers import bibtex, bibxml

ATTACK = PROJECT / "tests" / "browser" / "attack.xml"


def kettle(header: str) -> Xep:
    return resolve(parse(f"<xep><header>{header}</header></xep>".encode()))


KETTLE = kettle(
    """<title>Kettle {Control} &amp; 100% Steam</title><abstract>How to <em>boil</em>.</abstract>
    <number>0999</number>
    <author><firstname>Ada Mary</firstname><surname>Example</surname><email>ada@example.org</email></author>
    <author><firstname>Ben</firstname><surname>Sample and Sons</surname><org>Kettles</org></author>
    <revision><version>1.1</version><date>soon</date></revision>
    <revision><version>1.0</version><date>2025-03-09</date></revision>"""
)


def test_bibtex_entry() -> None:
    assert bibtex.render(KETTLE.header, "xep-0999") == (
        "@techreport{xep0999,\n"
        "  title       = {{Kettle \\textbraceleft{}Control\\textbraceright{} \\& 100\\% Steam}},\n"
        "  author      = {Example, Ada Mary and {Sample and Sons}, Ben},\n"
        "  type        = {XEP},\n"
        "  number      = {0999},\n"
        "  version     = {1.1},\n"
        "  institution = {XMPP Standards Foundation},\n"
        "  year        = {2025},\n"
        "  month       = mar,\n"
        "  url         = {https://xmpp.org/extensions/xep-0999.html},\n"
        "}\n"
    )


def test_bibxml_entry() -> None:
    assert bibxml.render(KETTLE.header, "xep-0999") == (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<reference anchor="XSF.XEP-0999" target="https://xmpp.org/extensions/xep-0999.html">\n'
        "  <front>\n"
        "    <title>Kettle {Control} &amp; 100% Steam</title>\n"
        '    <author initials="A. M." surname="Example" fullname="Ada Mary Example"><organization/>'
        "<address><email>ada@example.org</email></address></author>\n"
        '    <author initials="B." surname="Sample and Sons" fullname="Ben Sample and Sons">'
        "<organization>Kettles</organization></author>\n"
        '    <date year="2025" month="March" day="9"/>\n'
        "    <abstract><t>How to boil.</t></abstract>\n"
        "  </front>\n"
        '  <seriesInfo name="XSF XEP" value="0999"/>\n'
        '  <format type="HTML" target="https://xmpp.org/extensions/xep-0999.html"/>\n'
        "</reference>\n"
    )


def test_a_draft_has_no_address_and_an_empty_header_still_an_entry() -> None:
    header = kettle("").header
    assert bibtex.render(header, "draft") == (
        "@techreport{xep,\n  type        = {XEP},\n  institution = {XMPP Standards Foundation},\n}\n"
    )
    root = etree.fromstring(bibxml.render(header, "draft").encode())
    assert root.get("target") is None
    assert root.find("front/date") is not None


def test_no_field_ends_before_its_time() -> None:
    """BibTeX counts braces whatever stands before them, so the braces of a document end up as words."""
    for name in ("xep-0999", "inbox/}kettle"):
        entry = bibtex.render(resolve(parse(ATTACK)).header, name)
        depth = 0
        for number, line in enumerate(entry.splitlines()):
            assert depth == (1 if number else 0), line
            for character in line:
                depth += {"{": 1, "}": -1}.get(character, 0)
                assert depth >= (0 if line == "}" else 1) or not number, line
        assert depth == 0
        assert "javascript:" not in entry


def test_attack_is_well_formed_text() -> None:
    root = etree.fromstring(bibxml.render(resolve(parse(ATTACK)).header, "xep-9999").encode())
    named = {element.tag for element in root.iter()}
    assert named <= {
        "reference", "front", "title", "author", "organization", "address", "email", "date", "abstract", "t",
        "seriesInfo", "format",
    }  # fmt: skip
    assert root.get("target") == "https://xmpp.org/extensions/xep-9999.html"
    assert "window.pwned='title'" in (root.findtext("front/title") or "")
