"""The numbers at the end of namespaces, which go up with the protocol (XEP-0053 §2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

VERSIONED = re.compile(r"(?P<stem>urn:xmpp:.*:)(?P<version>\d{1,6})(?P<rest>(?:[:#][a-z-]+)?)")
NONE = -1
"""Stands for the version of a namespace that has no number."""
_MENTIONED = re.compile(rb"urn:xmpp:[\w:.-]{1,100}:\d{1,6}(?:[:#][a-z-]+)?")

Stem = tuple[str, str]
"""What stands before and behind the number."""


def stem_of(found: re.Match[str]) -> Stem:
    """The stem of a match of :data:`VERSIONED`."""
    return found["stem"], found["rest"]


def newest(namespaces: Iterable[str]) -> dict[Stem, int]:
    """The highest version among namespaces, by stem; :data:`NONE` where the only one has no number."""
    versions: dict[Stem, int] = {}
    for namespace in namespaces:
        found = VERSIONED.fullmatch(namespace)
        stem, version = (stem_of(found), int(found["version"])) if found else ((f"{namespace}:", ""), NONE)
        versions[stem] = max(version, versions.get(stem, NONE))
    return versions


def mentioned_in(data: bytes) -> Iterator[str]:
    """What looks like a versioned namespace, anywhere in a file."""
    for one in _MENTIONED.findall(data):
        yield one.decode("ascii", "replace")
