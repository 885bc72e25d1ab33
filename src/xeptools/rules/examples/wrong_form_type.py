"""A data form that is sent in answer to another is of type submit or cancel.

XEP-0004: ``form`` asks, ``submit`` and ``cancel`` answer, ``result`` reports. What a client sends
with an iq of type set to be registered or searched for, or as a step of a command, is an answer.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.element import Element
from xeptools.stanzas.examples import Stanza

_FORM = "jabber:x:data"
_ANSWERED = frozenset({"jabber:iq:register", "jabber:iq:search", "http://jabber.org/protocol/commands"})
"""What asks with a form in a result, and is answered with one in a set (XEP-0077, XEP-0055, XEP-0050)."""


@rule(Severity.WARNING)
def wrong_form_type(stanza: Stanza) -> Problems:
    if stanza.element.name != "iq" or stanza.type != "set":
        return
    for payload in stanza.element.children:
        if payload.namespace in _ANSWERED:
            for child in payload.children:
                yield from _judge(child, stanza)


def _judge(child: Element, stanza: Stanza) -> Problems:
    kind = child.attributes.get("type", "")
    if child.namespace == _FORM and child.name == "x" and kind in ("form", "result"):
        place = Stretch(stanza.snippet.block, *stanza.snippet.attribute(child, "type"))
        yield Problem(place, f"a form of type {kind} is sent in an iq of type set", "write type='submit'")
