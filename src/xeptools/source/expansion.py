"""An entity as plain text, within the limits: for attribute values and examples."""

from __future__ import annotations

import re
from html import unescape

from xeptools.source import limits
from xeptools.source.entities import Entities

_REFERENCE = re.compile(r"&(#?[^\s;&<]{1,100});")
_PREDEFINED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_TAG = re.compile(r"<[^<>]*>")
ATTRIBUTE_CHARACTERS = 100_000
"""An attribute value holds a caption or a namespace, never a book."""


def expand_attribute(entities: Entities, raw: str) -> str:
    """An attribute's value as written, references expanded and white space normalised (XML 1.0 §3.3.3).

    A reference that nothing declares stays as it is written, so that its reader sees it.
    """
    return re.sub(r"[\t\r\n]", " ", _expanded(entities, raw, 0, [ATTRIBUTE_CHARACTERS]))


def undeclared_in(entities: Entities, raw: str) -> list[str]:
    """The names that an attribute's value refers to and nothing declares."""
    names = (found[1] for found in _REFERENCE.finditer(raw))
    return [
        name
        for name in names
        if not name.startswith("#") and name not in _PREDEFINED and entities.get(name) is None
    ]


def text_of_entity(entities: Entities, name: str) -> str | None:
    """The text that ``&name;`` stands for, markup left out; None where nothing declares it."""
    text = entities.get(name)
    if text is None:
        return None
    return _expanded(entities, _TAG.sub("", text), 1, [limits.ENTITY_CHARACTERS])


def _expanded(entities: Entities, text: str, depth: int, budget: list[int]) -> str:
    def one(found: re.Match[str]) -> str:
        name = found[1]
        if name in _PREDEFINED:
            return _PREDEFINED[name]
        if name.startswith("#"):
            return unescape(found[0])
        inner = entities.get(name)
        if inner is None or depth >= limits.ENTITY_DEPTH or budget[0] < len(inner):
            return found[0]
        budget[0] -= len(inner)
        return _expanded(entities, _TAG.sub("", inner), depth + 1, budget)

    return _REFERENCE.sub(one, text) if "&" in text else text
