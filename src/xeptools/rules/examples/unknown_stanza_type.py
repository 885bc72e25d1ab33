"""The type of a stanza is one that RFC 6120 or RFC 6121 defines.

An iq of another type is answered with bad-request (RFC 6120 §8.2.3), presence of another type is dropped,
and a message of another type counts as normal. A document that uses such a type throughout proposes it,
and is left alone.
"""

from xeptools.checker import Problem, Problems, Stretch, did_you_mean, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.elision import is_placeholder
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.protocol import TYPES

_PROPOSED = 3
"""So many stanzas of a type that nobody knows are meant."""


@rule(Severity.ERROR)
def unknown_stanza_type(examples: Examples) -> Problems:
    found = [
        stanza
        for stanza in examples.stanzas
        if "type" in stanza.element.attributes
        and stanza.type.strip() not in TYPES[stanza.element.name]
        and not is_placeholder(stanza.type)
    ]
    for stanza in found:
        name = stanza.element.name
        same = sum(1 for one in found if one.type == stanza.type and one.element.name == name)
        if name != "iq" and same >= _PROPOSED:
            continue
        place = Stretch(stanza.snippet.block, *stanza.snippet.attribute(stanza.element, "type"))
        yield Problem(place, f"<{name}> has no type '{stanza.type}'", _hint(name, stanza.type))


def _hint(name: str, written: str) -> str:
    if (name, written.strip()) == ("presence", "available"):
        return "leave the type out: presence without one says that somebody is there"
    return did_you_mean(written, TYPES[name]) or f"the types are {', '.join(sorted(TYPES[name]))}"
