"""Attributes that a type has twice: declared twice, or once more than in what it is based on.

XML Schema part 1 §3.4.6 (ct-props-correct.4). xmlschema tells the former at the type, and lets an extension
say again what its base says.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from xeptools.stanzas.mending import index_of, name_of, shown
from xeptools.stanzas.verdict import SchemaFault

_DEPTH = 50
"""Types based on one another; those that go in circles are told by the compiler."""
_HOLDERS = frozenset({"complexType", "extension", "restriction", "attributeGroup"})

Declared = dict[str, etree._Element]
"""The attributes that something has by name, each with its declaration."""


def repeated_attributes(root: etree._Element) -> Iterator[tuple[str, SchemaFault]]:
    """The name of each attribute that is declared twice, and the fault, at its second declaration."""
    uses = _Uses(root)
    for node in root.iter("*"):
        if name_of(node) not in _HOLDERS or (name_of(node) == "attributeGroup" and "name" not in node.attrib):
            continue
        inherited = uses.of_base(node) if name_of(node) == "extension" else {}
        seen: Declared = {}
        for child, names in uses.children(node):
            for name, declared in names.items():
                if (first := seen.get(name)) is not None:
                    message = f"the attribute '{name}' is declared a second time"
                    yield name, _fault(child, message, "keep one of them", first)
                elif (first := inherited.get(name)) is not None:
                    base = node.get("base")
                    message = f"the attribute '{name}' is declared once more: '{base}' has it already"
                    yield name, _fault(child, message, f"take it out of {shown(node)}", first)
                seen.setdefault(name, declared)


def _fault(child: etree._Element, message: str, hint: str, first: etree._Element) -> SchemaFault:
    return SchemaFault(
        index_of(child), "", message, hint, other=index_of(first), note="the first declaration"
    )


class _Uses:
    """What attributes the types and groups at the top of a schema have; each is read once."""

    def __init__(self, root: etree._Element) -> None:
        self._named = {
            (name_of(child), str(child.get("name", ""))): child
            for child in root
            if name_of(child) in ("complexType", "attributeGroup")
        }
        self._groups: dict[str, Declared] = {}
        self._target = root.get("targetNamespace")

    def _own_name(self, node: etree._Element, attribute: str) -> str:
        """The local name that an attribute gives, if it is of this schema; else nothing."""
        prefix, _, name = str(node.get(attribute, "")).rpartition(":")
        return name if node.nsmap.get(prefix or None) == self._target else ""

    def children(self, holder: etree._Element) -> Iterator[tuple[etree._Element, Declared]]:
        """The children of an element that bring attributes, with those."""
        for child in holder:
            if name_of(child) == "attribute":
                yield child, {str(child.get("name") or child.get("ref") or ""): child}
            elif name_of(child) == "attributeGroup":
                yield child, self._of_group(self._own_name(child, "ref"))

    def of_base(self, node: etree._Element, depth: int = 0) -> Declared:
        """The attributes of the type that an element names as its base, those of its bases included."""
        kind = self._named.get(("complexType", self._own_name(node, "base")))
        if kind is None or depth > _DEPTH:
            return {}
        found: Declared = {}
        for holder in (kind, *(node for node in kind.iter("*") if name_of(node) == "extension")):
            if holder is not kind:
                found = self.of_base(holder, depth + 1) | found
            for _, names in self.children(holder):
                found |= names
        return found

    def _of_group(self, name: str) -> Declared:
        if name not in self._groups:
            self._groups[name] = {}  # what one in a circle has while it is read
            group = self._named.get(("attributeGroup", name))
            for _, names in self.children(group) if group is not None else ():
                self._groups[name] |= names
        return self._groups[name]
