"""A schema is valid by XML Schema 1.0, which is what most tools know.

Version 1.1 allows more: wildcards beside elements, and what occurs more than once in ``xs:all``. libxml2,
Java's own validator and most code generators read 1.0 alone.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.schema import Schema
from xeptools.stanzas.verdict import Grade


@rule(Severity.WARNING)
def only_in_1_1(schema: Schema, examples: Examples) -> Problems:
    for fault in examples.local.checked(schema).faults:
        if fault.grade is Grade.ONLY_1_1:
            place = Stretch(schema.snippet.block, *schema.place(fault.index, fault.attribute))
            yield Problem(place, fault.message, fault.hint)
