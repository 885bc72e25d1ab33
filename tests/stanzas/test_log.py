"""Logs of a client's XML console."""

import time

import pytest

from xeptools.errors import XeptoolsError
from xeptools.stanzas.catalog import Catalog
from xeptools.stanzas.log import Report, validate

CATALOG = Catalog()
NAMESPACES = "xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"


def report(text: str, namespace: str = "") -> Report:
    return validate(text.encode(), "console.log", CATALOG, namespace)


def told(text: str, namespace: str = "") -> list[tuple[int, int, str]]:
    return [
        (one.span.start.line, one.span.start.column, one.message)
        for one in report(text, namespace).findings
        if one.span
    ]


def session(broken: bool) -> str:
    """A morning of a client: three hundred lines, in them five slips, and one broken stanza if so wanted."""
    lines = [
        "<!-- Out 08:00:00 -->",
        "<?xml version='1.0'?>",
        f"<stream:stream {NAMESPACES} to='a.example'>",
        "<!-- In 08:00:01 -->",
        f"<stream:stream {NAMESPACES} id='é1'>",
        "<stream:features>",
        "  <starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>",
        "</stream:features>",
        "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><quick/></starttls>",
        "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure>",
    ]
    for number in range(70):
        lines += [
            f"08:{number % 60:02}:30 SEND <iq type='get' id='r{number}'>",
            "  <query xmlns='jabber:iq:roster'/></iq>",
            f"08:{number % 60:02}:31 RECV <iq type='result' id='r{number}'><query xmlns='jabber:iq:roster'>",
            f"  <item jid='j{number}@a.example' subscription='{'mutual' if number == 40 else 'both'}'/>",
            "</query></iq>",
        ]
    if broken:
        lines.append("<message to='juliet@a.example'><body>Tea?</message>")
    lines += [
        "<presence><show>sleeping</show></presence>",
        "<iq id='x1'><kettle xmlns='urn:example:kettle:0'/></iq>",
        "<message type='error' to='a@a.example'><error type='cancel'/></message>",
        "</stream:stream>",
    ]
    return "\n".join(lines)


SLIPS = [
    (9, "<quick/> stands in <starttls>"),
    (214, "'mutual' is no value"),
    (361, "'sleeping' is no text"),
    (362, "<iq/> has no attribute 'type'"),
    (363, "<error/> lacks"),
]


def test_a_log_of_hundreds_of_lines() -> None:
    start = time.process_time()
    found = told(session(broken=False))
    assert time.process_time() - start < 5
    assert [line for line, _, _ in found] == [line for line, _ in SLIPS]
    for (_, _, message), (_, words) in zip(found, SLIPS, strict=True):
        assert words.split()[0] in message


def test_one_broken_stanza_does_not_hide_the_others() -> None:
    found = told(session(broken=True))
    assert (361, 42, "</message> does not close <body>") in found
    assert {line for line, _, _ in found} >= {9, 214, 361, 362, 363, 364}


@pytest.mark.parametrize("text", ["", "  \n", "08:00 hello, juliet"])
def test_where_there_is_no_xml_there_is_nothing_to_validate(text: str) -> None:
    with pytest.raises(XeptoolsError, match=r"console.log: nothing to validate, there is no XML in it"):
        report(text)


def test_what_says_no_namespace_is_a_clients() -> None:
    (found,) = told("<presence type='gone'/>")
    assert found[1:] == (
        11,
        "'gone' is no value that the schema of jabber:client lists for 'type' of <presence/>",
    )
    (same,) = told("<presence xmlns='jabber:client' type='gone'/>")
    assert same[2] == found[2]


def test_a_payload_alone() -> None:
    assert [line for line, _, _ in told("\n<query xmlns='jabber:iq:roster'>\n<item/>\n</query>")] == [3]
    assert [line for line, _, _ in told("<query>\n<item/>\n</query>", "jabber:iq:roster")] == [2]


def test_a_misspelt_attribute_is_one_fault() -> None:
    query = "<query xmlns='jabber:iq:roster'>\n<item jdi='a@a.example'/>\n<item colour='red'/>\n</query>"
    assert [(line, message) for line, _, message in told(query)] == [
        (2, "<item/> has an attribute 'jdi', which the schema of jabber:iq:roster does not declare"),
        (3, "<item/> has no attribute 'jid', which the schema of jabber:iq:roster demands"),
        (3, "<item/> has an attribute 'colour', which the schema of jabber:iq:roster does not declare"),
    ]
    assert next(one.hint for one in report(query).findings) == "did you mean 'jid'?"


def test_a_child_is_told_where_it_stands_in_the_words_of_check() -> None:
    text = "<query xmlns='jabber:iq:roster'>\n  <itm jid='a@a.example'/>\n</query>"
    (found,) = report(text).findings
    assert found.message == "<itm/> stands in <query/>, where the schema of jabber:iq:roster does not have it"
    assert (found.span.start.line, found.span.start.column, found.hint) == (2, 3, "did you mean 'item'?")  # type: ignore[union-attr]


def test_an_unknown_condition_is_not_missing_too() -> None:
    condition = "<shy xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
    (found,) = told(f"<message type='error'><error type='cancel'>{condition}</error></message>")
    assert found[2] == "the schema of urn:ietf:params:xml:ns:xmpp-stanzas has no element 'shy'"


def test_a_broken_stanza_is_read_to_its_end() -> None:
    text = "<iq type='get' id='1'>\n<kettle xmlns='urn:example:kettle:0'>\n<lid></kettle>\n</iq>\n<message/>"
    assert told(text) == [(3, 6, "</kettle> does not close <lid>")]


def test_only_one_namespace() -> None:
    text = "<iq id='1'>\n<query xmlns='jabber:iq:roster'><item/></query></iq>"
    assert [line for line, _, _ in told(text)] == [1, 2]
    assert [line for line, _, _ in told(text, "jabber:iq:roster")] == [2]


def test_unknown_namespaces_are_named_and_let_pass() -> None:
    found = report("<message><kettle xmlns='urn:example:kettle:0'><a/></kettle></message>")
    assert found.findings == ()
    assert found.unknown == {"urn:example:kettle:0"}
    assert found.known == {"jabber:client"}


@pytest.mark.parametrize("data", [b"\xff\xfe\xff", b"<a>\0</a>", b"<a>\xe9</a>"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(XeptoolsError):
        validate(data, "console.log", CATALOG)


def test_entities_are_neither_fetched_nor_expanded() -> None:
    text = "<!DOCTYPE a [<!ENTITY a SYSTEM '/etc/hostname'>]>\n<message><body>&a;</body></message>"
    assert told(text) == [(2, 16, "&a; is not defined in XML")]
