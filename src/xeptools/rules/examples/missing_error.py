"""A stanza of type error says which error.

RFC 6120 §8.3.1: it must contain an ``<error/>`` element in its own namespace, or its receiver learns
nothing.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Stanza


@rule(Severity.ERROR)
def missing_error(stanza: Stanza) -> Problems:
    if stanza.type != "error" or stanza.child("error") is not None or stanza.elided:
        return
    place = Stretch(stanza.snippet.block, *stanza.snippet.place(stanza.element))
    other = next((child for child in stanza.element.children if child.name == "error"), None)
    hint = "put an <error/> with a defined condition into it"
    if other is not None:
        place = Stretch(stanza.snippet.block, *stanza.snippet.place(other))
        hint = f"its <error/> is in the namespace {other.namespace or 'of nobody'}, not in that of the stanza"
    yield Problem(place, f"<{stanza.element.name}/> of type error has no <error/>", hint)
