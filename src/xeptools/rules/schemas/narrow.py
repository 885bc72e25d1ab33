"""A schema is as wide as the examples of its document.

Where an example breaks the order, number or type that its own document's schema demands, the schema is
nearly always the one to give way: it demands an order that nobody needs, or has too small a type. Told
once for each declaration, with the first example. An order that more examples keep than break is told at
the example (examples/wrong-order).
"""

import re

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.breaches import Breach
from xeptools.stanzas.clash import exceptions, violation_place
from xeptools.stanzas.elision import is_elided, is_placeholder
from xeptools.stanzas.examples import Examples

_VALUE = re.compile(r"'[^']*'")


@rule(Severity.ADVICE)
def narrow(examples: Examples) -> Problems:
    disagreed = {(snippet.block.at, found.element.index) for snippet, found in examples.disagreements}
    alone = exceptions(examples)
    told: set[tuple[str, int, str]] = set()
    for snippet, found in examples.violations:
        element = found.element
        schema = examples.local.own.get(element.namespace)
        if schema is None or found.breach is Breach.NAME or is_elided(element):
            continue
        at = snippet.block.at
        if found.breach is Breach.ORDER and (at, element.index) in alone:
            continue
        if any((at, one.index) in disagreed for one in (element, *element.children)):
            continue
        if found.breach is Breach.TEXT or is_placeholder(found.value or "x"):
            continue
        key = (element.namespace, found.declared, _VALUE.sub("", found.message))
        if key in told:
            continue
        told.add(key)
        place = Stretch(schema.snippet.block, *schema.place(found.declared))
        related = ((Stretch(snippet.block, *violation_place(snippet, found)), "the example"),)
        hint = "let the schema allow it, or correct the example"
        yield Problem(place, f"an example breaks this: {found.message}", hint, related=related)
