"""An example uses the newest version of a namespace.

The number at the end goes up when a protocol changes so that old and new do not understand each other
(XEP-0053 §2). Told is a version below one that a numbered document, or this one, has a schema for; that an
older one is shown may be meant, so this is advice.
"""

from functools import lru_cache

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.catalog import Catalog
from xeptools.stanzas.classify import Kind
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.versions import NONE, VERSIONED, Stem, newest, stem_of


@rule(Severity.ADVICE)
def outdated_version(examples: Examples) -> Problems:
    ours = newest(examples.local.own)
    theirs = _defined(examples.local.catalog)
    told: set[str] = set()
    for snippet, element in examples.elements:
        found = VERSIONED.fullmatch(element.namespace)
        if found is None or element.namespace in told or snippet.kind is Kind.SCHEMA:
            continue
        told.add(element.namespace)
        stem = stem_of(found)
        version = max(ours.get(stem, NONE), theirs.get(stem, NONE))
        if int(found["version"]) < version:
            current = f"{stem[0]}{version}{stem[1]}"
            place = Stretch(snippet.block, *snippet.namespace_place(element))
            yield Problem(place, f"{element.namespace} is an old version", f"the newest is {current}")


@lru_cache(maxsize=4)
def _defined(catalog: Catalog) -> dict[Stem, int]:
    """The newest versions that numbered documents have schemas for."""
    return newest(one for one in catalog.namespaces if any(claim.numbered for claim in catalog.claims(one)))
