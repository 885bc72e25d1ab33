"""What kind of thing an example shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from xeptools.stanzas.element import Element, is_stream
from xeptools.stanzas.normalise import STREAMS, Normal
from xeptools.stanzas.xsd_names import XSD

CLIENT = "jabber:client"
CONTENT = frozenset({"", CLIENT, "jabber:server", "jabber:component:accept", "jabber:component:connect"})
"""The namespaces in which a stanza can stand (RFC 6120 §4.8.2); an example may leave it out."""
STANZA_NAMES = frozenset({"iq", "message", "presence"})


class Kind(StrEnum):
    """The kinds of an example."""

    STANZA = "stanza"
    STANZAS = "stanzas"
    """Several, perhaps with other elements between them."""
    STREAM = "stream"
    """What is sent outside stanzas: headers, features, SASL, TLS, dialback, stream management."""
    FRAGMENT = "fragment"
    """A part of a stanza, or several."""
    SCHEMA = "schema"
    """An XML Schema, or declarations without their schema element."""
    DOCUMENT = "document"
    """A whole XML document of another kind."""
    HTTP = "http"
    """HTTP messages with XML in them."""
    JSON = "json"
    """JSON with XML in or beside it."""
    ABBREVIATED = "abbreviated"
    """XML that stops at an ellipsis, its end tags left out."""
    BROKEN = "broken"
    """XML that is not well-formed."""
    PLAIN = "plain"
    """No XML."""


_STREAM_NAMESPACES = frozenset(
    {
        STREAMS,
        "urn:ietf:params:xml:ns:xmpp-streams",
        "urn:ietf:params:xml:ns:xmpp-sasl",
        "urn:ietf:params:xml:ns:xmpp-tls",
        "urn:ietf:params:xml:ns:xmpp-framing",
        "jabber:server:dialback",
        "http://jabber.org/protocol/compress",
        "urn:xmpp:bidi",
    }
)
_STREAM_FAMILIES = re.compile(r"urn:xmpp:(?:sm|sasl|isr|bind|csi|fast|mux|tls|quickstart)\b.*")
_DOCUMENT_ROOTS = frozenset(
    {"XRD", "RDF", "feed", "html", "server-data", "rss", "svg", "smil", "policy-list", "Envelope", "service"}
)

_PLAIN_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("dtd", re.compile(r"<!(?:ELEMENT|ATTLIST|ENTITY)\b")),
    (
        "http",
        re.compile(
            r"\A\s*(?:(?:GET|POST|PUT|HEAD|OPTIONS|DELETE)\s+\S+|HTTP/\d)|^[^\n]* HTTP/\d", re.MULTILINE
        ),
    ),
    ("sip", re.compile(r"\bSIP/2\.0\b")),
    ("json", re.compile(r"\A\s*[\[{]\s*(?:\"|[\[{}])")),
    ("sdp", re.compile(r"^[^\S\n]*+(?:v=0|m=\w+ |a=\w+)", re.MULTILINE)),
    ("abnf", re.compile(r"^[^\S\n]*+[A-Za-z][\w-]*+\s*+=/?\s.*(?:\"|%x|\*\()", re.MULTILINE)),
    ("uri", re.compile(r"\A\s*+(?:[a-z][a-z0-9+.-]*+:[^\s<>]++\s*+)++\Z")),
    ("dns", re.compile(r"\b(?:IN\s+)?(?:SRV|TXT|TLSA|NAPTR)\b")),
    ("hex", re.compile(r"\A\s*(?:[0-9A-Fa-f]{2,}[\s:]+){4,}")),
    ("protocol", re.compile(r"<(?:CR|LF|CRLF|SP|NUL)>|\b(?:CRLF)\b")),
    ("diagram", re.compile(r"^[^\n]*(?:\|[^\n]*\||[-=]{4,}|[-=]{2,}>|<[-=]{2,}|\+-)", re.MULTILINE)),
)


def plain_kind(text: str) -> str:
    """What a text without XML is, in a word; ``text`` where nothing more is plain to see."""
    return next((name for name, pattern in _PLAIN_KINDS if pattern.search(text)), "text")


def is_stanza(element: Element) -> bool:
    """Whether it is a message, presence or iq on a stream (RFC 6120 §8)."""
    return element.name in STANZA_NAMES and element.namespace in CONTENT


def top_level(elements: Sequence[Element]) -> list[Element]:
    """What goes over the wire one after the other: the elements, those in a stream instead of the stream."""
    flat: list[Element] = []
    for element in elements:
        if is_stream(element):
            flat += top_level(element.children)
        else:
            flat.append(element)
    return flat


def classify(normal: Normal, elements: Sequence[Element]) -> tuple[Kind, str]:
    """The kind of well-formed XML, and more precisely in a few words."""
    items = top_level(elements)
    stanzas = sum(is_stanza(item) for item in items)
    if normal.http:
        return Kind.HTTP, _http_kind(items)
    if elements and normal.text.lstrip()[:1] in ("{", "["):
        return Kind.JSON, "JSON and XML"
    if normal.headers or normal.ends:
        return Kind.STREAM, _stream_kind(normal, len(items))
    if stanzas and stanzas == len(items):
        return (Kind.STANZA, "one") if stanzas == 1 else (Kind.STANZAS, "several")
    if stanzas:
        return Kind.STANZAS, "with other elements"
    if items and all(item.namespace == XSD for item in items):
        return Kind.SCHEMA, "schema" if items[0].name == "schema" else "declarations"
    if items and all(_on_stream(item) for item in items):
        return Kind.STREAM, "elements"
    if len(items) == 1 and (normal.declared or items[0].name in _DOCUMENT_ROOTS):
        return Kind.DOCUMENT, items[0].name
    return Kind.FRAGMENT, "one" if len(items) == 1 else "several"


def _http_kind(items: Sequence[Element]) -> str:
    return "BOSH" if any(item.name == "body" for item in items) else "XML"


def _stream_kind(normal: Normal, items: int) -> str:
    if not normal.headers:
        return "elements and end" if items else "end"
    if not items:
        return "headers" if not normal.ends else "headers and ends"
    return "session"


def _on_stream(element: Element) -> bool:
    namespace = element.namespace
    if namespace == "jabber:component:accept":
        return element.name == "handshake"
    return namespace in _STREAM_NAMESPACES or _STREAM_FAMILIES.fullmatch(namespace) is not None
