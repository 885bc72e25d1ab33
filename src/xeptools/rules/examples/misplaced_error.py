"""An ``<error/>`` stands in a stanza of type error.

RFC 6120 §8.3.1: a stanza of another type must not contain one, and a client that looks at the type first
never sees it.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Stanza


@rule(Severity.ERROR)
def misplaced_error(stanza: Stanza) -> Problems:
    error = stanza.child("error")
    if error is not None and stanza.type != "error":
        place = Stretch(stanza.snippet.block, *stanza.snippet.attribute(stanza.element, "type"))
        kind = f"of type {stanza.type}" if stanza.type else "without a type"
        related = ((Stretch(stanza.snippet.block, *stanza.snippet.place(error)), "the error"),)
        message = f"<{stanza.element.name}/> {kind} contains an <error/>"
        yield Problem(place, message, "write type='error'", related=related)
