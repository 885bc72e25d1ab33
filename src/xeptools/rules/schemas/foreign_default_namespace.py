"""The default namespace of a schema is the one that it is for.

References without a prefix are looked up in the default namespace. Where that is another one than the
target namespace, and no prefix stands for the target, the schema cannot refer to what it declares itself.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.schema import Schema
from xeptools.stanzas.xsd_names import XSD


@rule(Severity.WARNING)
def foreign_default_namespace(schema: Schema) -> Problems:
    declared = schema.declared_namespaces
    default = declared.get("", "")
    if default and schema.namespace and default != XSD and schema.namespace not in declared.values():
        place = Stretch(schema.snippet.block, *schema.place(0, "xmlns"))
        message = f"the default namespace is {default}, the schema is for {schema.namespace}"
        yield Problem(place, message, "give both the same")
