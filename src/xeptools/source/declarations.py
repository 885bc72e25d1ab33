"""Entity declarations: the internal subset of a document, and entity files.

A small reader of our own, because libxml2 would have to be trusted with what the declarations
of a stranger may fetch and expand: here nothing is fetched, and nothing expands before its use
is counted. XML 1.0 §2.8 (prolog), §4.2 (declarations), §4.5 (replacement text).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xeptools.frozen import frozen
from xeptools.source import limits
from xeptools.source.text import character

_NAME = rb"[A-Za-z_:\x80-\xff][-A-Za-z0-9._:\x80-\xff]*"
_LITERAL = rb"(?:\"[^\"]*\"|'[^']*')"
_PROLOG = re.compile(rb"[ \t\r\n]+|<\?(?P<instruction>.*?)\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(
    rb"<!DOCTYPE[ \t\r\n]+(?P<name>" + _NAME + rb")"
    rb"(?:[ \t\r\n]+(?:SYSTEM|PUBLIC[ \t\r\n]+" + _LITERAL + rb")[ \t\r\n]*(?P<system>" + _LITERAL + rb"))?"
    rb"[ \t\r\n]*(?P<open>\[)?"
)
_DECLARATION = re.compile(
    rb"[ \t\r\n]+"
    rb"|<!--(?:[^-]|-[^-])*+-->"
    rb"|<\?.*?\?>"
    rb"|%(?P<use>" + _NAME + rb");"
    rb"|<!ENTITY[ \t\r\n]+(?P<parameter>%[ \t\r\n]+)?(?P<name>" + _NAME + rb")[ \t\r\n]+"
    rb"(?:(?P<value>" + _LITERAL + rb")"
    rb"|(?:SYSTEM|PUBLIC[ \t\r\n]+" + _LITERAL + rb")[ \t\r\n]+(?P<system>" + _LITERAL + rb")"
    rb"(?:[ \t\r\n]+NDATA[ \t\r\n]+" + _NAME + rb")?)[ \t\r\n]*>"
    rb"|<!(?:ELEMENT|ATTLIST|NOTATION)\b(?:[^\"'<>]|" + _LITERAL + rb")*+>",
    re.DOTALL,
)
_END_OF_SUBSET = re.compile(rb"\][ \t\r\n]*>")
_END_WITHOUT_SUBSET = re.compile(rb">")
_LIKELY_END = re.compile(rb"\][ \t\r\n]*>|(?=<xep[ \t\r\n>])")
_LINE_END = re.compile(r"\r\n?")
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CHARACTER_REFERENCE = re.compile(r"&#(?:x[0-9A-Fa-f]+|[0-9]+);")


@frozen
class Declaration:
    """One step of a subset, in its order: an entity declared, or a parameter entity used."""

    name: str
    text: str | None
    """The replacement text; None for an external entity and for a use."""
    system: str
    """The system identifier of an external entity, or empty."""
    parameter: bool
    use: bool
    """``%name;``: the declarations of that parameter entity stand here."""
    start: int
    end: int


@frozen
class Doctype:
    """The document type declaration: ``start`` and ``end`` are offsets into the UTF-8."""

    name: str
    system: str
    steps: tuple[Declaration, ...]
    """At most one more than the limit, which then shows that there are too many."""
    start: int
    end: int
    fault: int
    """Where it cannot be read further, or -1; ``end`` is then where it seems to end."""


def read_doctype(utf8: bytes) -> Doctype | None:
    """The DOCTYPE of a document; None where it has none."""
    at = 0
    for found in _prolog(utf8, 0):
        at = found.end()
    if not utf8.startswith(b"<!DOCTYPE", at):
        return None
    name, system, end, close = "", "", at, None
    steps: list[Declaration] = []
    if head := _DOCTYPE.match(utf8, at):
        name, system, end = head["name"].decode(), _unquoted(head["system"]), head.end()
        if head["open"]:
            for step in read_declarations(utf8, end):
                end = step.end
                if step.name and len(steps) <= limits.DECLARATIONS:
                    steps.append(step)
        close = (_END_OF_SUBSET if head["open"] else _END_WITHOUT_SUBSET).match(utf8, end)
    if close:
        return Doctype(name, system, tuple(steps), at, close.end(), -1)
    likely = _LIKELY_END.search(utf8, end)
    return Doctype(name, system, tuple(steps), at, likely.end() if likely else len(utf8), end)


def instructions(utf8: bytes, doctype: Doctype | None) -> Iterator[str]:
    """What stands between ``<?`` and ``?>`` before the root: the XML declaration, stylesheets."""
    starts = (0,) if doctype is None else (0, doctype.end)
    for start in starts:
        for found in _prolog(utf8, start):
            if found["instruction"] is not None:
                yield found["instruction"].decode()


def _prolog(utf8: bytes, at: int) -> Iterator[re.Match[bytes]]:
    """What may stand around the DOCTYPE: white space, comments, instructions."""
    while found := _PROLOG.match(utf8, at):
        at = found.end()
        yield found


def read_declarations(utf8: bytes, at: int = 0) -> Iterator[Declaration]:
    """The declarations from ``at`` on, as long as they can be read.

    White space, comments and other declarations are passed on as steps without a name, so
    that the last step's ``end`` tells how far the reading came.
    """
    while found := _DECLARATION.match(utf8, at):
        start, at = at, found.end()
        if found["use"]:
            yield Declaration(found["use"].decode(), None, "", True, True, start, at)
        elif found["name"]:
            value = found["value"]
            text = None if value is None else _replacement_text(value[1:-1].decode())
            system = _unquoted(found["system"])
            yield Declaration(
                found["name"].decode(), text, system, bool(found["parameter"]), False, start, at
            )
        else:
            yield Declaration("", None, "", False, False, start, at)


def _unquoted(literal: bytes | None) -> str:
    return literal[1:-1].decode() if literal else ""


def _replacement_text(literal: str) -> str:
    """Line ends and character references are settled when an entity is declared (XML 1.0 §2.11, §4.5)."""
    if "\r" in literal:
        literal = _LINE_END.sub("\n", literal)
    # No parser sees these literals, so what no XML document may hold is refused here.
    literal = _NO_CHARACTER.sub("\ufffd", literal)
    if "&#" in literal:
        literal = _CHARACTER_REFERENCE.sub(lambda found: character(found[0]), literal)
    return literal
