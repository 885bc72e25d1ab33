"""A namespace is spelled as it is defined.

Namespaces are compared letter by letter (Namespaces in XML §2.3), so one letter makes another protocol.
Told is a namespace that nobody defines and that is one letter away from one that has a schema, up to
three from one of RFC 6120, or the same but for host, slashes, case or a lost end.
"""

import re
from collections.abc import Container, Iterable

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


@rule(Severity.ERROR)
def misspelt_namespace(examples: Examples) -> Problems:
    known = examples.local.catalog.namespaces | examples.local.own.keys()
    used = {element.namespace for _, element in examples.elements()}
    names = [(other, _folded(other), _VERSION.sub("N", other)) for other in sorted(known)]
    told: set[str] = set()
    for snippet, element in examples.elements():
        namespace = element.namespace
        if namespace in _CUT_OFF and namespace not in told:
            told.add(namespace)
            place = Stretch(snippet.block, *snippet.namespace_place(element))
            yield Problem(place, f"the namespace {namespace} is cut off", "write the rest of it")
        if namespace in told or not namespace or namespace in known or snippet.kind is Kind.SCHEMA:
            continue
        told.add(namespace)
        meant = _meant(namespace, names, used)
        if meant:
            place = Stretch(snippet.block, *snippet.namespace_place(element))
            fix = proposal(f"write {meant}", Replace(place, meant))
            yield Problem(place, f"nobody defines the namespace {namespace}", f"did you mean {meant}?", fix)


def _meant(namespace: str, names: Iterable[tuple[str, str, str]], beside: Container[str]) -> str:
    folded, unversioned = _folded(namespace), _VERSION.sub("N", namespace)
    for other, other_folded, other_unversioned in names:
        if other_folded == folded:
            return other
        if other_unversioned == unversioned:
            continue
        if _CORE.match(other) and distance(namespace, other, 3) <= 3:
            return other
        if (len(namespace) >= _LONG or other in beside) and distance(namespace, other, 1) <= 1:
            return other
    return ""


def _folded(namespace: str) -> str:
    """What is left of a namespace of the two organisations when slips of the finger are taken out."""
    path, count = _HOST.subn("", namespace)
    return path.lower().replace(".", "/").rstrip("/#") if count else namespace
