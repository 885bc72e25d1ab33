"""The elements of a schema are in its namespace.

Without ``elementFormDefault='qualified'`` the elements that are declared inside others belong to no
namespace, and no stanza that declares its namespace once, as all do, is valid.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.schema import Schema
from xeptools.stanzas.xsd_names import XSD


@rule(Severity.WARNING)
def unqualified_elements(schema: Schema) -> Problems:
    root = schema.root
    if not schema.namespace or root.attributes.get("elementFormDefault", "") == "qualified":
        return
    inner = [
        node
        for child in root.children
        for node in child.walk()
        if node is not child and node.namespace == XSD and node.name == "element"
        if "name" in node.attributes and node.attributes.get("form") != "qualified"
    ]
    if inner:
        place = Stretch(schema.snippet.block, *schema.place(0))
        name = inner[0].attributes["name"]
        related = ((Stretch(schema.snippet.block, *schema.snippet.place(inner[0])), "such an element"),)
        message = f"<{name}/> and others declared inside are in no namespace"
        yield Problem(place, message, "add elementFormDefault='qualified'", related=related)
