"""An example uses the newest version of a namespace.

The number at the end goes up when a protocol changes so that old and new do not understand each other
(XEP-0053 §2). Told is a version below one that a numbered document, or this one, has a schema for; that an
older one is shown may be meant, so this is advice.
"""

import re
from functools import lru_cache

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.catalog import Catalog
from xeptools.stanzas.classify import Kind
from xeptools.stanzas.examples import Examples

_VERSIONED = re.compile(r"(?P<stem>urn:xmpp:.*:)(?P<version>\d{1,6})(?P<rest>(?:[:#][a-z-]+)?)")

Stem = tuple[str, str]


@rule(Severity.ADVICE)
def outdated_version(examples: Examples) -> Problems:
    newest = _newest(frozenset(examples.local.own))
    theirs = _defined(examples.local.catalog)
    told: set[str] = set()
    for snippet, element in examples.elements:
        found = _VERSIONED.fullmatch(element.namespace)
        if found is None or element.namespace in told or snippet.kind is Kind.SCHEMA:
            continue
        told.add(element.namespace)
        stem = (found["stem"], found["rest"])
        version = max(newest.get(stem, -1), theirs.get(stem, -1))
        if int(found["version"]) < version:
            current = f"{stem[0]}{version}{stem[1]}"
            place = Stretch(snippet.block, *snippet.namespace_place(element))
            yield Problem(place, f"{element.namespace} is an old version", f"the newest is {current}")


@lru_cache(maxsize=4)
def _defined(catalog: Catalog) -> dict[Stem, int]:
    """The newest versions that numbered documents have schemas for."""
    return _newest(
        frozenset(one for one in catalog.namespaces if any(claim.numbered for claim in catalog.claims(one)))
    )


def _newest(namespaces: frozenset[str]) -> dict[Stem, int]:
    versions: dict[Stem, int] = {}
    for namespace in namespaces:
        if found := _VERSIONED.fullmatch(namespace):
            stem = (found["stem"], found["rest"])
            versions[stem] = max(int(found["version"]), versions.get(stem, -1))
    return versions
