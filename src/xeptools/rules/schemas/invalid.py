"""A schema is a valid XML Schema.

Every error is told, each with its remedy where that is plain. What a schema imports comes from the
other documents of the tree, or from the schemas that this program carries; what nobody has is no error of
the schema.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.schema import Schema
from xeptools.stanzas.verdict import Grade


@rule(Severity.ERROR)
def invalid(schema: Schema, examples: Examples) -> Problems:
    for fault in examples.local.checked(schema).faults:
        if fault.grade is Grade.INVALID:
            place = Stretch(schema.snippet.block, *schema.place(fault.index, fault.attribute, fault.text))
            related: tuple[tuple[Stretch, str], ...] = ()
            if fault.other >= 0:
                related = ((Stretch(schema.snippet.block, *schema.place(fault.other)), fault.note),)
            yield Problem(place, fault.message, fault.hint, related=related)
