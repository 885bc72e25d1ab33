"""The elements of an example stand in the order and number that the schema has.

Receivers of XMPP do not care for the order of elements, and schemas that demand one were mostly written
without looking at the examples. So this is advice, and where it is told, it is mostly the schema that
should give way.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.elision import is_elided
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.validate import Breach


@rule(Severity.ADVICE)
def wrong_order(examples: Examples) -> Problems:
    for snippet, found in examples.violations:
        if found.breach is Breach.ORDER and not is_elided(found.element):
            yield Problem(Stretch(snippet.block, *snippet.place(found.element)), found.message)
