"""Is it well-formed, and if not, where: the one door to the XML parsers.

The DOCTYPE never reaches a parser: an empty one takes its place. So no parser can
be made to fetch or expand anything, and entity references stay in the tree as nodes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

from lxml import etree

from xeptools.source import limits
from xeptools.source.declarations import Doctype

_BLANK = b'<!DOCTYPE xep SYSTEM "">'
_XML_DECLARATION = re.compile(rb"<\?xml\s.*?\?>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """The first breach of XML's grammar: offsets are into the UTF-8."""

    message: str
    start: int
    opened: int
    """Where the element was opened that should have been closed, or -1."""
    opened_name: str


def content_start(utf8: bytes, doctype: Doctype | None) -> int:
    """Where the part begins in which elements can stand."""
    if doctype is not None:
        return doctype.end
    found = _XML_DECLARATION.match(utf8)
    return found.end() if found else 0


def without_doctype(utf8: bytes, doctype: Doctype | None) -> bytes:
    """``utf8`` with an empty DOCTYPE in the place of its own, if it had any.

    With one, a reference to an entity that the parser does not know is a node; without, an error.
    """
    start = doctype.start if doctype is not None else content_start(utf8, None)
    return utf8[:start] + _BLANK + utf8[doctype.end if doctype is not None else start :]


def tree_of(blanked: bytes) -> etree._Element | None:
    """The tree of a well-formed document, references kept; None where it is not well-formed."""
    return _parse(blanked, recover=False)


def recovered_tree_of(blanked: bytes) -> etree._Element | None:
    """What can be read of a broken document; None where nothing can."""
    return _parse(blanked, recover=True)


def _parse(blanked: bytes, *, recover: bool) -> etree._Element | None:
    # A parser is good for one document: one that is kept would keep its last error too.
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=True,
        recover=recover,
    )
    try:
        root: etree._Element | None = etree.fromstring(blanked, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def fragment_of(text: str) -> etree._Element | None:
    """A replacement text as the content of one element; None where it is not well-formed."""
    return _parse(_BLANK + b"<e>" + text.encode("utf-8", "replace") + b"</e>", recover=False)


class _Reading:
    """One pass of expat, for the place of the fault and of what was left open."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8")
        self.parser.UseForeignDTD(True)
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
        self.parser.ExternalEntityRefHandler = lambda *_: 1
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.open: list[tuple[str, int]] = []
        self.deepest: tuple[str, int] | None = None

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        self.open.append((name, self.parser.CurrentByteIndex))
        if len(self.open) == limits.ELEMENT_DEPTH + 1:
            self.deepest = self.deepest or self.open[-1]

    def end(self, _name: str) -> None:
        self.open.pop()


def find_fault(utf8: bytes, doctype: Doctype | None) -> SyntaxFault:
    """Why a document that lxml refuses is not well-formed.

    The offsets are right for the original ``utf8``; the words are for its author.
    """
    blanked = without_doctype(utf8, doctype)
    shift = len(blanked) - len(utf8)
    shift_from = doctype.start if doctype is not None else content_start(utf8, None)
    reading = _Reading()

    def original(offset: int) -> int:
        return max(offset - shift, shift_from) if shift and offset > shift_from else offset

    try:
        reading.parser.Parse(blanked, True)
    except expat.ExpatError as error:
        offset = original(max(reading.parser.ErrorByteIndex, 0))
        name, opened = reading.open[-1] if reading.open else ("", -1)
        code = error.code
        if code == expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH]:
            found = re.match(rb"</?([^\s>/]*)", utf8[offset : offset + 200])
            wrong = found[1].decode("utf-8", "replace") if found else ""
            message = f"</{wrong}> closes nothing here: <{name}> is still open"
            return SyntaxFault(message, offset, original(opened), name)
        if not reading.open and b"<" not in blanked[len(_BLANK) + shift_from :]:
            return SyntaxFault("there is no element in this file", offset, -1, "")
        if offset >= len(utf8.rstrip()) and reading.open:
            return SyntaxFault(f"the file ends while <{name}> is still open", offset, original(opened), name)
        return SyntaxFault(_words(expat.ErrorString(code)), offset, -1, "")
    except (ValueError, OverflowError) as error:
        return SyntaxFault(str(error), 0, -1, "")
    if reading.deepest is not None:
        name, opened = reading.deepest
        message = f"more than {limits.ELEMENT_DEPTH} elements inside one another"
        return SyntaxFault(message, original(opened), -1, "")
    return SyntaxFault("the XML parser refuses this document", 0, -1, "")


_PLAINLY = {
    "not well-formed (invalid token)": "this is not well-formed XML",
    "unclosed token": "this construct is never closed",
    "unclosed CDATA section": "this CDATA section is never closed with ]]>",
    "duplicate attribute": "the same attribute stands twice in this tag",
    "junk after document element": "something stands after the end of the outermost element",
    "unbound prefix": "this namespace prefix is not declared",
    "reference to invalid character number": "this character reference names no XML character",
    "no element found": "there is no element in this file",
}


def _words(message: str) -> str:
    return _PLAINLY.get(message, message)
