"""A schema says for which namespace it is.

Without ``targetNamespace`` it declares elements of no namespace, which no protocol has, and nobody can
import it.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.schema import Schema


@rule(Severity.ERROR)
def no_target_namespace(schema: Schema) -> Problems:
    if not schema.namespace:
        place = Stretch(schema.snippet.block, *schema.place(0))
        yield Problem(place, "this schema has no target namespace", "add targetNamespace='…'")
