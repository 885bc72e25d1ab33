"""The elements of an example stand in the order and number that the schema of their namespace has.

Receivers of XMPP do not care for the order of elements, and schemas that demand one were mostly written
without looking at examples; so this is advice. Where it is the document's own schema, see schemas/narrow.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.elision import is_elided
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.validate import Breach


@rule(Severity.ADVICE)
def wrong_order(examples: Examples) -> Problems:
    for snippet, found in examples.violations:
        element = found.element
        own = element.namespace in examples.local.own
        if found.breach is Breach.ORDER and not own and not is_elided(element):
            yield Problem(Stretch(snippet.block, *snippet.place(element)), found.message)
