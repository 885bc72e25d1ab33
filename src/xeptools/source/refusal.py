"""Where a document that lxml refuses is not well-formed: expat knows the bytes, lxml only lines."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from lxml import etree

from xeptools.source import limits
from xeptools.source.declarations import Doctype
from xeptools.source.fault import SyntaxFault
from xeptools.source.faults import explained, fault_in_doctype
from xeptools.source.syntax import content_start, parser, without_doctype


class _TooDeepError(Exception):
    """The document nests deeper than any parser has to follow."""


class _Reading:
    """One pass of expat, for the place of the fault and of what was left open."""

    def __init__(self) -> None:
        # The separator makes expat look at namespace prefixes, as lxml does.
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.UseForeignDTD(True)
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
        self.parser.ExternalEntityRefHandler = lambda *_: 1
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.open: list[int] = []
        """Where the elements begin that are open."""

    def start(self, _name: str, _attributes: dict[str, str]) -> None:
        self.open.append(self.parser.CurrentByteIndex)
        if len(self.open) > limits.ELEMENT_DEPTH:
            raise _TooDeepError

    def end(self, _name: str) -> None:
        self.open.pop()


def find_fault(utf8: bytes, doctype: Doctype | None) -> SyntaxFault:
    """Why a document that lxml refuses is not well-formed; places are offsets into ``utf8`` itself."""
    if doctype is not None and doctype.fault >= 0:
        return fault_in_doctype(utf8, doctype.start, doctype.fault)
    blanked = without_doctype(utf8, doctype)
    shift = len(blanked) - len(utf8)
    shift_from = doctype.start if doctype is not None else content_start(utf8, None)

    def original(offset: int) -> int:
        return max(offset - shift, shift_from) if offset > shift_from else offset

    reading = _Reading()
    try:
        reading.parser.Parse(blanked, True)
    except expat.ExpatError as error:
        at = original(max(reading.parser.ErrorByteIndex, 0))
        return explained(error.code, utf8, at, [original(start) for start in reading.open])
    except _TooDeepError:
        message = f"more than {limits.ELEMENT_DEPTH} elements inside one another"
        return SyntaxFault(
            message, original(reading.open[-1]), "no published document nests as deep: close some"
        )
    return _refused(blanked, original)


def _refused(blanked: bytes, original: Callable[[int], int]) -> SyntaxFault:
    """The fault of a document that lxml alone refuses (``xml:id='1'``), in its words."""
    try:
        etree.fromstring(blanked, parser(recover=False))
    except etree.XMLSyntaxError as error:
        line, column = error.position
        start = 0
        for _ in range(line - 1):
            start = blanked.find(b"\n", start) + 1
        message = error.msg.rpartition(", line ")[0]
        return SyntaxFault(message, original(start + max(column - 1, 0)), "write it as XML has it")
    return SyntaxFault("the XML parser refuses this document", 0, "write it as XML has it")
