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
from xeptools.stanzas.protocol import is_of_web

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


Nodes = dict[etree._Element, tuple[Element, int]]
"""What each node was copied from, and the number of its declaration."""


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
    for error in compiled.errors(root):
        if error.node in nodes:
            breach, message = _worded(error, nodes)
            where, declared = nodes[error.node]
            yield Violation(where, breach, message, declared)


def _copy(element: Element, declaration: Declaration | None, nodes: Nodes, tag: str = "") -> etree._Element:
    """The element with what is of its namespace, or named by the schema; blanks around values are gone.

    ``tag`` is what the schema calls it, where it has it in no namespace by mistake: all are taken to be
    in that of the schema (schemas/unqualified-elements).
    """
    node = etree.Element(tag or element.qname)
    nodes[node] = (element, declaration.index if declaration is not None else 0)
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


_CHILD = re.compile(
    r"^Unexpected child with tag '?\{?[^']*?\}?(?P<name>[^'}]+)'? at position \d+(?P<rest>.*)$"
)
_INCOMPLETE = re.compile(r"^The content of element '[^']*' is not complete(?P<rest>.*)$")
_EXPECTED = re.compile(r"Tag \(?(?P<names>.*?)\)? expected")
_OCCURS = re.compile(r"The particle .*?(?:name|ref)='(?P<name>[^']*)'.* occurs (?P<count>\d+) times")
_NAME = re.compile(r"(?:\{[^{}]*\}|\b[\w.-]+:)?([\w.-]+)$")
_NO_ATTRIBUTE = re.compile(
    r"^'(?P<name>[^']*)' attribute not allowed|^missing required attribute '(?P<missing>[^']*)'"
)
_ATTRIBUTE = re.compile(r"^attribute (?P<name>[^=]+)='(?P<value>[^']*)': (?P<why>.*)$")


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
        return Breach.NAME, f"<{name}/> has no attribute '{_short(found['name'])}'"
    if found := _ATTRIBUTE.match(reason):
        return Breach.DATA, f"{found['name']}='{found['value']}': {_plain(found['why'])}"
    if "character data between child elements" in reason:
        return Breach.TEXT, f"text stands between the elements of <{name}/>"
    if "is not an element of the schema" in reason:
        return Breach.NAME, f"the schema has no element '{name}'"
    return Breach.DATA, f"<{name}/>: {_plain(reason)}"


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


_MACHINE = re.compile(r"\{http://www\.w3\.org/2001/XMLSchema\}|<[^<>]* at 0x[0-9a-f]+>|Xsd\w+\(.*\)")


def _plain(reason: str) -> str:
    return _MACHINE.sub("", reason).strip()
