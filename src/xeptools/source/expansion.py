"""An entity as plain text, within the limits: for attribute values and examples."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from xeptools.source import limits
from xeptools.source.entities import Entities
from xeptools.source.text import PREDEFINED, character
from xeptools.source.tokens import Kind, Tokens

_REFERENCE = re.compile(r"&(#[0-9]+|#x[0-9A-Fa-f]+|[^#\s;&<][^\s;&<]*);")
_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"\r\n|[\t\r\n]")
_START_TAG = re.compile(r"<[A-Za-z_][^<>]*>")
_ATTRIBUTE = re.compile(r"""(=\s*)(["'])(.*?)\2""", re.DOTALL)
_ATTRIBUTE_WITH_REFERENCE = re.compile(r"""=\s*(?:"[^"<&]*&[^"<]*"|'[^'<&]*&[^'<]*')""")


class Budget:
    """How much of what its entities stand for a document may bring in."""

    __slots__ = ("_characters", "_references", "reached")

    def __init__(self) -> None:
        self._characters = limits.ENTITY_CHARACTERS
        self._references = limits.ENTITY_COUNT
        self.reached: list[str] = []
        """The limits that were reached, in words."""

    @property
    def spent(self) -> int:
        """Characters brought in so far."""
        return limits.ENTITY_CHARACTERS - self._characters

    def spend(self, replacement: str, depth: int) -> bool:
        """Pay for one replacement text at ``depth`` (0 is the document's own); False where it is too much."""
        self._characters -= len(replacement)
        self._references -= 1
        if depth >= limits.ENTITY_DEPTH:
            self._reach(f"entities nest more than {limits.ENTITY_DEPTH} deep")
        elif self._references < 0:
            self._reach(f"more than {limits.ENTITY_COUNT:,} entity references are expanded")
        elif self._characters < 0:
            self._reach(f"entities expand to more than {limits.ENTITY_CHARACTERS:,} characters")
        else:
            return True
        return False

    def _reach(self, limit: str) -> None:
        if limit not in self.reached:
            self.reached.append(limit)


def expand_attribute(entities: Entities, raw: str, budget: Budget) -> str:
    """An attribute's value as written, references expanded and white space normalised (XML 1.0 §3.3.3).

    A reference that nothing declares stays as it is written, so that its reader sees it.
    """
    return _SPACE.sub(" ", _expanded(entities, raw, 0, budget))


def _expanded(entities: Entities, text: str, depth: int, budget: Budget) -> str:
    def one(found: re.Match[str]) -> str:
        name = found[1]
        if name in PREDEFINED or name.startswith("#"):
            return character(found[0])
        inner = entities.get(name)
        if inner is None or not budget.spend(inner, depth):
            return found[0]
        return _expanded(entities, _TAG.sub("", inner), depth + 1, budget)

    return _REFERENCE.sub(one, text) if "&" in text else text


def undeclared_in(entities: Entities, raw: str) -> list[str]:
    """The names that an attribute's value refers to and nothing declares."""
    return [name for name in _names_in(raw) if entities.get(name) is None]


def marked_up_in(entities: Entities, raw: str, known: dict[str, bool]) -> list[str]:
    """The names that an attribute's value refers to and that bring in a tag, which no value may hold.

    XML 1.0 §3.1, "No < in Attribute Values": a reader that knows the declarations refuses the document.
    ``known`` keeps what was found of each name, so that it is looked at once.
    """
    return [name for name in dict.fromkeys(_names_in(raw)) if _brings_markup(entities, name, known)]


def _brings_markup(entities: Entities, name: str, known: dict[str, bool], depth: int = 0) -> bool:
    if name not in known:
        replacement = entities.get(name) or ""
        known[name] = False  # what one in a circle brings in while it is looked at
        known[name] = "<" in replacement or (
            depth < limits.ENTITY_DEPTH
            and any(_brings_markup(entities, inner, known, depth + 1) for inner in _names_in(replacement))
        )
    return known[name]


def _names_in(raw: str) -> list[str]:
    names = (found[1] for found in _REFERENCE.finditer(raw))
    return [name for name in names if not name.startswith("#") and name not in PREDEFINED]


@lru_cache(maxsize=4096)
def refers_in_attribute(replacement: str) -> bool:
    """Whether the tags in a replacement text have references in their attribute values."""
    return _ATTRIBUTE_WITH_REFERENCE.search(replacement) is not None


def in_attributes(replacement: str, expand: Callable[[str], str]) -> str:
    """A replacement text with its attribute values expanded: lxml would drop the references in them.

    ``expand`` is given a value as written, and its result is escaped.
    """

    def one(found: re.Match[str]) -> str:
        return f"{found[1]}{found[2]}{_quotable(expand(found[3]))}{found[2]}"

    def tag(found: re.Match[str]) -> str:
        return _ATTRIBUTE.sub(one, found[0]) if "&" in found[0] else found[0]

    return _START_TAG.sub(tag, replacement) if refers_in_attribute(replacement) else replacement


def _quotable(value: str) -> str:
    value = value.replace("&", "&amp;").replace("<", "&lt;")
    return value.replace('"', "&quot;").replace("'", "&apos;")


def text_of_entity(entities: Entities, name: str, budget: Budget) -> str | None:
    """The text that ``&name;`` stands for, markup and notes left out.

    None where nothing declares it, and where it is too much.
    """
    text = entities.get(name)
    return _text(entities, text, 0, budget) if text is not None and budget.spend(text, 0) else None


def _text(entities: Entities, replacement: str, depth: int, budget: Budget) -> str:
    if "<" not in replacement and "&" not in replacement:
        return replacement
    parts: list[str] = []
    for token, read in Tokens(f"<e>{replacement}</e>".encode(), 0).runs(0):
        inner = entities.get(read[1:-1]) if token.kind is Kind.REFERENCE else None
        if inner is None or not budget.spend(inner, depth + 1):
            parts.append(read)
        else:
            parts.append(_text(entities, inner, depth + 1, budget))
    return "".join(parts)
