"""Presence says with values of RFC 6121 how available somebody is.

``<show/>`` is one of away, chat, dnd and xa (RFC 6121 §4.7.2.1), ``<priority/>`` a whole number from -128 to
127 (§4.7.2.3); clients and servers do not understand anything else.
"""

import re

from xeptools.checker import Problem, Problems, Stretch, did_you_mean, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.element import Element
from xeptools.stanzas.elision import is_elided, is_placeholder
from xeptools.stanzas.examples import Stanza
from xeptools.stanzas.protocol import SHOWS

_NUMBER = re.compile(r"[+-]?\d{1,9}")


@rule(Severity.WARNING)
def wrong_presence(stanza: Stanza) -> Problems:
    if stanza.element.name != "presence":
        return
    show, priority = stanza.child("show"), stanza.child("priority")
    if show is not None and (value := _stated(show)) and value not in SHOWS:
        hint = did_you_mean(value, SHOWS) or f"write {', '.join(sorted(SHOWS))}, or say it in <status/>"
        yield _problem(stanza, show, value, f"<show/> has no value '{value}'", hint)
    if priority is not None and (value := _stated(priority)) and not _is_byte(value):
        hint = "write a whole number from -128 to 127"
        yield _problem(stanza, priority, value, f"'{value}' is no priority", hint)


def _stated(element: Element) -> str:
    """The text of an element; empty where it is left out, or stands for another."""
    value = element.text.strip()
    return "" if is_elided(element) or is_placeholder(value) else value


def _is_byte(value: str) -> bool:
    return _NUMBER.fullmatch(value) is not None and -128 <= int(value) <= 127


def _problem(stanza: Stanza, element: Element, value: str, message: str, hint: str) -> Problem:
    return Problem(Stretch(stanza.snippet.block, *stanza.snippet.characters(element, value)), message, hint)
