"""The document written out again, without its DOCTYPE and with each entity in the place of its reference."""

from __future__ import annotations

import re

from lxml import etree

from xeptools.source import limits
from xeptools.source.document import Source
from xeptools.source.expansion import Budget, expand_attribute, in_attributes
from xeptools.source.syntax import fragment_of

_XML = "{http://www.w3.org/XML/1998/namespace}"
_NO_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = re.compile(r"[\r\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""What nobody would see, or what would turn a line around (UAX #9): written by number."""


def expanded(source: Source) -> bytes:
    """Give the document in UTF-8, well-formed and without entities, so that any XML parser reads it alone.

    Comments stay; instructions go. What nothing declares or is too much stays as text, ``&amp;name;``. The
    format has no namespaces: an element that claims one is written without it, so that no browser takes a
    part of a document for a page or a picture of its own. Of a broken document it has what could be read.
    """
    writer = _Writer(source)
    if source.root is None:
        writer.parts.append("<xep/>")
    else:
        writer.element(source.root)
    return ("<?xml version='1.0' encoding='UTF-8'?>\n" + "".join(writer.parts) + "\n").encode()


class _Writer:
    """What has been written, and how much more the document may bring in."""

    def __init__(self, source: Source) -> None:
        self.parts: list[str] = []
        self._source = source
        self._budget = Budget()
        self._depth = 0
        self._entity_depth = 0
        indexed = enumerate(source.nodes if source.attribute_references else ())
        self._index = {node: at for at, node in indexed}

    def element(self, element: etree._Element) -> None:
        """Write an element with all that it holds."""
        if self._depth >= limits.ELEMENT_DEPTH:
            return
        self._depth += 1
        name = re.split("[}:]", str(element.tag))[-1]
        start = len(self.parts)
        self.parts.append(f"<{name}{self._attributes(element)}")
        self._content(element)
        if len(self.parts) == start + 1:
            self.parts.append("/>")
        else:
            self.parts[start] += ">"
            self.parts.append(f"</{name}>")
        self._depth -= 1

    def _attributes(self, element: etree._Element) -> str:
        at = self._index.get(element, -1)
        written = self._source.attribute_references.get(at, {})
        values = {str(name): str(value) for name, value in element.items()}
        values.update({name: self._expand(value) for name, value in written.items() if name in values})
        return "".join(
            f" {name.replace(_XML, 'xml:')}='{_attribute(value)}'"
            for name, value in values.items()
            if name.startswith(_XML) or not re.search("[}:]", name)
        )

    def _expand(self, written: str) -> str:
        return expand_attribute(self._source.entities, written, self._budget)

    def _content(self, element: etree._Element) -> None:
        self._text(element.text)
        for child in element:
            if isinstance(child, etree._Entity):
                self._reference(child.name or "")
            elif isinstance(child, etree._Comment):
                self._comment(child.text or "")
            elif isinstance(child.tag, str):
                self.element(child)
            self._text(child.tail)

    def _reference(self, name: str) -> None:
        replacement = self._source.entities.get(name)
        if replacement is None or not self._budget.spend(replacement, self._entity_depth):
            self._text(f"&{name};")
            return
        if "<" not in replacement and "&" not in replacement:
            self._text(replacement)
            return
        fragment = fragment_of(in_attributes(replacement, self._expand))
        if fragment is None:
            self._text(f"&{name};")
            return
        self._entity_depth += 1
        self._content(fragment)
        self._entity_depth -= 1

    def _text(self, text: str | None) -> None:
        if text:
            self.parts.append(_escaped(text))

    def _comment(self, text: str) -> None:
        if "--" not in text and not text.endswith("-"):  # as only a broken document has it
            self.parts.append(f"<!--{_UNSEEN.sub(' ', _NO_CHARACTER.sub(' ', text))}-->")


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if text.isprintable():
        return text
    return _UNSEEN.sub(lambda found: f"&#x{ord(found[0]):X};", _NO_CHARACTER.sub("\ufffd", text))


def _attribute(value: str) -> str:
    return _escaped(value).replace("'", "&apos;").replace("\n", "&#10;").replace("\t", "&#9;")
