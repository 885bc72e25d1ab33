"""A schema allows what the examples of its document show.

Where three or more examples do the same thing that the schema does not allow, it is nearly always the
schema that was forgotten. The fault is told once, at the declaration, with the first of the examples.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.clash import place, told_at_schema
from xeptools.stanzas.disagreement import message, remedy
from xeptools.stanzas.examples import Examples


@rule(Severity.WARNING)
def contradicts_examples(examples: Examples) -> Problems:
    for found in told_at_schema(examples).values():
        snippet, first = found[0]
        schema = examples.local.own[first.namespace]
        where = Stretch(schema.snippet.block, *schema.place(max(first.declared, 0)))
        related = ((Stretch(snippet.block, *place(snippet, first)), f"the first of {len(found)} places"),)
        yield Problem(where, message(first, own=True), remedy(first), related=related)
