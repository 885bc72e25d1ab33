"""Attributes that a type has twice, once by itself and once from what it is based on.

XML Schema part 1 §3.4.6 (ct-props-correct.4). xmlschema lets an extension say again what its base says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from xeptools.stanzas.mending import index_of, name_of, shown
from xeptools.stanzas.verdict import SchemaFault

_DEPTH = 50
"""Types based on one another; those that go in circles are told by the compiler."""

Named = Mapping[tuple[str, str], etree._Element]


def repeated_attributes(root: etree._Element) -> Iterator[SchemaFault]:
    """A fault for each extension that repeats an attribute of its base."""
    named: dict[tuple[str, str], etree._Element] = {}
    for child in root:
        if name_of(child) in ("complexType", "attributeGroup"):
            named[name_of(child), str(child.get("name", ""))] = child
    for node in root.iter("*"):
        if name_of(node) != "extension":
            continue
        inherited = set(_of_type(_base(node, named), named, 0))
        for child, name in _own(node, named, 0):
            if name in inherited:
                message = f"the attribute '{name}' is declared once more: '{node.get('base')}' has it already"
                yield SchemaFault(index_of(child), "", message, f"take it out of {shown(node)}")
                break


def _base(node: etree._Element, named: Named) -> etree._Element | None:
    return named.get(("complexType", str(node.get("base", "")).rpartition(":")[2]))


def _of_type(kind: etree._Element | None, named: Named, depth: int) -> Iterator[str]:
    """The attributes of a type, those of its bases included."""
    if kind is None or depth > _DEPTH:
        return
    for holder in (kind, *(node for node in kind.iter("*") if name_of(node) == "extension")):
        yield from (name for _, name in _own(holder, named, depth))
        if holder is not kind:
            yield from _of_type(_base(holder, named), named, depth + 1)


def _own(holder: etree._Element, named: Named, depth: int) -> Iterator[tuple[etree._Element, str]]:
    """The attributes straight in an element, groups written out, each with the child that brings it."""
    for child in holder:
        if name_of(child) == "attribute":
            yield child, str(child.get("name") or child.get("ref") or "")
        elif name_of(child) == "attributeGroup" and depth <= _DEPTH:
            group = named.get(("attributeGroup", str(child.get("ref", "")).rpartition(":")[2]))
            if group is not None:
                yield from ((child, name) for _, name in _own(group, named, depth + 1))
