"""The text of an error is in the namespace of the conditions.

RFC 6120 §8.3.2 puts ``<text/>`` into urn:ietf:params:xml:ns:xmpp-stanzas; in the namespace of the stanza
it is an element that nobody knows.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Stanza
from xeptools.stanzas.protocol import STANZA_ERRORS


@rule(Severity.ERROR)
def error_text_without_namespace(stanza: Stanza) -> Problems:
    error = stanza.child("error")
    for child in error.children if error is not None else ():
        if child.name == "text" and child.namespace == stanza.element.namespace:
            place = Stretch(stanza.snippet.block, *stanza.snippet.place(child))
            yield Problem(
                place, "the error's <text/> has no namespace of its own", f"write xmlns='{STANZA_ERRORS}'"
            )
