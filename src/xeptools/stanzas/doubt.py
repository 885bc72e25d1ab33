"""Declarations that the examples of their own document contradict: nobody else is held to them.

One of the two is wrong, and who follows the document must not be told that it is he.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from pathlib import Path

from xeptools.stanzas.breaches import Violation
from xeptools.stanzas.catalog import Catalog
from xeptools.stanzas.clash import own_violations
from xeptools.stanzas.classify import Kind
from xeptools.stanzas.disagreement import Clash, Disagreement
from xeptools.stanzas.examples import Examples, examples_in
from xeptools.stanzas.nearness import slip_of

Pattern = tuple[str, ...]
Patterns = Mapping[str, AbstractSet[Pattern]]
"""By namespace; each that the document has a schema for is there."""

_DOCUMENTS = 128
"""So many that define a namespace are remembered."""


def is_in_doubt(found: Disagreement | Violation, examples: Examples) -> bool:
    """Whether the examples of the document that defines the namespace do the same; of its own, never."""
    if isinstance(found, Violation):
        namespace, patterns = found.element.namespace, _broken
    else:
        namespace, patterns = found.namespace, _contradicted
    if namespace in examples.local.own:
        return False
    catalog = examples.local.catalog
    for claim in catalog.claims(namespace):
        if claim.shipped:
            return False
        known = patterns(catalog, claim.path)
        if namespace in known:
            return found.pattern in known[namespace]
    return False


@lru_cache(maxsize=_DOCUMENTS)
def _contradicted(catalog: Catalog, path: Path) -> Patterns:
    """What the examples of a document contradict in its own schemas."""
    return _by_namespace(path, catalog, _disagreements)


@lru_cache(maxsize=_DOCUMENTS)
def _broken(catalog: Catalog, path: Path) -> Patterns:
    """What of the order, number and types of its own schemas they break; it takes much longer to find."""
    return _by_namespace(path, catalog, _violations)


def _by_namespace(
    path: Path, catalog: Catalog, find: Callable[[Examples], Iterator[tuple[str, Pattern]]]
) -> Patterns:
    read = examples_in(path, catalog)
    if read is None:
        return {}
    _, examples = read
    found: dict[str, set[Pattern]] = {namespace: set() for namespace in examples.local.own}
    for namespace, pattern in find(examples):
        found[namespace].add(pattern)
    return found


def _violations(examples: Examples) -> Iterator[tuple[str, Pattern]]:
    for _, found in own_violations(examples):
        yield found.element.namespace, found.pattern


def _disagreements(examples: Examples) -> Iterator[tuple[str, Pattern]]:
    names = _names(examples)
    for _, found in examples.disagreements:
        if found.namespace not in examples.local.own:
            continue
        inside = "" if found.clash is Clash.UNKNOWN_ELEMENT else found.parent
        meant = slip_of(found.value or found.name, found.allowed)
        if meant and meant in names[found.namespace, inside]:
            continue  # the examples have both, and the schema one of them: the other is a slip
        yield found.namespace, found.pattern
        if meant and found.clash is Clash.UNKNOWN_ATTRIBUTE:
            yield found.namespace, (Clash.MISSING_ATTRIBUTE, found.namespace, found.parent, meant, "")


def _names(examples: Examples) -> defaultdict[tuple[str, str], set[str]]:
    """What the elements of a namespace and a name have as attributes, values, text and children.

    Under the empty name stand the names of all elements of the namespace.
    """
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for snippet, element in examples.elements:
        if snippet.kind is not Kind.SCHEMA:
            found[element.namespace, ""].add(element.name)
            found[element.namespace, element.name].update(
                element.attributes, element.attributes.values(), (element.text.strip(),)
            )
            found[element.namespace, element.name].update(child.name for child in element.children)
    return found
