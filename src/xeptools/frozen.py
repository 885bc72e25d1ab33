"""What values are in this project: dataclasses that nobody changes once they are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar, dataclass_transform

Value = TypeVar("Value")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[Value]) -> type[Value]:
    """Make a dataclass with slots that the type checker takes for frozen.

    At run time a frozen dataclass sets each field through ``object.__setattr__``: for the hundred
    thousand nodes of a tree of documents that was a fifth of all the time of resolving them. And each
    method that is generated for a class is compiled when it is imported, which for all classes of a command
    took a fifth of its start; so only the constructor is. The others are these, which read the fields.
    """
    made = dataclass(slots=True, eq=False, repr=False)(cls)
    methods: Any = made
    methods.__eq__, methods.__hash__, methods.__repr__ = _equal, _hash, _repr
    return made


def _fields(one: Any) -> tuple[Any, ...]:
    return tuple([getattr(one, name) for name in one.__match_args__])


def _equal(self: Any, other: object) -> bool:
    return self.__class__ is other.__class__ and _fields(self) == _fields(other)


def _hash(self: Any) -> int:
    return hash(_fields(self))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{self.__class__.__qualname__}({shown})"
