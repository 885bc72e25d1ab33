"""Elements held against their schemas in full: order, number and types of data too.

Each stretch of one namespace is validated by itself; an element of another namespace is validated by the
schema of that, wherever it stands, because every protocol of XMPP may be extended so (RFC 6120 §8.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from lxml import etree

from xeptools.stanzas.element import Element
from xeptools.stanzas.nearness import misspelt
from xeptools.stanzas.protocol import is_of_web
from xeptools.stanzas.values import Flaw, Kind, why

if TYPE_CHECKING:
    from xeptools.stanzas.xsd import Compiled, Declaration, InstanceError


class Breach(StrEnum):
    """What part of the schema is not kept."""

    ORDER = "order"
    """Which child elements there are, how many, and in which order."""
    DATA = "data"
    """What an attribute or a text says."""
    TEXT = "text"
    """Text where elements alone may stand."""
    NAME = "name"
    """An attribute, or the element itself, that the schema does not have."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach at an element."""

    element: Element
    breach: Breach
    message: str
    declared: int
    """The number of the element's declaration in the schema of its namespace."""


Nodes = dict[etree._Element, tuple[Element, "Declaration | None"]]
"""What each node was copied from, and its declaration."""


class Schemas(Protocol):
    """Whoever knows the compiled schema of a namespace."""

    def compiled(self, namespace: str) -> Compiled | None:
        """The schema; None where there is none, or where it is of no use."""


def violations(element: Element, schemas: Schemas, around: str = "") -> Iterator[Violation]:
    """What is wrong with an element and those inside it by the schemas of their namespaces.

    ``around`` is the namespace of the element that it stands in.
    """
    compiled = None if is_of_web(element.namespace, around) else schemas.compiled(element.namespace)
    if compiled is not None and compiled.element(element.qname) is not None:
        yield from _island(element, compiled)
    elif compiled is not None and compiled.locals and element.name not in compiled.locals:
        yield Violation(element, Breach.NAME, f"{element.namespace} has no element '{element.name}'", 0)
    for other in _of_other_namespaces(element):
        yield from violations(other, schemas, element.namespace)


def _of_other_namespaces(element: Element) -> Iterator[Element]:
    for child in element.children:
        if child.namespace == element.namespace:
            yield from _of_other_namespaces(child)
        else:
            yield child


def _island(element: Element, compiled: Compiled) -> Iterator[Violation]:
    nodes: Nodes = {}
    root = _copy(element, compiled.element(element.qname), nodes)
    told: set[tuple[etree._Element, str]] = set()
    errors = [error for error in compiled.errors(root) if error.node in nodes]
    for error in sorted(errors, key=_rank):
        breach, message = _worded(error, nodes)
        where, declaration = nodes[error.node]
        key = (error.node, _subject(error) if error.flaw else "" if breach is Breach.TEXT else message)
        if key not in told and not _PREFIX.search(error.reason) and not _is_told_besides(error, nodes):
            yield Violation(where, breach, message, _number(declaration))
        told.add(key)


def _is_told_besides(error: InstanceError, nodes: Nodes) -> bool:
    """Whether an attribute is missing because it is misspelt, which is told of the misspelt one."""
    found = _NO_ATTRIBUTE.match(error.reason)
    return found is not None and found["missing"] in _misspelt(error, nodes).values()


def _misspelt(error: InstanceError, nodes: Nodes) -> dict[str, str]:
    """Attributes that the schema does not have, with the one that it demands and each is probably for."""
    element, declaration = nodes[error.node]
    if declaration is None or declaration.any_attribute:
        return {}
    uses = declaration.attributes
    unknown = [name for name in element.attributes if name[0] != "{" and name not in uses]
    return misspelt(unknown, declaration.lacking(element.attributes))


def _rank(error: InstanceError) -> bool:
    """That a value is not listed says more than that it is not of the type of those that are."""
    return error.flaw is None or error.flaw.facet != "enumeration"


def _subject(error: InstanceError) -> str:
    """The attribute whose value is wrong; ``#`` where it is the text."""
    found = _ATTRIBUTE.match(error.reason)
    return found["name"] if found else "#"


def _number(declaration: Declaration | None) -> int:
    return declaration.index if declaration is not None else 0


def _copy(element: Element, declaration: Declaration | None, nodes: Nodes, tag: str = "") -> etree._Element:
    """The element with what is of its namespace, or named by the schema; blanks around values are gone.

    ``tag`` is what the schema calls it, where it has it in no namespace by mistake: all are taken to be
    in that of the schema (schemas/unqualified-elements).
    """
    node = etree.Element(tag or element.qname)
    nodes[node] = (element, declaration)
    for name, value in element.attributes.items():
        declared = declaration is not None and name in declaration.attributes
        if name[0] != "{" or declared or name.startswith(f"{{{element.namespace}}}"):
            node.set(name, " ".join(value.split()))
    text = element.text if not element.children else element.text.strip()
    node.text = text.strip() if not element.children else text or None
    for child in element.children:
        known = declaration.children.get(child.qname) if declaration is not None else None
        if child.namespace == element.namespace:
            unqualified = declaration.children.get(child.name) if declaration and not known else None
            node.append(_copy(child, known or unqualified, nodes, child.name if unqualified else ""))
        elif known is not None:  # the model has it by name; it is judged by its own schema
            node.append(_copy(child, None, {}))
    return node


_SHOWN = 40
"""Letters of a text that a message shows."""

_CHILD = re.compile(
    r"^Unexpected child with tag '?\{?[^']*?\}?(?P<name>[^'}]+)'? at position \d+(?P<rest>.*)$"
)
_INCOMPLETE = re.compile(r"^The content of element '[^']*' is not complete(?P<rest>.*)$")
_EXPECTED = re.compile(r"Tag \(?(?P<names>.*?)\)? expected")
_OCCURS = re.compile(r"The particle .*?(?:name|ref)='(?P<name>[^']*)'.* occurs (?P<count>\d+) times")
_NAME = re.compile(r"(?:\{[^{}]*\}|\b[\w.-]+:)?([\w.-]+)$")
_NO_ATTRIBUTE = re.compile(
    r"^(?:use of )?(?:attribute )?'(?P<name>[^']*)' (?:attribute )?(?:not allowed|is prohibited)"
    r"|^missing required attribute '(?P<missing>[^']*)'"
)
_ATTRIBUTE = re.compile(r"^attribute (?P<name>[^=]+)=")
_PREFIX = re.compile(r"unmapped prefix '[^']*' in a QName$")
"""It may be declared in the example; the copy has no prefixes."""
_FIXED = re.compile(r"^attribute '(?P<name>[^']*)' has a fixed value '(?P<value>.*)'$")
_FIXED_TEXT = re.compile(r"^must have the fixed value '(?P<value>.*)'$")
_REFERENCE = re.compile(r"^IDREF '(?P<name>.*)' not found")
_IDENTITY = re.compile(r"(?:^|: )duplicated (?:xs:ID )?value \(?(?P<value>'.*?'),?\)?(?: for Xsd\w+\(.*)?$")
_KEY = re.compile(r"^missing key field '(?P<field>[^']*)'")
_CONSTANT = (
    ("character data between child elements", Breach.TEXT, "text stands between the elements of {0}"),
    ("because content is empty", Breach.TEXT, "text stands in {0}, where the schema has none"),
    ("can't have child elements", Breach.ORDER, "elements stand in {0}, where the schema has text alone"),
    ("is not an element of the schema", Breach.NAME, "the schema has no element {0}"),
    ("abstract", Breach.NAME, "{0} is abstract: the schema has other elements in its place"),
    ("xsi:nil", Breach.NAME, "xsi:nil cannot stand in this {0}"),
    ("not nillable", Breach.NAME, "xsi:nil cannot stand in {0}"),
    ("more than one attribute of type ID", Breach.DATA, "{0} has more than one ID"),
)
"""What xmlschema says, and what that means; ``{0}`` is the element."""


def _worded(error: InstanceError, nodes: Nodes) -> tuple[Breach, str]:
    reason = error.reason
    name = nodes[error.node][0].name if error.node in nodes else ""
    if found := _CHILD.match(reason):
        expected = _names(found["rest"])
        wanted = (
            f", where the schema has {expected}" if expected else ", where the schema has no more elements"
        )
        return Breach.ORDER, f"<{_short(found['name'])}/> stands in <{name}/>{wanted}"
    if found := _INCOMPLETE.match(reason):
        expected = _names(found["rest"])
        return (
            Breach.ORDER,
            f"<{name}/> lacks {expected}" if expected else f"something is missing in <{name}/>",
        )
    if found := _NO_ATTRIBUTE.match(reason):
        if found["missing"]:
            return Breach.NAME, f"<{name}/> lacks the attribute '{_short(found['missing'])}'"
        meant = _misspelt(error, nodes).get(found["name"])
        rest = f": is '{meant}' meant?" if meant else ""
        return Breach.NAME, f"<{name}/> has no attribute '{_short(found['name'])}'{rest}"
    if found := _IDENTITY.search(reason):
        return Breach.DATA, f"{found['value']} stands a second time in <{name}/>, where it must be unique"
    if error.flaw is not None:
        return Breach.DATA, _flawed(error, error.flaw, nodes)
    if found := _FIXED.match(reason):
        return Breach.DATA, f"{found['name']} of <{name}/> is always '{found['value']}' in the schema"
    if found := _FIXED_TEXT.match(reason):
        return Breach.DATA, f"the text of <{name}/> is always '{found['value']}' in the schema"
    if found := _REFERENCE.match(reason):
        return Breach.DATA, f"nothing in <{name}/> has the ID '{found['name']}'"
    if found := _KEY.match(reason):
        return Breach.DATA, f"<{name}/> lacks {found['field']}, which tells it from the others"
    for words, breach, message in _CONSTANT:
        if words in reason:
            return breach, message.format(f"<{name}/>")
    return Breach.DATA, f"<{name}/> could not be held against its schema in full"


def _flawed(error: InstanceError, flaw: Flaw, nodes: Nodes) -> str:
    """What is wrong with the value of an attribute, or with the text."""
    element, declaration = nodes[error.node]
    name = _subject(error)
    if name != "#":
        use = declaration.attributes.get(name) if declaration is not None else None
        kind = use.type if use is not None else Kind("")
        subject = f"{name}='{element.attributes.get(name, '')}'"
    else:
        kind = declaration.type if declaration is not None else Kind("")
        value = " ".join(element.text.split())
        shown = f"'{value[:_SHOWN]}{'…' if len(value) > _SHOWN else ''}' in"
        subject = f"{shown if value else 'the empty text of'} <{element.name}/>"
    return f"{subject} {why(flaw, kind)}"


def _names(rest: str) -> str:
    if found := _EXPECTED.search(rest):
        names = re.findall(r"'([^']*)'", found["names"]) or [found["names"]]
        return " or ".join(f"<{_short(name)}/>" for name in names[:4])
    if found := _OCCURS.search(rest):
        return f"<{_short(found['name'])}/>"
    return ""


def _short(name: str) -> str:
    found = _NAME.search(name)
    return found[1] if found else name
