"""Elements held against their schemas in full: order, number and types of data too.

Each stretch of one namespace is validated by itself; an element of another namespace is validated by the
schema of that, wherever it stands, because every protocol of XMPP may be extended so (RFC 6120 §8.4).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from lxml import etree

from xeptools.stanzas.breaches import (
    Breach,
    Copies,
    Violation,
    is_consequence,
    subject,
    unknown_element,
    worded,
)
from xeptools.stanzas.element import Element
from xeptools.stanzas.protocol import is_of_web

if TYPE_CHECKING:
    from xeptools.stanzas.xsd import Compiled, Declaration, InstanceError


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
        yield unknown_element(element, compiled)
    for other in _of_other_namespaces(element):
        yield from violations(other, schemas, element.namespace)


def _of_other_namespaces(element: Element) -> Iterator[Element]:
    for child in element.children:
        if child.namespace == element.namespace:
            yield from _of_other_namespaces(child)
        else:
            yield child


def _island(element: Element, compiled: Compiled) -> Iterator[Violation]:
    copies = Copies({}, {}, {})
    root = _copy(element, compiled.element(element.qname), copies)
    told: set[tuple[etree._Element, str]] = set()
    errors = [error for error in compiled.errors(root) if error.node in copies.judged]
    for error in sorted(errors, key=_rank):
        found = worded(error, copies)
        what = subject(error) if error.flaw else "" if found.breach is Breach.TEXT else found.message
        if (error.node, what) not in told and not is_consequence(error, copies):
            yield found
        told.add((error.node, what))


def _rank(error: InstanceError) -> bool:
    """That a value is not listed says more than that it is not of the type of those that are."""
    return error.flaw is None or error.flaw.facet != "enumeration"


def _copy(element: Element, declaration: Declaration | None, copies: Copies, tag: str = "") -> etree._Element:
    """The element with what is of its namespace, or named by the schema; blanks around values are gone.

    ``tag`` is what the schema calls it, where it has it in no namespace by mistake: all are taken to be
    in that of the schema (schemas/unqualified-elements).
    """
    node = etree.Element(tag or element.qname)
    copies.judged[node] = (element, declaration)
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
            node.append(_copy(child, known or unqualified, copies, child.name if unqualified else ""))
        elif known is not None:  # the model has it by name; it is judged by its own schema
            node.append(_copy(child, None, Copies({}, copies.others, {})))
    copies.others[node] = element
    return node
