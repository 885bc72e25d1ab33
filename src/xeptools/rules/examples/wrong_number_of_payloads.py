"""A request carries one payload, an answer one at most.

RFC 6120 §8.2.3: an iq of type get or set contains exactly one child element, one of type result none or one.
Servers answer anything else with bad-request.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.elision import is_elided
from xeptools.stanzas.examples import Stanza


@rule(Severity.WARNING)
def wrong_number_of_payloads(stanza: Stanza) -> Problems:
    element = stanza.element
    request = stanza.type in ("get", "set")
    if element.name != "iq" or not (request or stanza.type == "result") or is_elided(element):
        return
    count = sum(1 for child in element.children if child.name != "error")
    if count > 1:
        place = Stretch(stanza.snippet.block, *stanza.snippet.place(element.children[1]))
        yield Problem(place, f"an iq of type {stanza.type} with {count} payloads", "send one of them")
    elif request and not element.children:
        place = Stretch(stanza.snippet.block, *stanza.snippet.place(element))
        hint = "say what is asked for; an answer is of type result"
        if element.text.lstrip().startswith("<"):
            hint = "it is escaped: write < and > for &lt; and &gt;"
        yield Problem(place, f"an iq of type {stanza.type} without a payload", hint)
