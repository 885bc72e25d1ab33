"""An entity that answers disco#info says what it is.

XEP-0030 §3.1 wants at least one identity and one feature in every answer. Examples that show but what their
document adds are abbreviated, and mostly meant so; an ellipsis says it.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.elision import is_elided
from xeptools.stanzas.examples import Stanza

_INFO = "http://jabber.org/protocol/disco#info"


@rule(Severity.ADVICE)
def disco_without_identity(stanza: Stanza) -> Problems:
    if stanza.element.name != "iq" or stanza.type != "result":
        return
    for query in stanza.element.children:
        if query.name != "query" or query.namespace != _INFO or is_elided(query):
            continue
        names = {child.name for child in query.children}
        missing = [name for name in ("identity", "feature") if name not in names]
        if missing:
            place = Stretch(stanza.snippet.block, *stanza.snippet.place(query))
            message = f"no {' and no '.join(missing)} in this answer"
            yield Problem(place, message, "add one, or an ellipsis for what is left out")
