"""What is wrong with a schema."""

from __future__ import annotations

from enum import StrEnum

from xeptools.frozen import frozen


class Grade(StrEnum):
    """How bad it is."""

    INVALID = "invalid"
    """The schema breaks XML Schema 1.0 and 1.1."""
    ONLY_1_1 = "only 1.1"
    """It breaks 1.0 alone."""
    UNRESOLVED = "unresolved"
    """It imports or includes what nobody here has."""
    UNCHECKED = "unchecked"
    """It asks for more than checking a schema may cost."""


@frozen
class SchemaFault:
    """One fault: at the element number ``index`` of the schema, or at an attribute or a text of that."""

    index: int
    attribute: str
    message: str
    hint: str = ""
    grade: Grade = Grade.INVALID
    text: str = ""
    """The text directly inside that it is about."""
    other: int = -1
    """The number of another element that has to do with it; -1 where there is none."""
    note: str = ""
    """What there is to say of that."""
