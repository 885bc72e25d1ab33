"""An element of an example as plain data, and the tree that a parser made of it turned into such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from xeptools.frozen import frozen
from xeptools.stanzas.normalise import STREAMS

_MOST_ATTRIBUTES = 200
"""Attributes of one element that are read; published ones have 24 at most."""
_NO_URI = etree.ErrorTypes.WAR_NS_URI


@frozen
class Element:
    """An element. ``index`` counts the start tags of its example from 0, so that its place can be found."""

    name: str
    """Its local name."""
    namespace: str
    """Empty where it has none."""
    attributes: Mapping[str, str]
    """By local name, or by ``{namespace}name``; declarations of namespaces are not among them."""
    children: tuple[Element, ...]
    text: str
    """The text directly inside, pieces between children joined by a line feed each."""
    comments: tuple[str, ...]
    """The comments directly inside."""
    index: int

    @property
    def qname(self) -> str:
        """``{namespace}name``, or the name alone without a namespace."""
        return f"{{{self.namespace}}}{self.name}" if self.namespace else self.name

    def walk(self) -> Iterator[Element]:
        """Itself and all elements inside, in document order."""
        ahead = [self]
        while ahead:
            element = ahead.pop()
            yield element
            if element.children:
                ahead.extend(reversed(element.children))


def parse(document: str) -> etree._Element | None:
    """The tree of a text; None where it is not well-formed. Nothing is fetched and nothing expanded.

    A namespace need not be a URI: many examples have a placeholder there.
    """
    data = document.encode("utf-8", "replace")
    parser = _parser()
    try:
        root: etree._Element | None = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        faults = {entry.type for entry in parser.error_log}
        return etree.fromstring(data, _parser(recover=True)) if faults == {_NO_URI} else None
    return root


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_pis=True,
        recover=recover,
    )


def elements_of(root: etree._Element) -> tuple[Element, ...]:
    """The elements inside ``root``."""
    counter = [0]
    return tuple(_element(child, counter) for child in root.iterchildren("*"))


def _element(node: etree._Element, counter: list[int]) -> Element:
    index = counter[0]
    counter[0] = index + 1
    tag = node.tag
    if tag[0] == "{":
        namespace, _, name = tag[1:].rpartition("}")
    else:
        namespace, name = "", tag
    text = node.text or ""
    if len(node) == 0:
        return Element(name, namespace, _attributes(node), (), text, (), index)
    children: list[Element] = []
    comments: list[str] = []
    for child in node:
        if isinstance(child.tag, str):
            children.append(_element(child, counter))
        else:
            comments.append(child.text or "")
        if child.tail:
            text = f"{text}\n{child.tail}"
    return Element(name, namespace, _attributes(node), tuple(children), text, tuple(comments), index)


def _attributes(node: etree._Element) -> dict[str, str]:
    names = node.keys()
    if len(names) > _MOST_ATTRIBUTES:  # lxml looks each up from the first on
        return {str(name): node.get(name, "") for name in names[:_MOST_ATTRIBUTES]}
    return {str(name): str(value) for name, value in node.attrib.items()}


def is_stream(element: Element) -> bool:
    """Whether it is the header of a stream (RFC 6120 §4.7)."""
    return element.name == "stream" and element.namespace == STREAMS
