"""The compiler's complaints in the words of a schema's author."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches

from lxml import etree

from xeptools.stanzas.mending import builtin_meant, index_of, name_of, shown
from xeptools.stanzas.values import Flaw, Kind, why
from xeptools.stanzas.verdict import SchemaFault
from xeptools.stanzas.xsd import Complaint
from xeptools.stanzas.xsd_names import ATTRIBUTES, MADE, XSD

_MEANT = {
    "required": "use='required'",
    "optional": "use='optional'",
    "minOccurrence": "minOccurs",
    "maxOccurrence": "maxOccurs",
}
_REFERENCES = ("ref", "type", "base", "itemType", "substitutionGroup")
_FORMS = ("qualified", "unqualified")
_VALUES = {
    "use": ("optional", "prohibited", "required"),
    "minOccurs": ("0", "1", "another number"),
    "maxOccurs": ("a number", "unbounded"),
    "form": _FORMS,
    "elementFormDefault": _FORMS,
    "attributeFormDefault": _FORMS,
    "processContents": ("lax", "skip", "strict"),
    "abstract": ("true", "false"),
    "mixed": ("true", "false"),
    "nillable": ("true", "false"),
    "namespace": ("##any", "##other", "##local", "##targetNamespace"),
}
"""What attributes of XML Schema may say (part 1 §3)."""
_MACHINE = re.compile(r"<(?:function|class|Element) '?([^\s'>]+)[^>]*>")
_QNAME = re.compile(r"\{([^{}]*)\}([^\s'\"()]+)")

_CONSEQUENCE = re.compile(
    r"duplicated value |missing key field |too many XSD components|cannot use xs:anyAtomicType"
    r"|\(?restriction (?:or extension tag|\| list \| union\)) expected"
    r"|ambiguous: an element |ambiguous: .* by an element |two declarations of 'an element' "
)
"""What follows from a fault told elsewhere: an element has no name where nobody knows what it refers to."""

Worder = Callable[[re.Match[str], etree._Element, etree._Element], tuple[str, str, str]]
"""From what was found, the element and the schema to the attribute meant, the message and the hint."""


def worded(complaints: Iterable[Complaint], root: etree._Element) -> list[SchemaFault]:
    """One fault for each, without those that repeat another at the same place."""
    nodes = nodes_by_number(root.iter("*"))
    told: dict[tuple[int, str], SchemaFault] = {}
    for complaint in sorted(complaints, key=lambda one: one.index):
        node = nodes.get(complaint.index, root)
        attribute, message, hint = _words(complaint.message, node, root)
        fault = SchemaFault(complaint.index, attribute, message, hint)
        # A prefix is declared once for all that have it.
        told.setdefault((-1 if hint.startswith("declare it: xmlns") else fault.index, message), fault)
    return _without_consequences(list(told.values()))


def nodes_by_number(nodes: Iterable[etree._Element]) -> dict[int, etree._Element]:
    """Elements by the number that they had in the schema."""
    found: dict[int, etree._Element] = {}
    for node in nodes:
        if MADE not in node.attrib:
            found.setdefault(index_of(node), node)
    return found


def _without_consequences(faults: list[SchemaFault]) -> list[SchemaFault]:
    """A vague fault at an element of which a clear one is told says nothing more."""
    clear = {fault.index for fault in faults if fault.hint}
    kept = [fault for fault in faults if fault.hint or fault.index not in clear]
    return [fault for fault in kept if not _CONSEQUENCE.match(fault.message)] or kept


def _words(message: str, node: etree._Element, root: etree._Element) -> tuple[str, str, str]:
    for pattern, worder in _WORDERS:
        found = pattern.search(message)
        if found:
            return worder(found, node, root)
    if name_of(node) == "pattern":
        return _bad_pattern(node)
    plain = _MACHINE.sub(r"\1", message)
    return "", _QNAME.sub(r"\2", plain), ""


def _unknown_component(
    found: re.Match[str], node: etree._Element, root: etree._Element
) -> tuple[str, str, str]:
    what = {"global component": "type", "base type": "type", "element": "element"}.get(
        found["what"], found["what"]
    )
    name = found["name"].rpartition("}")[2].rpartition(":")[2]
    attribute = next(
        (a for a in ("ref", "type", "base", "substitutionGroup") if str(node.get(a, "")).endswith(name)), ""
    )
    kinds = {
        "element": ("element",),
        "attribute": ("attribute",),
        "attribute group": ("attributeGroup",),
        "group": ("group",),
    }
    wanted = kinds.get(what, ("simpleType", "complexType"))
    written = str(node.get(attribute, name)) if attribute else name
    head = written.rpartition(":")[0]
    namespace = node.nsmap.get(head or None)
    target = root.get("targetNamespace")
    declared = sorted(str(child.get("name", "")) for child in root if name_of(child) in wanted)
    anywhere = [
        other for other in root.iter(*(f"{{{XSD}}}{kind}" for kind in wanted)) if other.get("name") == name
    ]
    if namespace == XSD:
        where, near = "XML Schema", []
    elif namespace == target:
        where, near = "this schema", get_close_matches(name, declared, 1, 0.75)
    else:
        where, near = f"the schema of {namespace}" if namespace else "a schema without namespace", []
    if what == "type" and not near and namespace == target and (builtin := builtin_meant(name)):
        prefix = next((f"{one}:" for one, uri in node.nsmap.items() if uri == XSD and one), "")
        near = [f"{prefix}{builtin}"]
    hint = f"is '{near[0]}' meant?" if near else ""
    if not hint and namespace == target and anywhere:
        hint = "it is declared inside another element; only what stands at the top can be referred to"
    return attribute, f"{where} has no {what} '{name}'", hint or f"declare it, or correct '{written}'"


def _not_allowed(found: re.Match[str], node: etree._Element, _root: etree._Element) -> tuple[str, str, str]:
    name = found["name"].rpartition("}")[2]
    meant = _MEANT.get(name) or next(iter(get_close_matches(name, ATTRIBUTES, 1, 0.75)), "")
    hint = f"write {meant}" if meant and meant != name else "take it out"
    return name, f"the attribute '{name}' has no place in {shown(node)}", hint


def _prohibited(found: re.Match[str], node: etree._Element, _root: etree._Element) -> tuple[str, str, str]:
    return found["name"], f"the attribute '{found['name']}' cannot stand in this {shown(node)}", "take it out"


def _unexpected(_found: re.Match[str], node: etree._Element, _root: etree._Element) -> tuple[str, str, str]:
    parent = node.getparent()
    inside = shown(parent) if parent is not None else "the schema"
    if name_of(node) == "annotation":
        return "", f"{shown(node)} comes first in {inside}", "move it to the front"
    return "", f"{shown(node)} cannot stand here in {inside}", "move it, or take it out"


def _in_all(found: re.Match[str], _node: etree._Element, _root: etree._Element) -> tuple[str, str, str]:
    message = f"{found['name']}='{found['value']}': in xs:all an element occurs once at most"
    return found["name"], message, "write xs:sequence or xs:choice instead of xs:all"


def _ambiguous(found: re.Match[str], _node: etree._Element, _root: etree._Element) -> tuple[str, str, str]:
    first, second = (_particle(found[group]) for group in ("one", "other"))
    return (
        "",
        f"ambiguous: {second} could also be matched by {first} before it",
        "make the content model deterministic",
    )


def _overlap(found: re.Match[str], _node: etree._Element, _root: etree._Element) -> tuple[str, str, str]:
    first, second = (_particle(found[group]) for group in ("one", "other"))
    return (
        "",
        f"ambiguous: {second} could also be matched by {first} beside it",
        "make the content model deterministic",
    )


def _particle(written: str) -> str:
    name = re.search(r"(?:name|ref)='([^']*)'", written)
    return "the wildcard" if "Any" in written else f"'{name[1]}'" if name else "an element"


def _two_types(found: re.Match[str], _node: etree._Element, _root: etree._Element) -> tuple[str, str, str]:
    return (
        "type",
        f"two declarations of '{_particle(found['one'])}' in one content model differ in type".replace(
            "''", "'"
        ),
        "give both the same type",
    )


def _undeclared_prefix(
    found: re.Match[str], node: etree._Element, _root: etree._Element
) -> tuple[str, str, str]:
    prefix = found["prefix"]
    attribute, name = next(
        (
            (str(attribute), name)
            for attribute, value in node.attrib.items()
            for name in str(value).split()
            if name.startswith(f"{prefix}:")
        ),
        ("", ""),
    )
    if name.count(":") > 1:
        message = f"{attribute}='{name}' is no name of a component"
        return attribute, message, f"declare a prefix for the namespace, and write {attribute}='prefix:name'"
    return attribute, f"the prefix '{prefix}' is not declared", f"declare it: xmlns:{prefix}='…'"


def _no_namespace(found: re.Match[str], node: etree._Element, root: etree._Element) -> tuple[str, str, str]:
    name, target = found["name"], root.get("targetNamespace")
    attribute = next((one for one in _REFERENCES if node.get(one) == name), "")
    message = f"{attribute or 'a name'}='{name}' is of no namespace: no xmlns is declared"
    return (
        attribute,
        message,
        f"add xmlns='{target}' to {shown(root)}" if target else "declare a prefix for it",
    )


def _incomplete(_found: re.Match[str], node: etree._Element, _root: etree._Element) -> tuple[str, str, str]:
    if name_of(node) in ("complexContent", "simpleContent"):
        inside = [shown(node).replace(name_of(node), name) for name in ("restriction", "extension")]
        return (
            "",
            f"{shown(node)} needs {inside[0]} or {inside[1]} inside",
            f"put its content into {inside[1]}",
        )
    return "", f"something is missing in {shown(node)}", "add it, or leave out the element"


def _facet(_found: re.Match[str], node: etree._Element, _root: etree._Element) -> tuple[str, str, str]:
    base = node.get("base", "")
    return (
        "",
        f"a facet in {shown(node)} does not apply to '{base}'",
        "take it out, or base the type on another",
    )


def _no_name(_found: re.Match[str], node: etree._Element, _root: etree._Element) -> tuple[str, str, str]:
    return "", f"{shown(node)} has neither a name nor a ref", "name it"


def _no_simple_content(
    _found: re.Match[str], node: etree._Element, _root: etree._Element
) -> tuple[str, str, str]:
    base = node.get("base", "")
    return (
        "base",
        f"simple content is based on '{base}', which is no simple type",
        "use complexContent, or a simple type",
    )


def _simple_attribute(
    _found: re.Match[str], node: etree._Element, _root: etree._Element
) -> tuple[str, str, str]:
    return (
        "type",
        f"type='{node.get('type', '')}': an attribute has a simple type",
        "define it as xs:simpleType",
    )


def _declared_twice(
    found: re.Match[str], node: etree._Element, _root: etree._Element
) -> tuple[str, str, str]:
    name = found["name"].rpartition("}")[2]
    return "name", f"{shown(node)} with name='{name}' stands here a second time", "keep one of them"


def _bad_value(found: re.Match[str], node: etree._Element, _root: etree._Element) -> tuple[str, str, str]:
    name, value = found["name"], str(node.get(found["name"], ""))
    allowed = _VALUES.get(name, ())
    near = get_close_matches(value, [one for one in allowed if one[0].islower() or one[0] == "#"], 1, 0.6)
    hint = f"write {near[0] if near else ' or '.join(allowed)}" if allowed else "correct it"
    return name, f"{name}='{value}' is no value for {shown(node)}", hint


def _bad_facet(_found: re.Match[str], node: etree._Element, _root: etree._Element) -> tuple[str, str, str]:
    holder = node.getparent()
    return "value", f"value='{node.get('value', '')}' {_no_value(holder, 'base')}", "correct it"


def _bad_pattern(node: etree._Element) -> tuple[str, str, str]:
    return "value", f"'{node.get('value', '')}' is no pattern that can be read", "correct it"


def _bad_default(found: re.Match[str], node: etree._Element, _root: etree._Element) -> tuple[str, str, str]:
    name = found["name"]
    return name, f"{name}='{node.get(name, '')}' {_no_value(node, 'type')}", "correct it"


def _no_value(node: etree._Element | None, attribute: str) -> str:
    """What a value is not, by the type that the attribute of an element names."""
    written = "" if node is None else str(node.get(attribute, ""))
    prefix, _, name = written.rpartition(":")
    builtin = node is not None and node.nsmap.get(prefix or None) == XSD
    return why(Flaw("", (), name if builtin else ""), Kind(""))


def _lacks(found: re.Match[str], node: etree._Element, root: etree._Element) -> tuple[str, str, str]:
    if found["name"] == "name" and name_of(node) in ("element", "attribute"):
        return _no_name(found, node, root)
    return "", f"{shown(node)} lacks the attribute '{found['name']}'", "add it"


def _circular(found: re.Match[str], node: etree._Element, _root: etree._Element) -> tuple[str, str, str]:
    name = found["name"].rpartition("}")[2]
    return "", f"{shown(node)} with name='{name}' is made of itself", "make it of something else"


def _no_restriction(
    _found: re.Match[str], node: etree._Element, _root: etree._Element
) -> tuple[str, str, str]:
    message = f"{shown(node)} allows what the type that it restricts does not"
    return "", message, "leave out what the other does not have, or extend it instead"


def _xmlns(_found: re.Match[str], node: etree._Element, _root: etree._Element) -> tuple[str, str, str]:
    """Namespaces in XML §3; XML Schema part 1 §3.2.6."""
    return "name", f"{shown(node)} declares xmlns, which is no attribute", "take it out"


_P = r"(?:XsdElement|XsdAnyElement|Xsd11\w+|XsdAtomic)\(.*?\)"
_WORDERS: tuple[tuple[re.Pattern[str], Worder], ...] = (
    (
        re.compile(r"^unknown (?P<what>element|type|attribute group|attribute|group) '(?P<name>[^']*)'"),
        _unknown_component,
    ),
    (re.compile(r"^missing (?P<what>base type|group|attribute group) '(?P<name>[^']*)'"), _unknown_component),
    (re.compile(r"^(?P<what>global component) '(?P<name>[^']*)' not found"), _unknown_component),
    (re.compile(r"^attribute '(?P<name>[^']*)' not allowed"), _not_allowed),
    (re.compile(r"^use of attribute '(?P<name>[^']*)' is prohibited"), _prohibited),
    (re.compile(r"^attribute '(?P<name>[^']*)' is not allowed in a"), _prohibited),
    (re.compile(r"^Unexpected child with tag"), _unexpected),
    (
        re.compile(r"^attribute (?P<name>m..Occurs)='(?P<value>[^']*)': value must be one of \[0, 1\]"),
        _in_all,
    ),
    (
        re.compile(rf"^Unique Particle Attribution violation between (?P<one>{_P}) and (?P<other>{_P})$"),
        _ambiguous,
    ),
    (re.compile(rf"^(?P<one>{_P}) and (?P<other>{_P}) overlap"), _overlap),
    (re.compile(rf"^Element Declarations Consistent violation between (?P<one>{_P}) and"), _two_types),
    (re.compile(r"^prefix '(?P<prefix>[^']*)' not found"), _undeclared_prefix),
    (re.compile(r"^the QName '(?P<name>[^':]*)' is mapped to no namespace"), _no_namespace),
    (re.compile(r"^failed decoding|^invalid restriction: "), _bad_facet),
    (re.compile(r"^'(?P<name>default|fixed)' value .* is not compatible"), _bad_default),
    (re.compile(r"^missing required attribute '(?P<name>[^']*)'"), _lacks),
    (re.compile(r"^Circular definition detected for (?:xs:)?\w+ '(?P<name>[^']*)'"), _circular),
    (re.compile(r"^the derived group is an illegal restriction"), _no_restriction),
    (re.compile(r"^one or more facets are not applicable"), _facet),
    (re.compile(r"^The content of element .* is not complete"), _incomplete),
    (re.compile(r"^missing both attributes 'name' and 'ref'"), _no_name),
    (re.compile(r"has no simple content$"), _no_simple_content),
    (re.compile(r"^XSD attribute's type must be a simpleType"), _simple_attribute),
    (re.compile(r"^global xs:\w+ with name='(?P<name>[^']*)' is already loaded"), _declared_twice),
    (re.compile(r"attribute name must be different from 'xmlns'"), _xmlns),
    (re.compile(r"^attribute (?P<name>[A-Za-z]+)='"), _bad_value),
    (re.compile(r"^wrong value '[^']*' in '(?P<name>namespace)' attribute"), _bad_value),
)
