"""Disagreements between examples and schemas in words, and where each is told."""

from __future__ import annotations

from xeptools.stanzas.examples import Examples
from xeptools.stanzas.judge import Clash, Disagreement
from xeptools.stanzas.nearness import likely
from xeptools.stanzas.snippet import Snippet

OFTEN = 3
"""So many examples that do the same thing speak against the schema."""

Found = list[tuple[Snippet, Disagreement]]


def told_at_schema(examples: Examples) -> dict[tuple[str, ...], Found]:
    """What several examples of a document have against its own schema, by pattern."""
    by_pattern: dict[tuple[str, ...], Found] = {}
    for snippet, found in examples.disagreements:
        if found.namespace in examples.local.own:
            by_pattern.setdefault(found.pattern, []).append((snippet, found))
    return {pattern: found for pattern, found in by_pattern.items() if _speaks_against(found, examples)}


def _speaks_against(found: Found, examples: Examples) -> bool:
    """Whether it is the schema that seems wrong: many examples agree, or none uses what it declares."""
    first = found[0][1]
    if len({snippet.block.at for snippet, _ in found}) >= OFTEN:
        return True
    return first.clash is Clash.UNKNOWN_ELEMENT and not any(
        element.namespace == first.namespace and element.name in first.allowed
        for snippet, element in examples.elements
    )


def place(snippet: Snippet, found: Disagreement) -> tuple[int, int]:
    """Where in the text of the example a disagreement is seen."""
    if found.clash in (Clash.UNKNOWN_ATTRIBUTE, Clash.WRONG_VALUE) and found.name:
        return snippet.attribute(found.element, found.name)
    if found.clash in (Clash.WRONG_VALUE, Clash.UNEXPECTED_TEXT):
        return snippet.characters(found.element, found.element.text.strip().split("\n")[0])
    return snippet.place(found.element)


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


def hint(found: Disagreement) -> str:
    """What may be meant, or what there is; empty where nothing helps."""
    match found.clash:
        case Clash.MISSING_ATTRIBUTE:
            return ""
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
            return f"there is: {few}" + (" …" if len(found.allowed) > 8 else "") if few else ""
