"""Where disagreements between examples and schemas are told: at the one that stands alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from xeptools.stanzas.breaches import Breach, Violation
from xeptools.stanzas.disagreement import Clash, Disagreement
from xeptools.stanzas.element import Element
from xeptools.stanzas.elision import is_elided, is_placeholder
from xeptools.stanzas.examples import OFTEN, Examples
from xeptools.stanzas.nearness import slip_of
from xeptools.stanzas.snippet import Snippet

Pair = tuple[str, str]
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
    if first.clash is not Clash.UNKNOWN_ELEMENT or slip_of(first.name, first.allowed):
        return False
    return not any(
        element.namespace == first.namespace and element.name in first.allowed
        for snippet, element in examples.elements
    )


def own_violations(examples: Examples) -> Iterator[tuple[Snippet, Violation]]:
    """Where examples break the order, number or type that the document's own schema demands.

    Not where something is elided, where another contradiction is told, or where the example stands alone.
    """
    disagreed = {(snippet.block.at, found.element.index) for snippet, found in examples.disagreements}
    alone = exceptions(examples)
    for snippet, found in examples.violations:
        element, at = found.element, snippet.block.at
        if element.namespace not in examples.local.own or found.breach not in (Breach.ORDER, Breach.DATA):
            continue
        if is_elided(element) or is_placeholder(found.value or "x"):
            continue
        if found.breach is Breach.ORDER and (at, element.index) in alone:
            continue
        if not any((at, one.index) in disagreed for one in (element, *element.children)):
            yield snippet, found


def exceptions(examples: Examples) -> set[tuple[int, int]]:
    """The elements, by block and index, that break an order of the document's schema that more keep.

    An order is kept where all children of one name stand before those of the other.
    """
    broken: dict[tuple[str, Pair], set[tuple[int, int]]] = defaultdict(set)
    behind: dict[tuple[str, str], set[str]] = defaultdict(set)
    for snippet, found in examples.violations:
        if found.breach is Breach.ORDER and found.element.namespace in examples.local.own:
            parent = found.element.qname
            for pair in _out_of_order(found):
                broken[parent, pair].add((snippet.block.at, found.element.index))
                behind[parent, pair[0]].add(pair[1])
    kept: Counter[tuple[str, Pair]] = Counter()
    for _, element in examples.elements if broken else ():
        first, last = _ends(element)
        for one in first:
            for other in behind.get((element.qname, one), ()):
                if other in last and last[other] < first[one]:
                    kept[element.qname, (one, other)] += 1
    return {one for key, breakers in broken.items() if kept[key] > len(breakers) for one in breakers}


def _out_of_order(found: Violation) -> Iterator[Pair]:
    """The names of the child that stands in the wrong place and of one beside it, as they stand there."""
    for one, other in pairwise(found.element.children):
        if found.at.index in (one.index, other.index) and one.name != other.name:
            yield one.name, other.name


def _ends(element: Element) -> tuple[dict[str, int], dict[str, int]]:
    """Where the first and the last child of each name stands."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for at, child in enumerate(element.children):
        first.setdefault(child.name, at)
        last[child.name] = at
    return first, last


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
