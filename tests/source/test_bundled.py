"""The entities that come with the package: complete, well-formed, and of one shape."""

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from xeptools.source import bundled
from xeptools.source.bundled import bundled_entities

ENTITIES = bundled_entities()
TABLES = Path(bundled.__file__).parent
PREDEFINED = {"amp", "apos", "gt", "lt", "quot"}
REFERENCE = re.compile(r"&([^#;\s][^;\s]*);")


def expand(name: str, inside: tuple[str, ...] = ()) -> str:
    """The replacement text with every reference to another bundled entity replaced."""
    assert name not in inside, f"{name} refers to itself by way of {inside}"

    def one(found: re.Match[str]) -> str:
        return found[0] if found[1] in PREDEFINED else expand(found[1], (*inside, name))

    return REFERENCE.sub(one, ENTITIES[name])


def content(name: str) -> etree._Element:
    """The entity as the content of an element; a reference to what is not bundled raises KeyError."""
    return etree.fromstring(f"<content>{expand(name)}</content>")


def words(element: etree._Element, path: str = ".") -> str:
    return " ".join(str(element.xpath(f"string({path})")).split())


def test_replacement_text_is_well_formed_and_of_the_format() -> None:
    known = {"p", "note", "link", "span", "cite", "legal"}
    known |= {"copyright", "permissions", "warranty", "liability", "conformance"}
    for name, text in ENTITIES.items():
        element = content(name)
        assert words(element) or len(text) == 1, name
        assert {child.tag for child in element.iterdescendants()} <= known, name


def test_references_have_one_shape() -> None:
    references = [name for name, text in ENTITIES.items() if "class='ref'" in text]
    assert len(references) > 900
    for name in references:
        element = content(name)
        span, note = element
        assert (span.tag, span.get("class"), note.tag) == ("span", "ref", "note"), name
        assert element.text in {None, "the "}, name
        assert span.tail == " ", name
        assert re.search(r"[^.]\.$", words(note)), name
        links = [*span, *note]
        if links:
            assert [link.tag for link in links] == ["link", "link"], name
            (address,) = {link.get("url", "") for link in links}
            assert re.fullmatch(r"https?://[^\s<>]+", address), name
            assert words(note).endswith(f"<{address}>."), name


def test_xep_references_have_no_gap() -> None:
    numbers = sorted(int(name[3:]) for name in ENTITIES if re.fullmatch(r"xep\d{4}", name))
    assert len(numbers) >= 517
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_xep_reference_says_number_title_and_address() -> None:
    element = content("xep0030")
    address = "https://xmpp.org/extensions/xep-0030.html"
    assert words(element) == f"Service Discovery (XEP-0030) XEP-0030: Service Discovery <{address}>."
    assert element.xpath("string(span/link/@url)") == address


def test_an_rfc_reference_names_four_digits_and_shows_as_few_as_needed() -> None:
    address = "https://www.rfc-editor.org/rfc/rfc793"
    assert words(content("rfc0793")) == f"RFC 793 RFC 793: Transmission Control Protocol <{address}>."
    assert all(len(name) == 7 for name in ENTITIES if re.fullmatch(r"rfc\d+", name))


def test_a_named_rfc_has_its_own_label_and_the_title_from_the_table() -> None:
    assert words(content("xmppcore"), "span") == "XMPP Core"
    assert words(content("xmppcore"), "note") == words(content("rfc6120"), "note")


def test_an_internet_draft_says_that_it_is_unfinished() -> None:
    note = words(content("sdpng"), "note")
    assert "Internet-Draft, work in progress <https://datatracker.ietf.org/doc/draft-" in note


def test_the_article_of_iana_stays_outside_the_link() -> None:
    assert ENTITIES["IANA"].startswith("the <span class='ref'><link ")


def test_a_work_without_address_has_no_link() -> None:
    assert content("ansix952").find(".//link") is None
    assert "X9.52" in words(content("ansix952"), "span")


@pytest.mark.parametrize(
    ("name", "character"),
    [("nbsp", "\u00a0"), ("copy", "©"), ("reg", "®"), ("sect", "§"), ("mdash", "—"), ("tm", "\u2122")],
)
def test_characters(name: str, character: str) -> None:
    assert ENTITIES[name] == character


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ("MESSAGE", "<message/>"),
        ("PAYLOADTYPE", "<payload-type/>"),
        ("UNAVAILABLE", "<presence type='unavailable'/>"),
        ("e404 notfound", "<item-not-found/>"),
        ("gone", "<gone/>"),
        ("BAREJID", "(<localpart@domain.tld> or <domain.tld>)"),
        ("NAMESPACES", "<https://xmpp.org/registrar/namespaces.html>"),
    ],
)
def test_words_show_as_they_are_meant(names: str, shown: str) -> None:
    for name in names.split():
        assert words(content(name)) == shown


def test_what_every_parser_knows_is_left_to_it() -> None:
    assert PREDEFINED.isdisjoint(ENTITIES)


def test_legal_notice_has_the_five_parts_in_order() -> None:
    (legal,) = content("LEGALNOTICE")
    parts = ["copyright", "permissions", "warranty", "liability", "conformance"]
    assert [part.tag for part in legal] == parts
    assert all(words(part) for part in legal)
    assert words(legal, "permissions").startswith("Permission is hereby granted, free of charge,")


def test_public_domain_notice_has_the_five_parts_in_order() -> None:
    (legal,) = content("PUBLICDOMAINNOTICE")
    assert [part.tag for part in legal] == [part.tag for part in content("LEGALNOTICE")[0]]
    assert words(legal) == "This document has been placed in the public domain."


def test_the_keywords_refer_to_their_rfc() -> None:
    assert "&rfc2119;" in ENTITIES["CONFORMANCE"]
    assert content("CONFORMANCE").find("p/note") is not None


def test_authors_are_not_bundled() -> None:
    assert not [name for name, text in ENTITIES.items() if "<author>" in text]


def test_no_name_stands_twice() -> None:
    names: Counter[str] = Counter()
    for table in TABLES.glob("*.tsv"):
        prefix = {"xeps.tsv": "xep", "rfcs.tsv": "rfc"}.get(table.name, "")
        for line in table.read_text(encoding="utf-8").splitlines()[1:]:
            names.update(prefix + name for name in line.split("\t")[0].split())
    names.update(re.findall(r"^(\w+)$", (TABLES / "wordings.txt").read_text(encoding="utf-8"), re.MULTILINE))
    assert len(names) > 1000
    assert names.keys() <= ENTITIES.keys()
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("table", ["xeps.tsv", "rfcs.tsv"])
def test_numbered_tables_are_in_order(table: str) -> None:
    lines = (TABLES / table).read_text(encoding="utf-8").splitlines()[1:]
    assert all(re.fullmatch(r"\d{4}\t\S.*\S", line) for line in lines)
    assert lines == sorted(lines)


def test_the_mapping_is_made_once_and_cannot_be_changed() -> None:
    assert bundled_entities() is ENTITIES
    with pytest.raises(TypeError):
        ENTITIES["nbsp"] = " "  # type: ignore[index]
