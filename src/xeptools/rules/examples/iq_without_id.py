"""An iq stanza has an id.

The id ties the answer to the request; RFC 6120 §8.1.3 makes it mandatory.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Stanza


@rule(Severity.ERROR)
def iq_without_id(stanza: Stanza) -> Problems:
    element = stanza.element
    if element.name == "iq" and "id" not in element.attributes and not stanza.elided:
        place = Stretch(stanza.snippet.block, *stanza.snippet.place(element))
        yield Problem(place, "this iq has no id", "give it one; the answer has the id of its request")
