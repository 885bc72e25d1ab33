"""A XEP source carries what its own entities and its own header say, and nothing else."""

import re
from html import escape
from pathlib import Path

import pytest

from notice_texts import elements, flat, mit, notice, wrapped, xep
from xeptools.license import Context, Report, Verdict, check, check_bytes, notices

LEGAL = f"<legal>{elements(notice())}</legal>"
FLAT = f"<legal>{escape(flat())}</legal>"
LENT = f"<!ENTITY LEGALNOTICE '{LEGAL.replace(chr(39), '&#39;')}'>\n"
PUBLIC = "This document has been placed in the public domain."


def judged(data: bytes) -> Report:
    report = check_bytes(data, "xep-0000.xml")
    assert report.context is Context.XEP
    return report


def children(legal: str) -> list[str]:
    """Cut a notice into its parts."""
    return re.findall(r"<(?:copyright|permissions|warranty|liability|conformance)>.*?</[a-z]+>(?=<)", legal)


def without(number: int) -> str:
    """Give the notice without one of its parts."""
    parts = children(LEGAL)
    return f"<legal>{''.join(parts[:number] + parts[number + 1 :])}</legal>"


CDATA = "".join(
    f"<{name}><![CDATA[{text}]]></{name}>" for name, text in zip(notices.PARTS, notice(), strict=True)
)
TODAYS_FRAME = LEGAL.replace(escape(notice()[1]), escape(flat().partition("). ")[2]))
SUNDAYS = f"<legal>{PUBLIC[:-1]}, except on Sundays.</legal>"
RESERVED = "<copyright>Copyright 2020 Example.</copyright><permissions>None.</permissions>"


CASES = {
    "whole": (LEGAL, "modified-mit"),
    "twice": (LEGAL + LEGAL, "modified-mit"),
    "twice, and different": (LEGAL + FLAT, "altered"),
    "with an aside": (LEGAL.replace("without", "<!-- not -->without", 1), "modified-mit"),
    "interrupted": (LEGAL.replace("without restriction", "<!-- without restriction -->"), "altered"),
    "with a deletion": (LEGAL.replace("without", "<del>not</del> without", 1), "modified-mit"),
    "deleted": (LEGAL.replace("without restriction", "<del>without restriction</del>"), "altered"),
    "in CDATA": (f"<legal>{CDATA}</legal>", "modified-mit"),
    **{f"without {name}": (without(number), "altered") for number, name in enumerate(notices.PARTS)},
    "a part empty": (LEGAL.replace(escape(notice()[2]), ""), "altered"),
    "out of order": (f"<legal>{''.join(reversed(children(LEGAL)))}</legal>", "altered"),
    "with an element more": (LEGAL.replace("</legal>", "<p>Not for sale.</p></legal>"), "altered"),
    "with text more": (LEGAL.replace("</legal>", "Not for sale.</legal>"), "altered"),
    "a part twice": (LEGAL.replace("</legal>", "<copyright>Ours.</copyright></legal>"), "altered"),
    "not in parts": (f"<legal>{escape(' '.join(notice()))}</legal>", "altered"),
    "W1 with L2": (f"<legal>{elements([*notice('1')[:3], *notice('2')[3:]])}</legal>", "altered"),
    "W2 with L1": (f"<legal>{elements([*notice('2')[:3], *notice('1')[3:]])}</legal>", "altered"),
    "no words": ("<legal><copyright/><permissions/><warranty/><liability/><conformance/></legal>", "missing"),
    "empty": ("<legal/>", "missing"),
    "none": ("", "missing"),
    "in a comment": (f"<!-- {LEGAL} -->", "missing"),
    "reference in a comment": ("<!-- &LEGALNOTICE; -->", "missing"),
    "reference in CDATA": ("<abstract><![CDATA[&LEGALNOTICE;]]></abstract>", "missing"),
    "reference to nothing": ("&LEGALNOTICE;", "missing"),
    "reference without its end": ("&LEGALNOTICE", "missing"),
    "before 2008": (FLAT, "pre-2008"),
    "before 2008 and more": (FLAT.replace("</legal>", " Not for sale.</legal>"), "altered"),
    "before 2008, negated": (FLAT.replace("may be", "may not be"), "altered"),
    "before 2008 in today's frame": (TODAYS_FRAME, "altered"),
    "public domain": (f"<legal>{PUBLIC}</legal>", "public-domain"),
    "public domain in parts": (f"<legal><copyright>{PUBLIC}</copyright></legal>", "public-domain"),
    "not public domain": (f"<legal>{PUBLIC.replace('been', 'not been')}</legal>", "altered"),
    "public domain but": (SUNDAYS, "altered"),
    "software licence": (f"<legal>{escape(mit())}</legal>", "mit-software"),
    "another licence": ("<legal>Under the Apache License, Version 2.0.</legal>", "other"),
    "reserved": (f"<legal>{RESERVED}</legal>", "other"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_header(name: str) -> None:
    header, verdict = CASES[name]
    report = judged(xep(header))
    assert report.verdict.value == verdict, report.notices
    assert report.failed is (verdict != "modified-mit")


def test_three_documents_are_in_the_public_domain() -> None:
    data = xep(f"<legal>{PUBLIC}</legal>")
    assert judged(data).failed
    for number in notices.PUBLIC_DOMAIN_XEPS:
        assert not judged(data.replace(b"<number>xxxx", f"<number>{number}".encode())).failed


@pytest.mark.parametrize("entity", ["LEGALNOTICE", "NOTICE"])
def test_own_declaration_goes_first(entity: str) -> None:
    declared = {LEGAL: "modified-mit", FLAT: "pre-2008"}
    for legal, verdict in declared.items():
        subset = f'<!ENTITY {entity} "{legal.replace(chr(34), "&#34;")}">\n'
        report = judged(xep(f"&{entity};", subset=subset))
        assert report.verdict.value == verdict
        assert report.notices[0].origin == f"entity {entity}"


def test_what_stands_beside_the_notice_is_told_and_decides_nothing() -> None:
    quoted = f"<example><![CDATA[{wrapped(notice())}]]></example>"
    header = f"<!--\n{mit()}\n-->\n"
    report = judged(xep("", before=header, body=quoted))
    assert report.verdict is Verdict.MISSING
    assert [(one.verdict.value, one.origin) for one in report.notices] == [
        ("mit-software", "comment"),
        ("modified-mit", "example"),
    ]
    assert judged(xep(LEGAL, before=header, body=quoted)).verdict is Verdict.MODIFIED_MIT


def test_notice_in_the_wrong_place() -> None:
    report = judged(xep("", body=f"<p>Words.</p>{LEGAL}"))
    assert report.verdict is Verdict.MISSING
    assert "into the header" in report.remedy


def test_page_saved_as_source_is_no_xep() -> None:
    report = check_bytes(b"<!DOCTYPE html><html><body>Not found</body></html>", "xep-0001.xml")
    assert (report.verdict, report.context) == (Verdict.MISSING, Context.FILE)


class Folder:
    """A tree of XEPs that is being made."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, data: bytes | str) -> None:
        place = self.root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data if isinstance(data, bytes) else data.encode())

    def verdict(self, name: str) -> str:
        (report,) = check([str(self.root / name)])
        return report.verdict.value


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


BY_ENTITY = xep("&LEGALNOTICE;")


def test_entity_file_beside_the_document(folder: Folder) -> None:
    folder.write("xep-0001.xml", BY_ENTITY)
    assert folder.verdict("xep-0001.xml") == "missing"  # the bundled entities lend nothing
    folder.write("xep.ent", LENT)
    assert folder.verdict("xep-0001.xml") == "modified-mit"
    assert folder.verdict("xep.ent") == "modified-mit"
    folder.write("xep.ent", f"<!-- {LENT} -->")
    assert folder.verdict("xep-0001.xml") == "missing"
    folder.write("xep.ent", LENT.replace(LEGAL.replace("'", "&#39;"), FLAT.replace("'", "&#39;")))
    assert folder.verdict("xep-0001.xml") == "pre-2008"
    assert folder.verdict("xep.ent") == "pre-2008"


def test_entity_file_where_the_document_says(folder: Folder) -> None:
    folder.write("xep.ent", LENT)
    folder.write("inbox/kettle.xml", BY_ENTITY)
    assert folder.verdict("inbox/kettle.xml") == "missing"  # inbox/xep.ent is not there
    folder.write("inbox/kettle.xml", BY_ENTITY.replace(b"'xep.ent'", b"'../xep.ent'"))
    assert folder.verdict("inbox/kettle.xml") == "modified-mit"
    folder.write("inbox/xep.ent", "../xep.ent")  # git's flat form of a link
    folder.write("inbox/kettle.xml", BY_ENTITY)
    assert folder.verdict("inbox/kettle.xml") == "modified-mit"
    (folder.root / "inbox" / "xep.ent").unlink()
    (folder.root / "inbox" / "xep.ent").symlink_to("../xep.ent")
    assert folder.verdict("inbox/kettle.xml") == "modified-mit"


def test_entities_that_are_declared_and_not_used(folder: Folder) -> None:
    folder.write("xep.ent", LENT)
    folder.write("iap.xml", BY_ENTITY.replace(b"%ents;\n", b""))
    assert folder.verdict("iap.xml") == "missing"


def test_same_name_in_another_repository(folder: Folder) -> None:
    folder.write("reg.ent", f'<!ENTITY LEGALNOTICE "<legal>{escape(flat())}</legal>">')
    folder.write(
        "features.xml",
        "<?xml version='1.0'?>\n<!DOCTYPE registry SYSTEM 'reg.dtd' [\n<!ENTITY % ents SYSTEM \"reg.ent\">\n"
        "%ents;\n]>\n<registry>\n<meta>\n<title>Features</title>\n&LEGALNOTICE;\n</meta>\n</registry>\n",
    )
    assert folder.verdict("features.xml") == "pre-2008"
    (report,) = check([str(folder.root / "features.xml")])
    assert (report.notices[0].line, report.notices[0].origin) == (9, "entity LEGALNOTICE")


def test_entity_file_of_the_series(folder: Folder) -> None:
    public = f"<!ENTITY PUBLICDOMAINNOTICE '<legal><copyright>{PUBLIC}</copyright></legal>'>"
    folder.write("xep.ent", f"<!--\n{mit()}\n-->\n{LENT}{public}\n")
    (report,) = check([str(folder.root / "xep.ent")])
    assert (report.verdict, report.context) == (Verdict.MODIFIED_MIT, Context.ENTITIES)
    assert [one.verdict.value for one in report.notices] == ["mit-software", "modified-mit", "public-domain"]
    folder.write("xep-0017.xml", xep("&PUBLICDOMAINNOTICE;").replace(b"xxxx", b"0017"))
    assert folder.verdict("xep-0017.xml") == "public-domain"
