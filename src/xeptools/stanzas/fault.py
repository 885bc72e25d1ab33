"""What keeps an example from being read."""

from __future__ import annotations

from enum import StrEnum

from xeptools.frozen import frozen


class FaultKind(StrEnum):
    """What may be wrong with the XML of an example."""

    SYNTAX = "syntax"
    """It is not well-formed (XML 1.0 §2.1), or breaks the rules of names (Namespaces in XML §2.2, §4)."""
    PREFIX = "prefix"
    """It is, but a prefix is not declared in it (Namespaces in XML §5)."""
    TWICE = "twice"
    """It is, but two attributes of an element have the same expanded name (Namespaces in XML §6.3)."""


@frozen
class Fault:
    """The first fault; ``start`` and ``end`` are offsets into the text."""

    kind: FaultKind
    message: str
    hint: str
    start: int
    end: int
    related: tuple[int, int] | None = None
    """The other tag that has to do with it, such as the start tag of what should have been closed before."""
    note: str = ""
    """What there is to say of that tag."""
