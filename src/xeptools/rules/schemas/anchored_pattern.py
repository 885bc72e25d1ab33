r"""A pattern in a schema needs no anchors.

In XML Schema ``^`` and ``$`` are ordinary characters (part 2, appendix F): a pattern always speaks of the
whole value. So ``^\d+$`` lets nothing pass but values that begin with a circumflex.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.schema import Schema
from xeptools.stanzas.xsd_names import XSD


@rule(Severity.WARNING)
def anchored_pattern(schema: Schema) -> Problems:
    for node in schema.root.walk():
        value = node.attributes.get("value", "")
        if node.name != "pattern" or node.namespace != XSD:
            continue
        signs = [sign for sign, found in (("^", value.startswith("^")), ("$", value.endswith("$"))) if found]
        if signs and not value.endswith("\\$"):
            place = Stretch(schema.snippet.block, *schema.snippet.attribute(node, "value"))
            which = " and ".join(signs)
            yield Problem(place, f"a pattern of XML Schema takes {which} literally", f"take {which} out")
