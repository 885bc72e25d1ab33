"""A namespace is spelled as it is defined.

Namespaces are compared letter by letter (Namespaces in XML §2.3), so one letter makes another protocol.
Told is a namespace that nobody defines and that is one letter away from one that has a schema, up to
three from one of RFC 6120, or the same but for host, slashes, case or a lost end. What is rare in a document
and not named in its text is also held against what the document or several others use, and letters may have
changed places.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container
from functools import lru_cache

from xeptools.checker import Problem, Problems, Replace, Stretch, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.diagnostics.text import counted
from xeptools.stanzas.classify import Kind
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.nearness import distance, is_swap

_LONG = 24
"""Letters from which on two names that differ in one are hardly both meant."""
_VERSION = re.compile(r"\d+(?:\.\d+)*")
_HOST = re.compile(r"^https?://(?:www\.)?(?:jabber|xmpp)\.org/")
_CORE = re.compile(r"^(?:urn:ietf:params:xml:|http://etherx\.jabber\.org/)")
_CUT_OFF = frozenset(
    {"http://jabber.org/protocol/", "http://jabber.org/protocol", "urn:xmpp:", "urn:ietf:params:xml:ns:"}
)
"""What the namespaces of a series begin with (XEP-0053; RFC 3688); it is none itself."""


_RARE = 2
"""What stands in so many places is meant."""
_BESIDE = 3
"""A namespace that stands in so many places, and so many times as often, is the one that is right."""
_LONGEST = 200
"""Letters of a namespace that is looked up."""
_WORD = 5
"""Letters of a word that is no other with one changed; four are enough where two changed places."""
_BRACKET = re.compile(r"[\[\]{}<>|]")
_PARTS = re.compile(r"[:/#]")


@lru_cache(maxsize=8)
def _folds(known: frozenset[str]) -> dict[str, str]:
    """The namespaces that somebody defines, by what is left of them when slips are taken out."""
    return {_folded(one): one for one in sorted(known, reverse=True)}


@lru_cache(maxsize=4)
def _core(known: frozenset[str]) -> tuple[str, ...]:
    """Those of RFC 6120."""
    return tuple(one for one in known if _CORE.match(one))


def _near(namespace: str, known: frozenset[str]) -> list[str]:
    """Those that are a letter away, or a few from one of RFC 6120, and not another version."""
    unversioned = _VERSION.sub("N", namespace)
    return [
        other
        for other in sorted({*_core(known), *_alike(namespace, known)})
        if (limit := 3 if _CORE.match(other) else 1) >= abs(len(namespace) - len(other))
        and distance(namespace, other, limit) <= limit
        and _VERSION.sub("N", other) != unversioned
    ]


@rule(Severity.ERROR)
def misspelt_namespace(examples: Examples) -> Problems:
    defined = examples.local.catalog.namespaces.union(examples.local.own)
    counts = Counter(
        element.namespace for snippet, element in examples.elements if snippet.kind is not Kind.SCHEMA
    )
    known = defined | examples.local.catalog.usual
    frequent = frozenset(one for one, count in counts.items() if count >= _BESIDE)
    unknown = {element.namespace for _, element in examples.elements} - defined - {""}
    told: set[str] = set()
    for snippet, element in examples.elements:
        namespace = element.namespace
        if namespace not in unknown or namespace in told:
            continue
        place = Stretch(snippet.block, *snippet.namespace_place(element))
        if namespace in _CUT_OFF:
            told.add(namespace)
            yield Problem(place, f"the namespace {namespace} is cut off", "write the rest of it")
        if namespace in told or snippet.kind is Kind.SCHEMA:
            continue
        told.add(namespace)
        shown = f"'{namespace}'" if " " in namespace else namespace
        message = f"nobody defines the namespace {shown}"
        if not (meant := _meant(namespace, defined, counts)) and _is_rare(namespace, counts, examples):
            meant = _usual(namespace, counts, frequent, known)
            if meant and meant not in defined and meant in counts:
                message = f"{namespace} stands here, {meant} in {counted(counts[meant], 'other place')}"
        if meant:
            fix = proposal(f"write {meant}", Replace(place, meant))
            yield Problem(place, message, f"did you mean {meant}?", fix)
        elif " " in namespace and ":" in namespace and not _BRACKET.search(namespace):
            yield Problem(place, f"a blank stands in the namespace {shown}", "take it out")


def _is_rare(namespace: str, counts: Counter[str], examples: Examples) -> bool:
    return counts[namespace] <= _RARE and namespace not in examples.prose


def _usual(namespace: str, counts: Counter[str], frequent: frozenset[str], known: frozenset[str]) -> str:
    """The namespace that a rare one is a slip away from: in this document, or among those that are known."""
    for one in _alike(namespace, frequent):
        if counts[one] >= _BESIDE * counts[namespace] and _is_slip(namespace, one):
            return one
    near = (one for one in _alike(namespace, known) if _is_slip(namespace, one))
    return next((one for one in near if _is_no_word(namespace, one)), "")


def _alike(namespace: str, known: frozenset[str]) -> list[str]:
    """The known ones that may be a slip away, among others."""
    if len(namespace) > _LONGEST:
        return []
    index = _index(known)
    return sorted({one for shorter in _shortened(namespace) for one in index.get(shorter, ())})


@lru_cache(maxsize=4)
def _index(known: frozenset[str]) -> dict[str, list[str]]:
    """The known namespaces by what is left without one letter: what is a slip away from one shares that."""
    index: dict[str, list[str]] = defaultdict(list)
    for one in known:
        for shorter in _shortened(one) if len(one) <= _LONGEST else ():
            index[shorter].append(one)
    return dict(index)


def _shortened(name: str) -> set[str]:
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}


def _is_slip(one: str, other: str) -> bool:
    """Whether two namespaces differ in a letter, or two that changed places, and not in their version."""
    near = is_swap(one, other) or distance(one, other, 1) == 1
    return near and _VERSION.sub("N", one) != _VERSION.sub("N", other)


def _is_no_word(namespace: str, other: str) -> bool:
    """Whether the part in which a namespace differs from another is too long to be a word of its own."""
    parts, others = _PARTS.split(namespace), _PARTS.split(other)
    if len(parts) != len(others):
        return True
    differing = min((len(b) for a, b in zip(parts, others, strict=True) if a != b), default=_WORD)
    return differing >= _WORD - is_swap(namespace, other)


def _meant(namespace: str, known: frozenset[str], beside: Container[str]) -> str:
    if same := _folds(known).get(_folded(namespace)):
        return same
    for other in _near(namespace, known):
        if len(namespace) >= _LONG or _CORE.match(other) or other in beside:
            return other
    return ""


def _folded(namespace: str) -> str:
    """What is left of a namespace of the two organisations when slips of the finger are taken out."""
    namespace = namespace.replace(" ", "")
    path, count = _HOST.subn("", namespace)
    return path.lower().replace(".", "/").rstrip("/#") if count else namespace
