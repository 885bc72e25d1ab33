"""An iq stanza has an id.

The id ties the answer to the request; RFC 6120 §8.1.3 makes it mandatory.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Stanza
from xeptools.stanzas.slips import misspelt_attributes


@rule(Severity.ERROR)
def iq_without_id(stanza: Stanza) -> Problems:
    element = stanza.element
    if element.name != "iq" or "id" in element.attributes or stanza.elided:
        return
    if "id" not in misspelt_attributes(element).values():  # that is told by examples/misspelt-stanza
        place = Stretch(stanza.snippet.block, *stanza.snippet.place(element))
        yield Problem(place, "this iq has no id", "give it one; the answer has the id of its request")
