"""Where disagreements between examples and schemas are told."""

from __future__ import annotations

from xeptools.stanzas.breaches import Violation
from xeptools.stanzas.disagreement import Clash, Disagreement
from xeptools.stanzas.examples import Examples
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


def violation_place(snippet: Snippet, found: Violation) -> tuple[int, int]:
    """Where in the text of the example a violation is seen."""
    if found.attribute:
        return snippet.attribute(found.at, found.attribute)
    return snippet.characters(found.at, found.text) if found.text else snippet.place(found.at)
