"""The frequent faults of schemas: each is told with its remedy, and mended in a copy.

One error hides the next: a compiler that meets ``<xs:attribute>`` before ``<xs:sequence>`` never looks
into the sequence. So what can be mended without guessing is, and the compiler goes on with the rest.
Structures of XML Schema 1.0 part 1 §3; the names of types are those of part 2 §3.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches

from lxml import etree

from xeptools.stanzas.damage import is_mark_between
from xeptools.stanzas.verdict import SchemaFault
from xeptools.stanzas.xsd_names import BUILTIN, ELEMENTS, FACETS, INDEX, MADE, XML, XSD

_ANY = frozenset({"anyType", "anySimpleType"})
_MEANT = {
    "datetime": "dateTime",
    "bool": "boolean",
    "bolean": "boolean",
    "unsigned": "unsignedInt",
    "unsignedInteger": "unsignedInt",
    "uint": "unsignedInt",
    "uri": "anyURI",
    "base64": "base64Binary",
    "number": "decimal",
    "text": "string",
}
_MODELS = frozenset({"sequence", "choice", "all", "group"})
_ATTRIBUTES = frozenset({"attribute", "attributeGroup", "anyAttribute"})
_FACETS_OF = frozenset({"restriction", "list", "union"})
_DOCUMENTING = frozenset({"documentation", "appinfo"})
_DOCUMENTING_TAGS = tuple(f"{{{XSD}}}{name}" for name in sorted(_DOCUMENTING))
_BLANKS = " \t\r\n"
"""Those of XML (XML 1.0 §2.3)."""
_REFERENCES = ("type", "ref", "base", "itemType", "substitutionGroup")

Found = Iterator[SchemaFault]


def mend(root: etree._Element) -> list[SchemaFault]:
    """Mend what can be mended in ``root``; gives what was wrong, in the order of the schema."""
    found: list[SchemaFault] = []
    for step in _STEPS:
        found.extend(step(root))
    return sorted(found, key=lambda fault: fault.index)


def index_of(node: etree._Element) -> int:
    """The number that the element has in its schema."""
    return int(str(node.get(INDEX, "0")))


def shown(node: etree._Element) -> str:
    """The element's name as written, in brackets."""
    prefix = f"{node.prefix}:" if node.prefix else ""
    return f"<{prefix}{etree.QName(node).localname}>"


def name_of(node: etree._Element) -> str:
    """The local name of an element of XML Schema; empty for others, comments and instructions."""
    tag = node.tag
    return str(tag)[len(XSD) + 2 :] if str(tag).startswith(f"{{{XSD}}}") else ""


def _all(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    yield from list(root.iter(*(f"{{{XSD}}}{name}" for name in names)))


def _children(node: etree._Element) -> list[etree._Element]:
    return [child for child in node if name_of(child)]


def _new(node: etree._Element, name: str) -> etree._Element:
    made = etree.Element(f"{{{XSD}}}{name}", nsmap=dict(node.nsmap))  # type: ignore[arg-type]
    made.set(INDEX, str(index_of(node)))
    made.set(MADE, "1")
    return made


def _wrap(parent: etree._Element, children: list[etree._Element], *names: str) -> etree._Element:
    """Put children of ``parent`` into new elements, the first name the outermost, which is given."""
    outer = inner = _new(children[0], names[0])
    parent.insert(parent.index(children[0]), outer)
    for name in names[1:]:
        deeper = _new(children[0], name)
        inner.append(deeper)
        inner = deeper
    for child in children:
        inner.append(child)
    return outer


def _stray_text(root: etree._Element) -> Found:
    """Text stands in documentation alone (part 1 §3.4.2, §3.15.2)."""
    for node in root.iter(f"{{{XSD}}}*"):
        if name_of(node) in _DOCUMENTING or next(node.iterancestors(*_DOCUMENTING_TAGS), None) is not None:
            continue
        pieces = [node.text, *(child.tail for child in node)]
        stray = next((piece for piece in pieces if piece and piece.strip(_BLANKS)), None)
        if stray is None:
            continue
        text = stray.strip(_BLANKS).partition("\n")[0]
        yield _told_text(node, text)
        if _has_value_as_text(node):
            node.set("value", text)
        node.text = None
        for child in node:
            child.tail = None


def _has_value_as_text(node: etree._Element) -> bool:
    return name_of(node) in FACETS and "value" not in node.attrib


def _told_text(node: etree._Element, text: str) -> SchemaFault:
    message, hint = f"text between the elements in {shown(node)}", "take it out"
    if _has_value_as_text(node):
        hint = f"write {shown(node)[:-1]} value='{text}'/>"
        return SchemaFault(index_of(node), "", f"{shown(node)} has its value as text", hint, text=text)
    if not text.strip():
        message = f"U+{ord(text[0]):04X} between the elements in {shown(node)}"
        hint = "write plain spaces"
    elif is_mark_between(text):
        hint = "it seems to be left over from a merge: keep one side, and take the mark out"
    return SchemaFault(index_of(node), "", message, hint, text=text)


def _misspelt_elements(root: etree._Element) -> Found:
    for node in list(root.iter(f"{{{XSD}}}*")):
        name = name_of(node)
        if name in ELEMENTS:
            continue
        meant = get_close_matches(name, ELEMENTS, 1, 0.8)
        if meant:
            message = f"XML Schema has no element {shown(node)}"
            hint = f"write {shown(node).replace(name, meant[0])}"
            yield SchemaFault(index_of(node), "", message, hint)
            node.tag = f"{{{XSD}}}{meant[0]}"


def _bare_content(root: etree._Element) -> Found:
    """Attributes and content models straight in an element, elements straight in a type."""
    for node in _all(root, "element"):
        loose = [child for child in _children(node) if name_of(child) in _MODELS | _ATTRIBUTES]
        types = [child for child in _children(node) if name_of(child) in ("complexType", "simpleType")]
        elements = [child for child in _children(node) if name_of(child) == "element"]
        facets = [child for child in _children(node) if name_of(child) in _FACETS_OF]
        if loose or elements:
            first = min(loose + elements, key=index_of)
            message = f"{shown(first)} cannot stand straight in {shown(node)}"
            yield SchemaFault(index_of(first), "", message, f"put it into {_as(node, 'complexType')}")
            if types and name_of(types[0]) == "complexType":
                for child in loose + elements:
                    types[0].append(child)
            elif not types:
                _wrap(node, loose + elements, "complexType")
                _drop(node, "type")
        elif facets and not types:
            yield _without_simple_type(facets[0], node)
            _wrap(node, facets, "simpleType")
    for node in _all(root, "attribute"):
        facets = [child for child in _children(node) if name_of(child) in _FACETS_OF]
        if facets:
            yield _without_simple_type(facets[0], node)
            _wrap(node, facets, "simpleType")
    for node in _all(root, "complexType"):
        elements = [child for child in _children(node) if name_of(child) in ("element", "any")]
        if elements:
            message = f"{shown(elements[0])} cannot stand straight in {shown(node)}"
            hint = f"put it into {_as(node, 'sequence')} or {_as(node, 'choice')}"
            yield SchemaFault(index_of(elements[0]), "", message, hint)
            models = [child for child in _children(node) if name_of(child) in _MODELS - {"group"}]
            if models:
                for child in elements:
                    models[0].append(child)
            else:
                _wrap(node, elements, "sequence")
                for child in _children(node):
                    if name_of(child) in _ATTRIBUTES:
                        node.append(child)
    for node in _all(root, "simpleType"):
        facets = [child for child in _children(node) if name_of(child) in FACETS]
        if facets:
            message = f"{shown(facets[0])} cannot stand straight in {shown(node)}"
            base = str(node.get("base", "")) or _builtin(root, "string")
            hint = f"put it into {_as(node, 'restriction')[:-1]} base='{base}'>"
            yield SchemaFault(index_of(facets[0]), "", message, hint)
            _wrap(node, facets, "restriction").set("base", base)
            _drop(node, "base")


def _drop(node: etree._Element, attribute: str) -> None:
    if attribute in node.attrib:
        del node.attrib[attribute]


def _builtin(root: etree._Element, name: str) -> str:
    prefix = next((p for p, uri in root.nsmap.items() if uri == XSD), None)
    return f"{prefix}:{name}" if prefix else name


def _without_simple_type(facet: etree._Element, node: etree._Element) -> SchemaFault:
    message = f"{shown(facet)} cannot stand straight in {shown(node)}"
    return SchemaFault(index_of(facet), "", message, f"put it into {_as(node, 'simpleType')}")


def _as(node: etree._Element, name: str) -> str:
    return shown(node).replace(name_of(node), name)


def _order(root: etree._Element) -> Found:
    """Attributes come after the content model (part 1 §3.4.2)."""
    for node in _all(root, "complexType", "extension", "restriction"):
        children = _children(node)
        kinds = [name_of(child) for child in children]
        models = [child for child, kind in zip(children, kinds, strict=True) if kind in _MODELS]
        first = next((at for at, kind in enumerate(kinds) if kind in _ATTRIBUTES), None)
        if not models or first is None or node.index(models[0]) < node.index(children[first]):
            continue
        message = f"{shown(models[0])} stands behind an attribute; in {shown(node)} attributes come last"
        hint = f"move the attributes behind {shown(models[0]).replace('<', '</')}"
        yield SchemaFault(index_of(models[0]), "", message, hint)
        for child, kind in zip(children, kinds, strict=True):
            if kind in _ATTRIBUTES:
                node.append(child)


def _misplaced_attributes(root: etree._Element) -> Found:
    """Attributes inside a content model, or inside another attribute, belong behind it."""
    for node in _all(root, "sequence", "choice", "all", "attribute"):
        inside = [child for child in _children(node) if name_of(child) in _ATTRIBUTES]
        holder = node.getparent()
        while holder is not None and name_of(holder) in _MODELS | {"attribute"}:
            holder = holder.getparent()
        if not inside or holder is None or name_of(holder) not in ("complexType", "extension", "restriction"):
            continue
        message = f"{shown(inside[0])} cannot stand in {shown(node)}"
        yield SchemaFault(index_of(inside[0]), "", message, f"move it behind {_end(node)}")
        for child in inside:
            holder.append(child)


def _end(node: etree._Element) -> str:
    return shown(node).replace("<", "</")


def _nested_all(root: etree._Element) -> Found:
    for node in _all(root, "all"):
        parent = node.getparent()
        if parent is not None and name_of(parent) in ("sequence", "choice", "all"):
            message = f"{shown(node)} cannot stand in {shown(parent)}: it must be all of a content model"
            yield SchemaFault(index_of(node), "", message, f"write {_as(node, 'sequence')}")
            node.tag = f"{{{XSD}}}sequence"


def _global_occurrence(root: etree._Element) -> Found:
    for node in _children(root):
        if name_of(node) not in ("element", "attribute"):
            continue
        names = ("minOccurs", "maxOccurs") if name_of(node) == "element" else ("use",)
        wrong = [name for name in names if name in node.attrib]
        if wrong:
            message = f"{' and '.join(wrong)} cannot stand at the top of a schema"
            hint = (
                "say how often where the element is used" if "use" not in wrong else "say it where it is used"
            )
            yield SchemaFault(index_of(node), wrong[0], message, hint)
        for name in wrong:
            del node.attrib[name]


def _two_types(root: etree._Element) -> Found:
    for node in _all(root, "element", "attribute"):
        inner = next((c for c in _children(node) if name_of(c) in ("complexType", "simpleType")), None)
        if inner is not None and "type" in node.attrib:
            message = f"type='{node.get('type')}' and {shown(inner)} exclude each other"
            yield SchemaFault(index_of(node), "type", message, "keep one of them")
            del node.attrib["type"]


def _attribute_names(root: etree._Element) -> Found:
    for node in _all(root, "attribute"):
        name = str(node.get("name", ""))
        if ":" in name and "ref" not in node.attrib:
            message = f"name='{name}': a name is declared without a prefix"
            yield SchemaFault(index_of(node), "name", message, f"refer to it: ref='{name}'")
            del node.attrib["name"]
            _drop(node, "type")
            node.set("ref", name)


def builtin_meant(name: str) -> str:
    """The built-in type that a name nobody declares seems to mean; empty where none is near."""
    return _MEANT.get(name) or next(iter(get_close_matches(name, BUILTIN - _ANY, 1, 0.75)), "")


def _types(root: etree._Element) -> Found:
    """Misspelt and wrongly prefixed names of built-in types."""
    target = root.get("targetNamespace", "")
    own = {str(n.get("name")) for n in _children(root) if name_of(n) in ("simpleType", "complexType")}
    prefix = next((p for p, uri in root.nsmap.items() if uri == XSD and p), "")
    for node in list(root.iter(f"{{{XSD}}}*")):
        for attribute in ("type", "base", "itemType"):
            value = str(node.get(attribute, "")).strip()
            if not value:
                continue
            head, _, name = value.rpartition(":")
            head_namespace = node.nsmap.get(head or None)
            meant, reason = "", ""
            if ":" in head:
                if name in BUILTIN:
                    meant, reason = f"{prefix}:{name}", f"'{value}' is no name: one prefix is enough"
            elif head and head_namespace is None:
                if head in ("xs", "xsd", "xsi") and name in BUILTIN and prefix:
                    meant, reason = f"{prefix}:{name}", f"the prefix '{head}' is not declared"
            elif head_namespace == XSD and name not in BUILTIN:
                if near := builtin_meant(name):
                    meant = f"{head}:{near}" if head else near
                    reason = f"XML Schema has no type '{name}'"
            elif name in BUILTIN and name not in own and head_namespace in (target, None) and prefix:
                meant, reason = (
                    f"{prefix}:{name}",
                    f"'{value}' is here no type of XML Schema: the prefix is missing",
                )
            if meant:
                yield SchemaFault(index_of(node), attribute, reason, f"write {attribute}='{meant}'")
                node.set(attribute, meant)


def _empty(root: etree._Element) -> Found:
    """``empty`` is a type that many schemas define and some forget."""
    target = root.get("targetNamespace")
    own = {str(n.get("name")) for n in _children(root) if name_of(n) in ("simpleType", "complexType")}
    users = []
    for node in list(root.iter(f"{{{XSD}}}*")):
        for attribute in ("type", "base"):
            head, _, name = str(node.get(attribute, "")).rpartition(":")
            if name == "empty" and "empty" not in own and node.nsmap.get(head or None) == target:
                users.append((node, attribute))
    for node, attribute in users:
        hint = (
            "define it: <xs:simpleType name='empty'><xs:restriction base='xs:string'>"
            "<xs:enumeration value=''/></xs:restriction></xs:simpleType>"
        )
        yield SchemaFault(index_of(node), attribute, "the type 'empty' is nowhere defined", hint)
    if users:
        made = _new(root, "simpleType")
        made.set("name", "empty")
        restriction = _new(root, "restriction")
        restriction.set("base", _builtin(root, "string"))
        value = _new(root, "enumeration")
        value.set("value", "")
        restriction.append(value)
        made.append(restriction)
        root.append(made)


def _imports(root: etree._Element) -> Found:
    """A component of another namespace needs that namespace imported (part 1 §4.2.3)."""
    target = root.get("targetNamespace", "")
    imported = {
        str(child.get("namespace", "")).strip() for child in _children(root) if name_of(child) == "import"
    }
    told: set[str] = set()
    for node in list(root.iter(f"{{{XSD}}}*")):
        for attribute in _REFERENCES:
            value = str(node.get(attribute, "")).strip()
            head, _, name = value.rpartition(":")
            namespace = node.nsmap.get(head or None) if head != "xml" else XML
            if not name or namespace in (None, target, XSD) or namespace in imported or namespace in told:
                continue
            told.add(str(namespace))
            message = f"{attribute}='{value}' is of a namespace that this schema does not import"
            hint = f"import it at the top: <xs:import namespace='{namespace}'/>"
            yield SchemaFault(index_of(node), attribute, message, hint)
    for namespace in sorted(told):
        made = _new(root, "import")
        made.set("namespace", namespace)
        root.insert(0, made)


_STEPS: tuple[Callable[[etree._Element], Found], ...] = (
    _stray_text,
    _misspelt_elements,
    _bare_content,
    _misplaced_attributes,
    _order,
    _nested_all,
    _global_occurrence,
    _two_types,
    _attribute_names,
    _types,
    _empty,
    _imports,
)
