"""The elements of an example stand in the order and number that the schema of their namespace has.

Receivers of XMPP do not care for the order of elements, and schemas that demand one were mostly written
without looking at examples; so this is advice. Where it is the document's own schema, that is told instead
(schemas/narrow), but for an order that more examples keep than break; and what that document's examples do
themselves, only there.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.breaches import Breach
from xeptools.stanzas.clash import exceptions, violation_place
from xeptools.stanzas.doubt import is_in_doubt
from xeptools.stanzas.elision import is_elided
from xeptools.stanzas.examples import Examples

_DISCO = "http://jabber.org/protocol/disco#info"
"""A rule of its own tells what its answers lack."""


@rule(Severity.ADVICE)
def wrong_order(examples: Examples) -> Problems:
    told = {(snippet.block.at, found.element.index) for snippet, found in examples.disagreements}
    alone = exceptions(examples)
    for snippet, found in examples.violations:
        element = found.element
        own = element.namespace in examples.local.own and (snippet.block.at, element.index) not in alone
        elsewhere = own or element.namespace == _DISCO
        if found.breach is not Breach.ORDER or elsewhere or is_elided(element):
            continue
        if not any((snippet.block.at, one.index) in told for one in (element, *element.children)):
            if is_in_doubt(found, examples):
                continue
            place = Stretch(snippet.block, *violation_place(snippet, found))
            yield Problem(place, found.message, found.hint)
