"""What a stanza carries has a namespace of its own.

A child without ``xmlns`` is in the namespace of the stream, where RFC 6120 and RFC 6121 define all elements
there are; nobody can tell to which protocol it belongs (RFC 6120 §8.4).
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Stanza
from xeptools.stanzas.nearness import slip_of
from xeptools.stanzas.slips import is_slip_of_xmlns

_OWN = {
    "iq": frozenset({"error"}),
    "message": frozenset({"error", "body", "subject", "thread"}),
    "presence": frozenset({"error", "show", "status", "priority"}),
}


@rule(Severity.ERROR)
def payload_without_namespace(stanza: Stanza) -> Problems:
    for child in stanza.element.children:
        if child.namespace != stanza.element.namespace or child.name in _OWN[stanza.element.name]:
            continue
        # A slip of xmlns is told as such.
        if not any(is_slip_of_xmlns(name, value) for name, value in child.attributes.items()):
            place = Stretch(stanza.snippet.block, *stanza.snippet.place(child))
            message = f"<{child.name}/> in <{stanza.element.name}/> has no namespace of its own"
            meant = slip_of(child.name, sorted(_OWN[stanza.element.name]))
            yield Problem(place, message, f"did you mean <{meant}/>?" if meant else "add xmlns='…'")
