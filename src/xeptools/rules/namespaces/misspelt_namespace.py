"""A namespace is spelled as it is defined.

Namespaces are compared letter by letter (Namespaces in XML §2.3), so one letter makes another protocol.
Told is a namespace that nobody defines and that is one letter away from one that has a schema, up to
three from one of RFC 6120, or the same but for host, slashes, case or a lost end.
"""

import re
from collections.abc import Container
from functools import lru_cache

from xeptools.checker import Problem, Problems, Replace, Stretch, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.classify import Kind
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.nearness import distance

_LONG = 24
"""Letters from which on two names that differ in one are hardly both meant."""
_VERSION = re.compile(r"\d+(?:\.\d+)*")
_HOST = re.compile(r"^https?://(?:www\.)?(?:jabber|xmpp)\.org/")
_CORE = re.compile(r"^(?:urn:ietf:params:xml:|http://etherx\.jabber\.org/)")
_CUT_OFF = frozenset(
    {"http://jabber.org/protocol/", "http://jabber.org/protocol", "urn:xmpp:", "urn:ietf:params:xml:ns:"}
)
"""What the namespaces of a series begin with (XEP-0053; RFC 3688); it is none itself."""


@lru_cache(maxsize=8)
def _folds(known: frozenset[str]) -> dict[str, str]:
    """The namespaces that somebody defines, by what is left of them when slips are taken out."""
    return {_folded(one): one for one in sorted(known, reverse=True)}


@lru_cache(maxsize=4096)
def _near(namespace: str, known: frozenset[str]) -> tuple[str, ...]:
    """Those that are a letter away, or a few from one of RFC 6120, and not another version."""
    unversioned = _VERSION.sub("N", namespace)
    return tuple(
        other
        for other in sorted(known)
        if (limit := 3 if _CORE.match(other) else 1) >= abs(len(namespace) - len(other))
        and distance(namespace, other, limit) <= limit
        and _VERSION.sub("N", other) != unversioned
    )


@rule(Severity.ERROR)
def misspelt_namespace(examples: Examples) -> Problems:
    defined = examples.local.catalog.namespaces.union(examples.local.own)
    used = {element.namespace for _, element in examples.elements}
    unknown = used - defined - {""}
    if not unknown:
        return
    told: set[str] = set()
    for snippet, element in examples.elements:
        namespace = element.namespace
        if namespace not in unknown or namespace in told:
            continue
        if namespace in _CUT_OFF:
            told.add(namespace)
            place = Stretch(snippet.block, *snippet.namespace_place(element))
            yield Problem(place, f"the namespace {namespace} is cut off", "write the rest of it")
        if namespace in told or snippet.kind is Kind.SCHEMA:
            continue
        told.add(namespace)
        meant = _meant(namespace, defined, used)
        if meant:
            place = Stretch(snippet.block, *snippet.namespace_place(element))
            fix = proposal(f"write {meant}", Replace(place, meant))
            yield Problem(place, f"nobody defines the namespace {namespace}", f"did you mean {meant}?", fix)


def _meant(namespace: str, known: frozenset[str], beside: Container[str]) -> str:
    if same := _folds(known).get(_folded(namespace)):
        return same
    for other in _near(namespace, known):
        if len(namespace) >= _LONG or _CORE.match(other) or other in beside:
            return other
    return ""


def _folded(namespace: str) -> str:
    """What is left of a namespace of the two organisations when slips of the finger are taken out."""
    path, count = _HOST.subn("", namespace)
    return path.lower().replace(".", "/").rstrip("/#") if count else namespace
