"""An iq stanza has a type.

Without one nobody can tell a request from an answer: RFC 6120 §8.2.3 makes the attribute mandatory, and a
server answers such a stanza with bad-request.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Stanza
from xeptools.stanzas.slips import misspelt_attributes


@rule(Severity.ERROR)
def iq_without_type(stanza: Stanza) -> Problems:
    element = stanza.element
    if element.name != "iq" or "type" in element.attributes or stanza.elided:
        return
    if "type" not in misspelt_attributes(element).values():  # that is told by examples/misspelt-stanza
        place = Stretch(stanza.snippet.block, *stanza.snippet.place(element))
        yield Problem(place, "this iq has no type", "write type='get', 'set', 'result' or 'error'")
