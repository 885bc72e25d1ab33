"""The ways in which XML and a schema contradict each other, and the words for them."""

from __future__ import annotations

from enum import StrEnum

from xeptools.frozen import frozen
from xeptools.stanzas.element import Element
from xeptools.stanzas.nearness import likely, slip_of


class Clash(StrEnum):
    """The ways in which XML and a schema contradict each other."""

    MISSING_ATTRIBUTE = "missing attribute"
    UNKNOWN_ATTRIBUTE = "unknown attribute"
    WRONG_VALUE = "wrong value"
    """Of an attribute, or of the text where ``name`` is empty."""
    UNKNOWN_CHILD = "unknown child"
    """An element of the same namespace that cannot stand there."""
    UNKNOWN_ELEMENT = "unknown element"
    """The first of its namespace, and no schema of that namespace knows it."""
    UNEXPECTED_TEXT = "unexpected text"
    FOREIGN_TWIN = "foreign twin"
    """A child of another namespace, which does not know it, with the name of one that may stand there."""


@frozen
class Disagreement:
    """One contradiction, at ``element`` of an example."""

    clash: Clash
    element: Element
    """For an unknown child the child itself."""
    parent: str
    """The name of the element that the schema describes."""
    name: str
    """The attribute, or the child, or empty."""
    value: str
    allowed: tuple[str, ...]
    """What the schema has instead, in order; for a foreign twin its name with the prefix that it lacks."""
    namespace: str
    declared: int
    """The number of the declaration in its schema; -1 where there is none."""

    @property
    def pattern(self) -> tuple[str, ...]:
        """What is the same where the same contradiction occurs again."""
        return (self.clash, self.namespace, self.parent, self.name, self.value)


def message(found: Disagreement, *, own: bool) -> str:
    """What is wrong; ``own`` where the schema is the document's."""
    parent = f"<{found.parent}/>"
    schema = "the schema" if own else f"the schema of {found.namespace}"
    match found.clash:
        case Clash.MISSING_ATTRIBUTE:
            what = f"{parent} has no attribute '{found.name}', which {schema} demands"
        case Clash.UNKNOWN_ATTRIBUTE:
            what = f"{parent} has an attribute '{found.name}', which {schema} does not declare"
        case Clash.WRONG_VALUE if found.name:
            what = f"'{found.value}' is no value that {schema} lists for '{found.name}' of {parent}"
        case Clash.WRONG_VALUE:
            what = f"'{found.value}' is no text that {schema} lists for {parent}"
        case Clash.UNKNOWN_CHILD:
            what = f"<{found.name}/> stands in {parent}, where {schema} does not have it"
        case Clash.UNKNOWN_ELEMENT:
            what = f"{schema} has no element '{found.name}'"
        case Clash.FOREIGN_TWIN:
            what = f"<{found.name}/> in {parent} is of the namespace {found.value}, not of that of its parent"
        case Clash.UNEXPECTED_TEXT:
            what = f"text stands in {parent}, where {schema} has none"
    return f"example and schema disagree: {what}" if own else what


def hint(found: Disagreement, *, own: bool) -> str:
    """What may be meant, what there is, or else what to do; ``own`` as for :func:`message`."""
    match found.clash:
        case Clash.MISSING_ATTRIBUTE:
            if found.allowed:
                return f"write {found.name}='{found.allowed[0]}' instead of the text"
            return f"add {found.name}='…'" + (", or make it optional in the schema" if own else "")
        case Clash.FOREIGN_TWIN:
            return f"write <{found.allowed[0]}/>" if found.allowed else "take its xmlns away"
        case Clash.UNEXPECTED_TEXT:
            return "take it out, or put it into an element"
        case Clash.UNKNOWN_CHILD if found.name in found.allowed:
            return "one of another namespace may stand there: add xmlns='…'"
        case Clash.UNKNOWN_CHILD if not found.allowed:
            return "is its namespace missing? add xmlns='…'"
        case _:
            word = found.value or found.name
            there = found.element.attributes if found.clash is Clash.UNKNOWN_ATTRIBUTE else ()
            if near := likely(word, [name for name in found.allowed if name not in there]):
                return f"did you mean '{near}'?"
            few = ", ".join(f"'{name}'" for name in found.allowed[:8] if name)
            if few:
                return f"there is: {few}" + (" …" if len(found.allowed) > 8 else "")
            return "take it out, or declare it in the schema" if own else "take it out"


def remedy(found: Disagreement) -> str:
    """What to do about the schema, where it is the examples of its document that seem right."""
    match found.clash:
        case Clash.MISSING_ATTRIBUTE:
            return f"make '{found.name}' optional, or add it to the examples"
        case Clash.WRONG_VALUE:
            return f"list '{found.value}' too, or correct the examples"
        case Clash.UNEXPECTED_TEXT:
            return "let it have text, or take that out of the examples"
        case Clash.FOREIGN_TWIN:
            return hint(found, own=True)
        case _ if there := slip_of(found.name, found.allowed):
            return f"it has '{there}': is '{found.name}' meant?"
        case _:
            return f"declare '{found.name}', or take it out of the examples"
