"""A schema can be compiled at a bounded cost.

Groups that multiply each other, or content models with thousands of elements, can keep a validator busy
for hours; such a schema was not checked, and its users would fare no better.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.schema import Schema
from xeptools.stanzas.verdict import Grade


@rule(Severity.WARNING)
def too_costly(schema: Schema, examples: Examples) -> Problems:
    for fault in examples.local.checked(schema).faults:
        if fault.grade is Grade.UNCHECKED:
            place = Stretch(schema.snippet.block, *schema.place(fault.index, fault.attribute))
            yield Problem(place, fault.message, fault.hint)
