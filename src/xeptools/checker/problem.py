"""What a rule yields: where, what is wrong, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator

from xeptools.checker.places import Node, Raw, Where
from xeptools.frozen import frozen


@frozen
class Replace:
    """The place gets another text, escaped as its surroundings demand."""

    where: Where
    text: str


@frozen
class Rewrite:
    """The place gets another markup, taken as it is."""

    where: Where
    markup: str


@frozen
class Remove:
    """The place goes; an element (or a reference) that has its lines to itself goes with them.

    An attribute goes with its name and the white space before it.
    """

    where: Where


@frozen
class SetAttribute:
    """An attribute gets a value; one that is not there is put after the others."""

    node: Node
    name: str
    value: str


@frozen
class InsertBefore:
    """New lines of markup before a node that begins a line, indented as it is."""

    node: Node | Raw
    markup: str


@frozen
class InsertAfter:
    """New lines of markup after the end of a node, indented as it is."""

    node: Node | Raw
    markup: str


Change = Replace | Rewrite | Remove | SetAttribute | InsertBefore | InsertAfter


@frozen
class Mend:
    """A way to mend the fault, made whole or not at all.

    The engine turns it into byte-exact edits; where one of its places cannot be found exactly (what
    an entity brought in, a text broken up by markup), the problem is told without it.
    """

    label: str
    """What it does, in the imperative."""
    changes: tuple[Change, ...]
    safe: bool


def mend(label: str, *changes: Change) -> Mend:
    """Offer a fix that keeps the meaning: ``--fix`` makes it without asking."""
    return Mend(label, changes, safe=True)


def proposal(label: str, *changes: Change) -> Mend:
    """Offer a fix that a person must confirm: an editor shows it, ``--fix`` leaves it alone."""
    return Mend(label, changes, safe=False)


@frozen
class Problem:
    """One fault in one place. The engine adds path, line, rule and severity."""

    where: Where
    message: str
    """What is wrong, as a phrase without a full stop: it stands behind ``error:``."""
    hint: str = ""
    """What to write instead."""
    fix: Mend | None = None
    related: tuple[tuple[Where, str], ...] = ()
    """Other places that explain it, each with a few words."""


Problems = Iterator[Problem]
