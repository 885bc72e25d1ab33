"""A schema is as wide as the examples of its document.

Where an example breaks the order, number or type that its own document's schema demands, the schema is
nearly always the one to give way: it demands an order that nobody needs, or has too small a type. Told
once for each declaration, with the first example. An order that more examples keep than break is told at
the example (examples/wrong-order).
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.clash import own_violations, violation_place
from xeptools.stanzas.examples import Examples


@rule(Severity.ADVICE)
def narrow(examples: Examples) -> Problems:
    told: set[tuple[str, ...]] = set()
    for snippet, found in own_violations(examples):
        if found.pattern in told:
            continue
        told.add(found.pattern)
        schema = examples.local.own[found.element.namespace]
        place = Stretch(schema.snippet.block, *schema.place(found.declared))
        related = ((Stretch(snippet.block, *violation_place(snippet, found)), "the example"),)
        hint = "let the schema allow it, or correct the example"
        yield Problem(place, f"an example breaks this: {found.message}", hint, related=related)
