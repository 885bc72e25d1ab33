"""The text and the features of a document name the version of a namespace that its examples use.

The number at the end goes up with the protocol (XEP-0053 §2), everywhere at once: who advertises another is
not understood. Told is a version that no element of the examples has and no schema, where the text, or the
features in the answers to disco#info, never name one that they have; a document that names both says why.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from xeptools.checker import Problem, Problems, Prose, ProseKind, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.element import Element
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.snippet import Snippet

_VERSIONED = re.compile(r"(?<![\w/:])(?P<stem>urn:xmpp:[\w:.-]{0,100}:)(?P<version>\d{1,6})(?![\w:#/?]|\.\w)")
_EARLIER = re.compile(
    r"\b(?:old|former|earlier|previous|version|histor|legacy|deprecated|obsolete|compatib|replace|no longer)"
)
_DISCO = "http://jabber.org/protocol/disco#info"


@rule(Severity.WARNING)
def contradictory_version(shown: Prose | Examples, examples: Examples) -> Problems:
    if isinstance(shown, Examples):
        yield from _features(shown)
        return
    if shown.kind not in (ProseKind.BODY, ProseKind.NOTE) or "urn:xmpp:" not in shown.text:
        return
    for found in _VERSIONED.finditer(shown.text):
        used = _used(found, examples)
        if used and not any(one in examples.prose for one in used) and not _EARLIER.search(shown.text):
            yield _told(found[0], used[-1], shown.stretch(*found.span()))


def _features(examples: Examples) -> Problems:
    features = list(_advertised(examples))
    named = {element.attributes["var"] for _, element in features}
    told = set()
    for snippet, element in features:
        name = element.attributes["var"]
        found = _VERSIONED.fullmatch(name)
        used = _used(found, examples) if found and name not in told else []
        if used and named.isdisjoint(used) and name not in examples.prose:
            told.add(name)
            yield _told(name, used[-1], Stretch(snippet.block, *snippet.attribute(element, "var")))


def _advertised(examples: Examples) -> Iterator[tuple[Snippet, Element]]:
    for snippet, element in examples.elements:
        if element.name == "feature" and element.namespace == _DISCO and "var" in element.attributes:
            yield snippet, element


def _used(found: re.Match[str], examples: Examples) -> list[str]:
    """The versions of a namespace that examples and schemas have; none where the one found is among them."""
    used = _by_stem(examples.declared).get(found["stem"], [])
    return [] if found[0] in used else used


@lru_cache(maxsize=4)
def _by_stem(namespaces: frozenset[str]) -> dict[str, list[str]]:
    versions: dict[str, list[str]] = defaultdict(list)
    for one in sorted(namespaces):
        if found := _VERSIONED.fullmatch(one):
            versions[found["stem"]].append(one)
    return dict(versions)


def _told(name: str, used: str, place: Stretch) -> Problem:
    return Problem(
        place,
        f"the elements of the examples are of {used}, not of {name}",
        f"write {used}, or say what both are",
    )
