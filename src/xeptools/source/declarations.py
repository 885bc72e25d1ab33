"""Entity declarations: the internal subset of a document, and entity files.

A small reader of our own, because libxml2 would have to be trusted with what the declarations
of a stranger may fetch and expand: here nothing is fetched, and nothing expands before its use
is counted. XML 1.0 §2.8 (prolog), §4.2 (declarations), §4.5 (replacement text).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = rb"[A-Za-z_:\x80-\xff][-A-Za-z0-9._:\x80-\xff]*"
_LITERAL = rb"(?:\"[^\"]*\"|'[^']*')"
_SPACE = re.compile(rb"[ \t\r\n]*")
_PROLOG = re.compile(rb"(?:[ \t\r\n]+|<\?.*?\?>|<!--.*?-->)", re.DOTALL)
_DOCTYPE = re.compile(
    rb"<!DOCTYPE[ \t\r\n]+(?P<name>" + _NAME + rb")"
    rb"(?:[ \t\r\n]+(?:SYSTEM|PUBLIC[ \t\r\n]+" + _LITERAL + rb")[ \t\r\n]*(?P<system>" + _LITERAL + rb"))?"
    rb"[ \t\r\n]*(?P<open>\[)?"
)
_DECLARATION = re.compile(
    rb"(?P<space>[ \t\r\n]+)"
    rb"|<!--(?P<comment>.*?)-->"
    rb"|<\?.*?\?>"
    rb"|%(?P<use>" + _NAME + rb");"
    rb"|<!ENTITY[ \t\r\n]+(?P<parameter>%[ \t\r\n]+)?(?P<name>" + _NAME + rb")[ \t\r\n]+"
    rb"(?:(?P<value>" + _LITERAL + rb")"
    rb"|(?:SYSTEM|PUBLIC[ \t\r\n]+" + _LITERAL + rb")[ \t\r\n]+(?P<system>" + _LITERAL + rb")"
    rb"(?:[ \t\r\n]+NDATA[ \t\r\n]+" + _NAME + rb")?)[ \t\r\n]*>"
    rb"|<!(?:ELEMENT|ATTLIST|NOTATION)\b(?:[^\"'>]|" + _LITERAL + rb")*>",
    re.DOTALL,
)
_CHARACTER = re.compile(r"&#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,8}));")


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Doctype:
    """The document type declaration: ``start`` and ``end`` are offsets into the UTF-8."""

    name: str
    system: str
    steps: tuple[Declaration, ...]
    start: int
    end: int


def read_doctype(utf8: bytes) -> Doctype | None:
    """The DOCTYPE of a document; None where it has none or an unreadable one (the parser tells that)."""
    at = 0
    while found := _PROLOG.match(utf8, at):
        at = found.end()
    found = _DOCTYPE.match(utf8, at)
    if found is None:
        return None
    end = found.end()
    steps: list[Declaration] = []
    if found["open"]:
        for step in read_declarations(utf8, end):
            end = step.end
            if step.name:
                steps.append(step)
        if utf8[end : end + 1] != b"]":
            return None
        end = _after_space(utf8, end + 1)
    if utf8[end : end + 1] != b">":
        return None
    return Doctype(found["name"].decode(), _unquoted(found["system"]), tuple(steps), at, end + 1)


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
            text = None if value is None else _with_characters(value[1:-1].decode())
            system = _unquoted(found["system"])
            yield Declaration(
                found["name"].decode(), text, system, bool(found["parameter"]), False, start, at
            )
        else:
            yield Declaration("", None, "", False, False, start, at)


def _after_space(utf8: bytes, at: int) -> int:
    found = _SPACE.match(utf8, at)
    return found.end() if found else at


def _unquoted(literal: bytes | None) -> str:
    return literal[1:-1].decode() if literal else ""


def _with_characters(literal: str) -> str:
    """Character references in an entity's literal are replaced when it is declared (XML 1.0 §4.5)."""
    if "&#" not in literal:
        return literal
    return _CHARACTER.sub(_character, literal)


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    legal = (
        code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    )
    return chr(code) if legal else "\ufffd"
