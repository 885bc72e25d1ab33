"""Nodes of the model as plain data, one after the other by their own fields.

The shape is held to ``schema.json``, which lists each field: one that is added to the model without its place
there fails the tests.
"""

import datetime as dt
from enum import StrEnum
from typing import Any

from xeptools.model import Block, Field, Inline, Section

_TYPED: tuple[type, ...] = (Section, *Block.__args__, *(cls for cls in Inline.__args__ if cls is not str))
"""What stands beside others in a list, and says what it is."""
_KEPT_BACK = frozenset({"at", "lead"})
"""Places in the source file, which its reader does not have."""


def data(value: Any) -> Any:
    """Give a value of the model for ``json.dumps``.

    Tuples become arrays, a header's field its text, a date ISO 8601 text, and a node an object; one of a
    closed union (``Block``, ``Inline``, ``Section``) begins with its ``type``.
    """
    match value:
        case str() | int() | None:
            return value.value if isinstance(value, StrEnum) else value
        case tuple():
            return [data(item) for item in value]
        case dt.date():
            return value.isoformat()
        case Field():
            return value.text
        case _:
            return _node(value)


def _node(value: Any) -> dict[str, Any]:
    typed = {"type": _name(type(value))} if isinstance(value, _TYPED) else {}
    fields = ((name, getattr(value, name)) for name in value.__match_args__ if name not in _KEPT_BACK)
    return {**typed, **{name: data(part) for name, part in fields}}


def _name(cls: type) -> str:
    """Give the name of a class in small letters: ``bullet_list``."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in cls.__name__)[1:]
