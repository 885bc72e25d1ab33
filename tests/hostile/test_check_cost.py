"""Four times the document takes four times as long to check and mend: shapes that once took sixteen times."""

import time
from collections.abc import Callable

import pytest

from assembly import assemble
from engine import EVERYTHING, check
from xeptools.checker.repair import repaired

pytestmark = pytest.mark.unmeasured


def attributes(count: int) -> str:
    return " ".join(f"a{number}='x'" for number in range(count))


def shown(text: str) -> str:
    return f"<section1 topic='t'><example caption='c'><![CDATA[{text}]]></example></section1>"


def schema(declarations: str) -> str:
    namespaces = "xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:xmpp:tea:0'"
    return f"<code><![CDATA[<xs:schema {namespaces}>{declarations}</xs:schema>]]></code>"


REVISION = "<revision><version>0.1.0</version><date>2026-01-01</date><remark>x</remark></revision>"
SHAPES: dict[str, Callable[[int], str]] = {
    "doubled words": lambda n: "<p>" + "the " * 10 * n + "</p>",
    "blanks that end no line": lambda n: "<p>" + " " * 40 * n + "x</p>",
    "characters that nobody sees": lambda n: "<p>" + "\u200b" * 10 * n + "</p>",
    "a remark of question marks": lambda n: (
        f"<revision><version>0.1.0</version><remark>{'?' * 40 * n}x</remark></revision>"
    ),
    "elements where none may stand": lambda n: "<em>x</em> " * 10 * n,
    "sections of one anchor": lambda n: "<section1 topic='t' anchor='a'/>" * 3 * n,
    "attributes that no element has": lambda n: f"<p {attributes(6 * n)}>x</p>",
    "an example with attributes": lambda n: shown(f"<iq {attributes(40 * n)}/>"),
    "an example of empty lines": lambda n: shown("x" + "\n" * 40 * n + "x"),
    "an example of dots": lambda n: shown("<a>" + "." * 400 * n + "x"),
    "an example of an address without end": lambda n: shown("a:" + "a:a" * 4 * n + " !"),
    "revisions of one version": lambda n: REVISION * 2 * n,
    "a schema with a long list": lambda n: schema(
        "<xs:simpleType name='t'><xs:restriction base='xs:string'>"
        + "".join(f"<xs:enumeration value='v{k}'/>" for k in range(10 * n))
        + "</xs:restriction></xs:simpleType>"
    ),
    "namespaces that are named, and others": lambda n: (
        ("<p>" + " ".join(f"urn:xmpp:n{k}:0" for k in range(2 * n)) + "</p>")
        + shown("<a>" + "".join(f"<b xmlns='urn:xmpp:m{k}:1'/>" for k in range(2 * n)) + "</a>")
    ),
    "addresses on many servers": lambda n: shown(
        "".join(f"<message to='a@s{k}.example'/>" for k in range(4 * n))
    ),
    "dots before words": lambda n: (
        f"<example caption='e'><![CDATA[<message>{'.' * 8 * n} and so on<body>x</body></message>]]></example>"
    ),
    "ends of streams": lambda n: f"<example caption='e'><![CDATA[{'</stream:stream>' * 8 * n}]]></example>",
    "relative links": lambda n: "".join(
        f"<section1 topic='t' anchor='anchor{k}'><p><link url='xanchor{k}'>x</link></p></section1>"
        for k in range(n)
    ),
    "pragmas": lambda n: "<!-- xeptools: ignore prose/nothing -->\n" * 4 * n,
    "links to no anchor, and anchors without links": lambda n: "".join(
        f"<section1 topic='t' anchor='a{k}'><p><link url='#b{k}'>x</link></p></section1>" for k in range(n)
    ),
}


def seconds(data: bytes) -> float:
    """What checking and mending take, of processor time."""
    start = time.process_time()
    found = check(data, EVERYTHING)
    repaired(data, [one.fix for one in found if one.fix is not None])
    return time.process_time() - start


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_four_times_the_document_takes_four_times_as_long(shape: Callable[[int], str]) -> None:
    short, long = (min(seconds(assemble(shape(n)).data) for _ in range(2)) for n in (250, 1000))
    assert long < 8 * short + 0.5


def test_no_document_makes_a_rule_look_for_thousands_of_namespaces() -> None:
    head = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'"
    body = "".join(f"<code><![CDATA[{head} targetNamespace='urn:xmpp:n{k}:0'/>]]></code>" for k in range(60))
    found = [one for one in check(assemble(body).data, EVERYTHING) if one.rule == "schemas/unused-namespace"]
    assert len(found) == 50
