"""What values are in this project: dataclasses that nobody changes once they are made."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import CodeType, FunctionType
from typing import Any, TypeVar, dataclass_transform

Value = TypeVar("Value")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[Value]) -> type[Value]:
    """Make a dataclass with slots that the type checker takes for frozen.

    At run time a frozen dataclass sets each field through ``object.__setattr__``: for the hundred
    thousand nodes of a tree of documents that was a fifth of all the time of resolving them. And each
    method that is generated for a class is compiled when it is imported, which for all classes of a command
    took a quarter of its start. Here a constructor is compiled once for each number of fields, save where
    a field has a ``default_factory``, and the others read the fields.
    """
    factories = [
        value for value in vars(cls).values() if getattr(value, "default_factory", MISSING) is not MISSING
    ]
    made = dataclass(slots=True, init=bool(factories), eq=False, repr=False)(cls)
    methods: Any = made
    if not factories:
        methods.__init__ = _constructor(made)
    methods.__eq__, methods.__hash__, methods.__repr__ = _equal, _hash, _repr
    return made


def _constructor(cls: Any) -> FunctionType:
    names = cls.__match_args__
    code = _storing(len(names)).replace(
        co_names=names, co_varnames=("self", *names), co_qualname=f"{cls.__qualname__}.__init__"
    )
    defaults = tuple([field.default for field in fields(cls) if field.default is not MISSING])
    return FunctionType(code, {}, "__init__", defaults)


@cache
def _storing(count: int) -> CodeType:
    """What stores so many arguments in as many attributes; the names are yet to be put in."""
    names = [f"_{number}" for number in range(count)]
    stored = "; ".join([f"self.{name} = {name}" for name in names]) or "pass"
    module = compile(f"def __init__({', '.join(['self', *names])}): {stored}", __file__, "exec")
    return next(constant for constant in module.co_consts if isinstance(constant, CodeType))


def _fields(one: Any) -> tuple[Any, ...]:
    return tuple([getattr(one, name) for name in one.__match_args__])


def _equal(self: Any, other: object) -> bool:
    return self.__class__ is other.__class__ and _fields(self) == _fields(other)


def _hash(self: Any) -> int:
    return hash(_fields(self))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{self.__class__.__qualname__}({shown})"
