"""A date and time is written as XEP-0082 has it.

``CCYY-MM-DDThh:mm:ss[.sss]TZD``: with seconds, and with a time zone. Without the zone nobody knows when
that was; the form without hyphens was given up in 2003, and lives on only in the protocols that used it
before.
"""

import datetime as dt
import re

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Examples

_LEGACY = frozenset({"jabber:x:delay", "jabber:x:expire", "jabber:iq:time", "jabber:iq:rpc", "vcard-temp"})
"""Protocols older than XEP-0082, which keep the form that they had (XEP-0082)."""
_NAMES = frozenset({"id", "node", "name", "var", "sid"})
"""Attributes that name something, be it after a date."""
_NEARLY = re.compile(
    r"\d{4}-?\d\d-?\d\d?[T ]\d\d[:.]?\d\d(?:[:.]?(?P<seconds>\d\d)(?:[.,]\d+)?)?"
    r"(?P<zone>[Zz]|[+-]\d\d?:?\d\d|[+-]\d\d?)?"
)
_RIGHT = re.compile(
    r"(?P<day>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
    r"T(?:(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?|24:00:00(?:\.0+)?)(?:Z|[+-]\d\d:\d\d)"
)


@rule(Severity.WARNING)
def wrong_date(examples: Examples) -> Problems:
    for snippet, element in examples.elements:
        if element.namespace in _LEGACY:
            continue
        for name, value in element.attributes.items():
            if name not in _NAMES and (why := _wrong(value)):
                place = Stretch(snippet.block, *snippet.attribute(element, name))
                yield Problem(place, f"'{value}' {why}", _HINT)
        if not element.children and (why := _wrong(element.text)):
            text = element.text.strip()
            place = Stretch(snippet.block, *snippet.characters(element, text))
            yield Problem(place, f"'{text}' {why}", _HINT)


_HINT = "write it like 2002-09-10T23:41:07Z"


def _wrong(value: str) -> str:
    value = value.strip()
    found = _NEARLY.fullmatch(value) if value[:2].isdigit() else None
    if found is None:
        return ""
    if right := _RIGHT.fullmatch(value):
        return "" if _is_day(right["day"]) else "is no day of the calendar"
    if found["seconds"] is None:
        return "has no seconds"
    if found["zone"] is None:
        return "has no time zone"
    return "is no date and time of XEP-0082"


def _is_day(day: str) -> bool:
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return day.startswith("0000")  # a placeholder
    return True
