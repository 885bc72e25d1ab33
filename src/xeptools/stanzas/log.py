"""What went over a wire, as a client's XML console writes it: read and validated.

One stanza, a payload, or a log of hundreds of lines with the names of who speaks, times and open
streams. Where the whole cannot be parsed, it is read piece by piece, so that one broken stanza does not
hide the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xeptools.diagnostics import Diagnostic, Severity, Span
from xeptools.errors import XeptoolsError
from xeptools.frozen import frozen
from xeptools.source.limits import DOCUMENT_BYTES
from xeptools.source.text import Lines, decode
from xeptools.stanzas.breaches import Violation
from xeptools.stanzas.catalog import Catalog
from xeptools.stanzas.classify import CLIENT, top_level
from xeptools.stanzas.element import Element, elements_of, parse
from xeptools.stanzas.normalise import normalise
from xeptools.stanzas.syntax import find_fault, undeclared_prefixes
from xeptools.stanzas.tags import Tag, attribute_place, start_tags, text_place
from xeptools.stanzas.validate import violations

_PIECE = re.compile(
    r"""^(?= [^<>\s][^<>\n]{0,60} <[A-Za-z]
        | < (?: (?:stream|db): | (?: iq | message | presence | auth(?:enticate)? | challenge | response
          | success | failure | abort | starttls | proceed | compress(?:ed)? | handshake | open | close
          | enabled? | resumed? | failed ) [\s/>] | [ar] \s xmlns= ) )""",
    re.MULTILINE | re.VERBOSE,
)
"""Where a line begins with what is sent by itself, or with a time or the name of who speaks before a tag."""
_STANZA = re.compile(r"<(?:iq|message|presence)[\s/>]")


@frozen
class Report:
    """What validating a log found."""

    findings: tuple[Diagnostic, ...]
    lines: Lines
    elements: int
    """Elements of namespaces with a schema."""
    known: frozenset[str]
    """Namespaces in it that have a schema."""
    unknown: frozenset[str]
    """Namespaces in it that nobody here has a schema for."""


def validate(data: bytes, path: str, catalog: Catalog, namespace: str = "") -> Report:
    """Validate a log.

    What says no namespace is taken to be of ``jabber:client``. With ``namespace`` only elements of that
    are held against their schema, and a payload alone that says none is taken to be of it.
    XeptoolsError where the data is no text, or too much, or has no XML in it.
    """
    if len(data) > DOCUMENT_BYTES:
        raise XeptoolsError(f"{path}: more than {DOCUMENT_BYTES:,} bytes")
    decoded = decode(data)
    if decoded.trouble:
        raise XeptoolsError(f"{path}: {decoded.trouble}")
    text, lines = decoded.utf8.decode(), Lines(decoded)
    found: list[Diagnostic] = []
    used: list[str] = []
    offsets = _Offsets(text)
    default = CLIENT if not namespace or _STANZA.search(text) else namespace
    pieces = list(_pieces(text, default))
    if not any(piece.tags or piece.fault for _, piece in pieces):
        raise XeptoolsError(f"{path}: nothing to validate, there is no XML in it")
    for start, piece in pieces:

        def tell(begin: int, end: int, rule: str, message: str, hint: str = "", start: int = start) -> None:
            span = Span(lines.place(offsets.byte(start + begin)), lines.place(offsets.byte(start + end)))
            found.append(Diagnostic(path, span, rule, Severity.ERROR, message, hint))

        if piece.fault is not None:
            tell(*piece.fault)
        for item in piece.elements:
            used += [element.namespace for element in item.walk()]
            for violation in violations(item, catalog):
                if namespace in ("", violation.element.namespace):
                    rule = f"validate/{violation.breach}"
                    tell(*piece.place(violation), rule, violation.message, violation.hint)
    namespaces = {one for one in used if one and namespace in ("", one)}
    known = frozenset(one for one in namespaces if catalog.compiled(one) is not None)
    count = sum(1 for one in used if one in known)
    return Report(tuple(sorted(found, key=_order)), lines, count, known, frozenset(namespaces - known))


def _order(one: Diagnostic) -> tuple[int, str, str]:
    return (one.span.start.offset if one.span else 0, one.rule, one.message)


@frozen
class _Piece:
    elements: tuple[Element, ...]
    tags: list[Tag]
    fault: tuple[int, int, str, str, str] | None
    xml: str = ""

    def place(self, found: Violation) -> tuple[int, int]:
        """Where a violation is seen."""
        tag = self.tags[found.at.index]
        if found.attribute:
            return attribute_place(self.xml, tag, found.attribute)
        return text_place(self.xml, tag, found.text)


def _pieces(text: str, default: str) -> Iterator[tuple[int, _Piece]]:
    whole = _read(text, default)
    if whole.fault is None:
        yield 0, whole
        return
    starts = [found.start() for found in _PIECE.finditer(text)]
    if len(starts) < 2:
        yield 0, whole
        return
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        if text[start:end].strip():
            yield start, _read(text[start:end], default)


def _read(text: str, default: str) -> _Piece:
    if "<" not in text:
        return _Piece((), [], None)
    normal = normalise(text)
    root = parse(normal.document(undeclared_prefixes(normal.text), default))
    if root is not None:
        return _Piece(tuple(top_level(elements_of(root))), start_tags(normal.text), None, normal.text)
    fault = find_fault(normal)
    if fault is None:
        return _Piece((), [], (0, 1, "validate/syntax", "end tags are missing", ""))
    return _Piece((), [], (fault.start, fault.end, "validate/syntax", fault.message, fault.hint))


class _Offsets:
    """From characters to bytes of UTF-8, without counting from the start each time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ascii = text.isascii()
        self._at, self._byte = 0, 0

    def byte(self, offset: int) -> int:
        """The byte of a character."""
        if self._ascii:
            return offset
        if offset < self._at:
            self._at, self._byte = 0, 0
        self._byte += len(self._text[self._at : offset].encode())
        self._at = offset
        return self._byte
