"""What a stranger's document may cost: attacks are read each in a process of its own, which is measured.

The bounds are several times what is measured on a small machine. Without the limits of
``xeptools.source.limits``, or with one step that is quadratic, these take minutes or gigabytes.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from apart import read_apart
from xeptools import parse, resolve

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="memory is read from Linux' /proc"),
    pytest.mark.unmeasured,
]

MILLION = 1_000_000
NODES = 990_000
"""A little less than the limit, which counts what stands around the attack too."""
LAUGHS = "<!ENTITY l0 'ha'>" + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))


def document(body: str, subset: str = "") -> bytes:
    return (
        "<?xml version='1.0'?>\n<!DOCTYPE xep SYSTEM 'xep.dtd' [\n"
        f"<!ENTITY % ents SYSTEM 'xep.ent'>\n{subset}%ents;\n]>\n"
        f"<xep><header><title>t</title></header><section1 topic='a'>{body}</section1></xep>"
    ).encode()


TAG_IN_ATTRIBUTE = "document/not-well-formed"
"""What is told besides where an entity brings a tag into an attribute."""

LARGE: dict[str, Callable[[], bytes]] = {
    "one text of 20 MB": lambda: document("<p>" + "x y " * 4_990_000 + "</p>"),
    "one example of 20 MB": lambda: document("<example><![CDATA[" + "x\n" * 9_990_000 + "]]></example>"),
    "a million small elements": lambda: document("<p>x</p>" * NODES),
    "comments in a line": lambda: document("<p>" + "aaaa<!---->" * 300_000 + "</p>"),
    "items with stray text": lambda: document("<ul>" + "x<li/>" * 300_000 + "</ul>"),
    "an attribute of 15 MB": lambda: document(
        "<div class='" + "a &amp; " * 90_000 + "b" * 14 * MILLION + "'/>"
    ),
    "an attribute of references": lambda: document("<table caption='" + "&XSF;" * 300_000 + "'/>"),
    "a hundred thousand attributes": lambda: document(
        "<p " + " ".join(f"a{n}=''" for n in range(100_000)) + "/>"
    ),
    "an address of blanks": lambda: document("<p><link url='a" + " " * 15 * MILLION + "b'>x</link></p>"),
    "a width of blanks": lambda: document("<p><img width='5" + " " * 15 * MILLION + "x'/></p>"),
    "a million references, declared nowhere": lambda: document("<p>" + "&e;" * NODES + "</p>"),
    "names, declared nowhere": lambda: document("<p>" + "".join(f"&e{n};" for n in range(300_000)) + "</p>"),
    "notes in notes": lambda: document(
        "<p>" + "<note>x<em/>" * 100 + "<em/>" * 300_000 + "</note>" * 100 + "</p>"
    ),
    "sections of one title": lambda: document("").replace(
        b"<section1", b"<section1 topic='S'/>" * 100_000 + b"<section1"
    ),
    "a DOCTYPE of comments": lambda: document("<p class='&XSF;'/>", "<!ENTITY a '" + "<!--" * 900_000 + "'>"),
    "instructions before the root": lambda: document("").replace(
        b"<xep>", b"<?xml-stylesheet a" + b" " * 15 * MILLION + b"x?><xep>"
    ),
    "blanks in a parameter entity": lambda: document(
        "<p/>", "<!ENTITY % p '" + " " * 10 * MILLION + "'>" + "%p;" * 15_000
    ),
    "comments in an instruction": lambda: document("<p class='&XSF;'/><?x " + "<!--" * 900_000 + "?>"),
    "a declaration of blanks": lambda: document("").replace(
        b"'1.0'?>", b"'1.0'" + b" " * 15 * MILLION + b"?>"
    ),
}


@pytest.mark.parametrize("make", LARGE.values(), ids=LARGE)
def test_large_documents_take_their_time_and_no_more(make: Callable[[], bytes], tmp_path: Path) -> None:
    data = make()
    cost = read_apart(data, tmp_path)
    allowed = {"document/undeclared-entity", "document/limit-reached", TAG_IN_ATTRIBUTE}
    assert {rule for rule, _ in cost.told} <= allowed
    assert cost.sections > 0
    assert cost.seconds < 30
    assert cost.megabytes < 1200


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "20 MB and a byte": (
        lambda: b"<xep>" + b" " * 20 * MILLION,
        "larger than 20,000,000 bytes and is not read",
    ),
    "five million elements": (
        lambda: document("<b/>" * 4_900_000),
        "more than 1,000,000 elements and references",
    ),
    "five million references": (
        lambda: document("&a;" * 5_000_000),
        "more than 1,000,000 elements and references",
    ),
    "100,000 nested elements": (
        lambda: document("<div>" * 100_000 + "</div>" * 100_000),
        "more than 120 elements inside one another",
    ),
    "elements that never close": (
        lambda: document("<p>" * 900_000),
        "more than 120 elements inside one another",
    ),
    "CDATA that never closes": (
        lambda: b"<xep a='&b;'>" + b"<![CDATA[" * 900_000,
        "CDATA section is never closed",
    ),
    "comments that never close": (lambda: b"<xep a='&b;'>" + b"<!--" * 900_000, "-- stands inside a comment"),
    "instructions that never close": (lambda: b"<?xml-stylesheet " * 900_000, "instruction is never closed"),
    "values that never close": (lambda: b"<xep " + b"a='' " * 900_000 + b"b='", "value is never closed"),
    "quotes in running text": (
        lambda: document("<p>" + '="&' * 900_000 + "</p>"),
        "this & begins no reference",
    ),
    "a declaration that never closes": (
        lambda: document("").replace(b"%ents;", b"<!ELEMENT a " + b"'x' " * 4 * MILLION),
        "this is no declaration",
    ),
    "bytes of no encoding": (lambda: b"\xff" * 20 * MILLION, "these bytes are not UTF-8"),
    "nothing but NUL": (lambda: b"<xep>" + b"\0" * 19 * MILLION, "a NUL character"),
}


@pytest.mark.parametrize(("make", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_refused_soon(make: Callable[[], bytes], message: str, tmp_path: Path) -> None:
    cost = read_apart(make(), tmp_path)
    ((_, told),) = cost.told
    assert message in told
    assert cost.seconds < 15
    assert cost.megabytes < 600


EXPANDING: dict[str, tuple[Callable[[], bytes], str]] = {
    "billion laughs": (lambda: document("<p>&l9;</p>", LAUGHS), "100,000 entity references"),
    "billion laughs in an attribute": (
        lambda: document("<table caption='&l9;'/>", LAUGHS),
        "100,000 entity references",
    ),
    "billion laughs in many attributes": (
        lambda: document("<table caption='&l9;'/>" * 90_000, LAUGHS),
        "100,000 entity references",
    ),
    "billion laughs in an example": (
        lambda: document("<example>&l9;</example>", LAUGHS),
        "100,000 entity references",
    ),
    "billion laughs in a title": (
        lambda: document("", LAUGHS).replace(b"<title>t", b"<title>&l9;"),
        "100,000 entity references",
    ),
    "billion laughs in a note": (
        lambda: document("<p><note>&l9;</note></p>", LAUGHS),
        "100,000 entity references",
    ),
    "billion laughs of elements": (
        lambda: document("<p>&l9;</p>", LAUGHS.replace("ha", "<em>ha</em>")),
        "100,000 entity references",
    ),
    "billion laughs of attributes of entities": (
        lambda: document("<p>&big;</p>", LAUGHS + "<!ENTITY big '<link url=\"&l9;\"/>'>"),
        "100,000 entity references",
    ),
    "quadratic blow-up": (
        lambda: document("<p>" + "&q;" * 99_000 + "</p>", f"<!ENTITY q '{'q' * 99_000}'>"),
        "5,000,000 characters",
    ),
    "quadratic blow-up of attributes": (
        lambda: document("<table caption='&q;'/>" * 99_000, f"<!ENTITY q '{'q' * 99_000}'>"),
        "5,000,000 characters",
    ),
    "blow-up of markup that leaves no text": (
        lambda: document("<table caption='&q;'/>" * 99_000, f"<!ENTITY q '{'<b/>' * 25_000}'>"),
        "5,000,000 characters",
    ),
    "an entity in itself": (lambda: document("<p>&a;</p>", "<!ENTITY a 'x&a;y'>"), "nest more than 16 deep"),
    "two entities in each other": (
        lambda: document("<p>&a;</p>", "<!ENTITY a '&b;&b;'><!ENTITY b '&a;&a;'>"),
        "nest more than 16 deep",
    ),
    "elements through entities": (
        lambda: document(
            "<div>&d15;</div>",
            f"<!ENTITY d0 '{'<div>' * 9 + '</div>' * 9}'>"
            + "".join(f"<!ENTITY d{n} '{'<div>' * 9}&d{n - 1};{'</div>' * 9}'>" for n in range(1, 16)),
        ),
        "120 elements inside one another",
    ),
    "900,000 declarations": (
        lambda: document("<p/>", "".join(f"<!ENTITY a{n} 'x'>" for n in range(900_000))),
        "20,000 declarations",
    ),
    "declarations in parameter entities": (
        lambda: document("<p/>", '<!ENTITY % p "' + "<!ENTITY a 'x'>" * 20_000 + '">' + "%p;" * 15_000),
        "20,000 declarations",
    ),
    "parameter entities in one another": (
        lambda: document(
            "<p/>",
            "<!ENTITY % p0 ''>"
            + "".join(f"<!ENTITY % p{n} '&#37;p{n - 1};&#37;p{n - 1};'>" for n in range(1, 15_000))
            + "%p14999;",
        ),
        "20,000 declarations",
    ),
}


@pytest.mark.parametrize(("make", "limit"), EXPANDING.values(), ids=EXPANDING)
def test_what_expands_is_cut_at_a_limit(make: Callable[[], bytes], limit: str, tmp_path: Path) -> None:
    cost = read_apart(make(), tmp_path)
    assert {rule for rule, _ in cost.told} - {TAG_IN_ATTRIBUTE} == {"document/limit-reached"}
    assert any(limit in message for _, message in cost.told)
    assert cost.seconds < 15
    assert cost.megabytes < 250


LINEAR: dict[str, Callable[[int], bytes]] = {
    "notes": lambda n: document("<p>" + "".join(f"<note>n{k}</note>" for k in range(10 * n)) + "</p>"),
    "equal notes": lambda n: document("<p>" + "<note>n</note>" * 20 * n + "</p>"),
    "equal titles": lambda n: document("<section2 topic='Same'/>" * 20 * n),
    "examples": lambda n: document("<example caption='e'>x</example>" * 20 * n),
    "text between references": lambda n: document(
        "<p>" + "text &XSFhttp; " * 5 * n + "</p>", "<!ENTITY XSFhttp 'x'>"
    ),
    "text between comments": lambda n: document("<p>" + "text<!-- -->" * 40 * n + "</p>"),
    "unknown elements with text": lambda n: document("<p>" + "<x>text</x>" * 20 * n + "</p>"),
    "findings on one line": lambda n: document("<p>" + "".join(f"&x{k};" for k in range(20 * n)) + "</p>"),
}


def seconds(data: bytes) -> float:
    """What reading takes, of processor time; in this process, for no memory is measured."""
    start = time.process_time()
    resolve(parse(data))
    return time.process_time() - start


@pytest.mark.parametrize("make", LINEAR.values(), ids=LINEAR)
def test_four_times_the_document_takes_four_times_as_long(make: Callable[[int], bytes]) -> None:
    short, long = (min(seconds(make(n)) for _ in range(2)) for n in (2000, 8000))
    assert long < 8 * short + 0.5
