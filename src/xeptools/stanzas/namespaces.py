"""Namespaces that are spelled nearly as one that somebody defines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container
from functools import lru_cache

from xeptools.stanzas.nearness import distance, is_swap

_LONG = 24
"""Letters from which on two names that differ in one are hardly both meant."""
_VERSION = re.compile(r"\d+(?:\.\d+)*")
_HOST = re.compile(r"^https?://(?:www\.)?(?:jabber|xmpp)\.org/")
_CORE = re.compile(r"^(?:urn:ietf:params:xml:|http://etherx\.jabber\.org/)")
_LONGEST = 200
"""Letters of a namespace that is looked up."""
_WORD = 5
"""Letters of a word that is no other with one changed; four are enough where two changed places."""
_PARTS = re.compile(r"[:/#]")


def meant(namespace: str, known: frozenset[str], beside: Container[str]) -> str:
    """The known namespace that another one is a slip away from, or the same but for its host, case and end.

    A short one that the document does not use ``beside`` may be meant; empty where nothing is near.
    """
    if found := same(namespace, known):
        return found
    for other in _near(namespace, known):
        if len(namespace) >= _LONG or _CORE.match(other) or other in beside:
            return other
    return ""


def same(namespace: str, known: frozenset[str]) -> str:
    """The known one that is the same but for its host, its case, blanks and slashes; empty if none is."""
    return _folds(known).get(_folded(namespace), "")


def _folded(namespace: str) -> str:
    """What is left of a namespace of the two organisations when slips of the finger are taken out."""
    namespace = namespace.replace(" ", "")
    path, count = _HOST.subn("", namespace)
    return path.lower().replace(".", "/").rstrip("/#") if count else namespace


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
        for other in sorted({*_core(known), *alike(namespace, known)})
        if (limit := 3 if _CORE.match(other) else 1) >= abs(len(namespace) - len(other))
        and distance(namespace, other, limit) <= limit
        and _VERSION.sub("N", other) != unversioned
    ]


def alike(namespace: str, known: frozenset[str]) -> list[str]:
    """The known ones that may be a slip away, among others."""
    if len(namespace) > _LONGEST:
        return []
    index = _index(known)
    return sorted({one for shorter in _shortened(namespace) for one in index.get(shorter, ())})


@lru_cache(maxsize=8)
def _index(known: frozenset[str]) -> dict[str, list[str]]:
    """The known namespaces by what is left without one letter: what is a slip away from one shares that."""
    index: dict[str, list[str]] = defaultdict(list)
    for one in known:
        for shorter in _shortened(one) if len(one) <= _LONGEST else ():
            index[shorter].append(one)
    return dict(index)


def _shortened(name: str) -> set[str]:
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}


def is_slip(one: str, other: str) -> bool:
    """Whether two namespaces differ in a letter, or two that changed places, and not in their version."""
    near = abs(len(one) - len(other)) <= 1 and (is_swap(one, other) or distance(one, other, 1) == 1)
    return near and _VERSION.sub("N", one) != _VERSION.sub("N", other)


def is_no_word(namespace: str, other: str, *, long: bool = False) -> bool:
    """Whether the part in which a namespace differs from another is too long to be a word of its own.

    ``long`` is enough where the whole is.
    """
    if long and len(namespace) >= _LONG:
        return True
    parts, others = _PARTS.split(namespace), _PARTS.split(other)
    if len(parts) != len(others):
        return True
    differing = min((len(b) for a, b in zip(parts, others, strict=True) if a != b), default=_WORD)
    return differing >= _WORD - is_swap(namespace, other)
