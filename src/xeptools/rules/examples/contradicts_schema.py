"""An example does not contradict the schema of the namespace that it uses.

Told are an attribute that the schema demands and the example lacks, elements and attributes that the
schema does not know there, and values that it does not list. Where the document's own schema says
otherwise, nobody but its author can tell which of the two is right, so the example and the schema are
said to disagree. What is elided, what is of another namespace, and the order of elements are not judged.
What three or more examples of a document do is told at its schema instead (schemas/contradicts-examples),
and what the examples of the document that defines a namespace do, in that document alone.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.clash import place, told_at_schema
from xeptools.stanzas.disagreement import hint, message
from xeptools.stanzas.doubt import is_in_doubt
from xeptools.stanzas.examples import Examples


@rule(Severity.WARNING)
def contradicts_schema(examples: Examples) -> Problems:
    elsewhere = told_at_schema(examples)
    for snippet, found in examples.disagreements:
        if found.pattern in elsewhere or _undecided(found.namespace, examples):
            continue
        if is_in_doubt(found, examples):
            continue
        own = found.namespace in examples.local.own
        where = Stretch(snippet.block, *place(snippet, found))
        yield Problem(where, message(found, own=own), hint(found, own=own))


def _undecided(namespace: str, examples: Examples) -> bool:
    """Whether two documents define the namespace, neither of them this one."""
    if namespace in examples.local.own:
        return False
    return sum(1 for claim in examples.local.catalog.claims(namespace) if claim.numbered) > 1
