"""The addresses of a stanza can be addresses.

RFC 7622 §3: a local part has none of the characters ``" & ' / : < > @`` and no white space, no part is
empty, and none is longer than 1023 bytes. A server answers others with jid-malformed.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.addresses import flaw
from xeptools.stanzas.elision import has_dots
from xeptools.stanzas.examples import Stanza


@rule(Severity.WARNING)
def impossible_address(stanza: Stanza) -> Problems:
    for name in ("from", "to"):
        value = stanza.element.attributes.get(name, "")
        if not value or has_dots(value) or value[0] in "[{<$%" or "'" in value:
            continue
        if why := flaw(value):
            place = Stretch(stanza.snippet.block, *stanza.snippet.attribute(stanza.element, name))
            yield Problem(place, f"{name}='{value}' is no address: {why}", "write user@domain/resource")
