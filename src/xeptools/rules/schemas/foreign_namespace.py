"""A schema is in the namespace of XML Schema.

With a letter more, or an older year, ``<xs:schema>`` is an element that no validator knows, and nothing in it
was checked here either.
"""

from xeptools.checker import Problem, Problems, Replace, Stretch, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.element import Element
from xeptools.stanzas.nearness import distance
from xeptools.stanzas.normalise import UNDECLARED
from xeptools.stanzas.snippet import Snippet
from xeptools.stanzas.xsd_names import XSD

_ATTRIBUTES = frozenset({"targetNamespace", "elementFormDefault", "attributeFormDefault"})
"""What no element has but the outermost one of a schema."""
_NEAR = 8
"""Letters that may be wrong: the year, the slashes, the protocol."""


@rule(Severity.ERROR)
def foreign_namespace(snippet: Snippet) -> Problems:
    for item in snippet.items:
        if _is_schema(item):
            place = Stretch(snippet.block, *snippet.namespace_place(item))
            where = f"in the namespace {item.namespace}" if item.namespace else "in no namespace"
            fix = proposal(f"write {XSD}", Replace(place, XSD)) if item.namespace else None
            yield Problem(place, f"this schema is {where}", f"that of XML Schema is {XSD}", fix)


def _is_schema(item: Element) -> bool:
    """Whether an element is meant to be a schema and is none."""
    if item.name != "schema" or item.namespace == XSD or item.namespace.startswith(UNDECLARED):
        return False
    return not _ATTRIBUTES.isdisjoint(item.attributes) or distance(item.namespace, XSD, _NEAR) <= _NEAR
