"""Slips of the finger in names that everybody knows: ``xmlns``, the stanzas and what they have."""

from __future__ import annotations

from xeptools.stanzas.classify import CONTENT, STANZA_NAMES
from xeptools.stanzas.element import Element
from xeptools.stanzas.nearness import distance, misspelt, slip_of

_ATTRIBUTES = ("from", "id", "to", "type")
"""Of every stanza (RFC 6120 §8.1); xml:lang is in a namespace."""


def is_slip_of_xmlns(name: str, value: str) -> bool:
    """Whether an attribute is ``xmlns`` misspelt: two letters away at most, with a namespace in it."""
    return ":" in value and name[0] in "xm" and name != "xmlns" and distance(name, "xmlns", 2) <= 2


def misspelt_attributes(stanza: Element) -> dict[str, str]:
    """Attributes of a stanza that are a slip away from one that it lacks, each with the one that is meant."""
    unknown = [name for name in stanza.attributes if name not in _ATTRIBUTES]
    return misspelt(unknown, [name for name in _ATTRIBUTES if name not in stanza.attributes], slip_of)


def stanza_meant(element: Element) -> str:
    """The stanza that an element is a slip away from; empty where it is none, or may be meant."""
    name = element.name
    if name in STANZA_NAMES or element.namespace not in CONTENT:
        return ""
    meant = slip_of(name, sorted(STANZA_NAMES))
    if meant == "iq" and name.casefold() != "iq":  # two letters are a slip away from much
        return ""
    known = element.namespace or any(attribute in element.attributes for attribute in _ATTRIBUTES)
    return meant if known else ""
