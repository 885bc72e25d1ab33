"""Attributes that a type has twice: declared twice, or once more than in what it is based on.

XML Schema part 1 §3.4.6 (ct-props-correct.4). xmlschema tells the former at the type, and lets an extension
say again what its base says.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from xeptools.stanzas.mending import index_of, name_of, shown
from xeptools.stanzas.verdict import SchemaFault
from xeptools.stanzas.xsd_names import XML

_HOLDERS = frozenset({"complexType", "extension", "restriction", "attributeGroup"})

Name = tuple[str, str]
"""Namespace, empty for none, and local name."""
Declared = dict[Name, etree._Element]
"""The attributes that something has by name, each with its declaration."""


def repeated_attributes(root: etree._Element) -> Iterator[tuple[str, SchemaFault]]:
    """The name as written of each attribute that is declared twice, and the fault, at the second."""
    uses = _Uses(root)
    for node in root.iter("*"):
        if name_of(node) not in _HOLDERS or (name_of(node) == "attributeGroup" and "name" not in node.attrib):
            continue
        inherited = uses.of_base(node) if name_of(node) == "extension" else {}
        seen: Declared = {}
        for child, names in uses.children(node):
            for name, declared in names.items():
                written = str(declared.get("name") or declared.get("ref") or "")
                if (first := seen.get(name)) is not None:
                    message = f"the attribute '{written}' is declared a second time"
                    yield written, _fault(child, message, "keep one of them", first)
                elif (first := inherited.get(name)) is not None:
                    base = node.get("base")
                    message = f"the attribute '{written}' is declared once more: '{base}' has it already"
                    yield written, _fault(child, message, f"take it out of {shown(node)}", first)
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
        self._types: dict[str, Declared] = {}
        self._target = str(root.get("targetNamespace", ""))
        self._qualified = str(root.get("attributeFormDefault", ""))

    def children(self, holder: etree._Element) -> Iterator[tuple[etree._Element, Declared]]:
        """The children of an element that bring attributes, with those."""
        for child in holder:
            if name_of(child) == "attribute":
                yield child, {self._attribute(child): child}
            elif name_of(child) == "attributeGroup":
                yield child, self._of_group(self._own_name(child, "ref"))

    def of_base(self, extension: etree._Element) -> Declared:
        """The attributes of the type that an extension is based on, those that the type extends included."""
        chain: list[str] = []
        above: etree._Element | None = extension
        while above is not None:
            name = self._own_name(above, "base")
            if name in self._types or name in chain or ("complexType", name) not in self._named:
                break
            chain.append(name)
            above = _extension(self._named["complexType", name])
        found = {} if above is None else self._types.get(self._own_name(above, "base"), {})
        for name in reversed(chain):
            kind = self._named["complexType", name]
            for holder in (kind, _extension(kind)):
                for _, attributes in self.children(holder) if holder is not None else ():
                    found = attributes | found
            self._types[name] = found
        return found

    def _of_group(self, name: str) -> Declared:
        if name not in self._groups:
            found: Declared = {}
            waiting, met = [name], {name}
            while waiting:
                for child in self._named.get(("attributeGroup", waiting.pop()), ()):
                    if name_of(child) == "attribute":
                        found.setdefault(self._attribute(child), child)
                    elif name_of(child) == "attributeGroup":
                        waiting += {self._own_name(child, "ref")} - met
                        met.update(waiting)
            self._groups[name] = found
        return self._groups[name]

    def _own_name(self, node: etree._Element, attribute: str) -> str:
        """The local name that an attribute gives, if it is of this schema; else nothing."""
        namespace, name = _expanded(node, str(node.get(attribute, "")))
        return name if namespace == self._target else ""

    def _attribute(self, declared: etree._Element) -> Name:
        if "ref" in declared.attrib:
            return _expanded(declared, str(declared.get("ref")))
        qualified = str(declared.get("form", self._qualified)) == "qualified"
        return self._target if qualified else "", str(declared.get("name", ""))


def _expanded(node: etree._Element, written: str) -> Name:
    prefix, _, name = written.rpartition(":")
    return XML if prefix == "xml" else node.nsmap.get(prefix or None) or "", name


def _extension(kind: etree._Element) -> etree._Element | None:
    """What a type adds to the one that it is based on; None for one that extends none."""
    content = [child for child in kind if name_of(child) in ("complexContent", "simpleContent")]
    return next((child for child in content[0] if name_of(child) == "extension"), None) if content else None
