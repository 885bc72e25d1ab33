"""A version of a namespace is one that somebody defines.

The number at the end goes up only with a new version of the protocol (XEP-0053 §2), and nobody understands
one that there is not. Told is, in an example, a number above all for which somebody has a schema, or one
behind a namespace that has none. Not told is what another document of the tree names, which may define it
without a schema, what the text of this one names, be it to register it or to speak of what will be, and what
is of a protocol that this one has a schema for: the examples may be ahead of that.
"""

from collections.abc import Iterator
from functools import lru_cache

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.catalog import Catalog
from xeptools.stanzas.classify import Kind
from xeptools.stanzas.element import Element
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.snippet import Snippet
from xeptools.stanzas.versions import NONE, VERSIONED, Stem, newest, stem_of
from xeptools.tree import Facts

_HIGHEST = 999_999
"""No version is above this: nobody defines the protocol."""


@rule(Severity.WARNING)
def undefined_version(examples: Examples, facts: Facts) -> Problems:
    catalog = examples.local.catalog
    defined = _defined(catalog)
    own = {before for before, _ in newest(examples.local.own)}
    used = newest(examples.declared)
    for name, snippet, element, attribute in _names(examples):
        found = VERSIONED.fullmatch(name)
        if found is None:
            continue
        stem = stem_of(found)
        if int(found["version"]) <= defined.get(stem, _HIGHEST):
            continue
        if name not in examples.used and used.get(stem, NONE) != NONE:
            continue  # that it is not the one of the elements is told (namespaces/contradictory-version)
        if stem[0] in own or name in examples.versions or catalog.mentioned(name) - {facts.name}:
            continue
        if defined[stem] == NONE:
            hint = f"write {stem[0][:-1]}, which has no number"
        else:
            hint = f"the newest is {stem[0]}{defined[stem]}{stem[1]}"
        at = snippet.attribute(element, attribute) if attribute else snippet.namespace_place(element)
        yield Problem(Stretch(snippet.block, *at), f"nobody defines {name}", hint)


def _names(examples: Examples) -> Iterator[tuple[str, Snippet, Element, str]]:
    """The namespaces of elements in examples and those that an attribute of one names, each once."""
    seen: set[str] = set()
    for snippet, element in examples.elements:
        if snippet.kind is Kind.SCHEMA:
            continue
        if element.namespace not in seen:
            seen.add(element.namespace)
            yield element.namespace, snippet, element, ""
        for attribute, value in element.attributes.items():
            if value.startswith("urn:xmpp:") and value not in seen:
                seen.add(value)
                yield value, snippet, element, attribute


@lru_cache(maxsize=4)
def _defined(catalog: Catalog) -> dict[Stem, int]:
    """The newest versions that somebody has schemas for."""
    return newest(catalog.namespaces)
