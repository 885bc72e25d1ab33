"""What a schema imports is there to be checked with it.

The namespace has a schema neither in the tree nor among those that this program carries, so what the
schema takes from it was not checked. It is a note for who wonders what was checked, and told only where
it is selected.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.schema import Schema
from xeptools.stanzas.verdict import Grade


@rule(Severity.ADVICE, default=False)
def unresolved_import(schema: Schema, examples: Examples) -> Problems:
    for fault in examples.local.checked(schema).faults:
        if fault.grade is Grade.UNRESOLVED:
            place = Stretch(schema.snippet.block, *schema.place(fault.index, fault.attribute))
            yield Problem(place, fault.message, fault.hint)
