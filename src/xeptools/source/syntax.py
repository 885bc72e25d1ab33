"""The one door to lxml's parser: a tree where a document is well-formed, and what can be recovered of others.

The DOCTYPE never reaches a parser: an empty one takes its place. So no parser can
be made to fetch or expand anything, and entity references stay in the tree as nodes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from xeptools.source.declarations import Doctype
from xeptools.source.text import character

_BLANK = b'<!DOCTYPE xep SYSTEM "">'
_XML_DECLARATION = re.compile(rb"<\?xml\s.*?\?>", re.DOTALL)
_STANDALONE = re.compile(rb"\sstandalone\s*=\s*(?:'yes'|\"yes\")(?=\s*\?>\Z)")
_CHARACTER_REFERENCE = re.compile(rb"&#(?:x[0-9A-Fa-f]+|[0-9]+);")
_CONTROLS = bytes({*range(0x20)} - {*b"\t\r\n"})
_NO_CHARACTER = re.compile(rb"\xef\xbf[\xbe\xbf]")


def content_start(utf8: bytes, doctype: Doctype | None) -> int:
    """Where the part begins in which elements can stand."""
    if doctype is not None:
        return doctype.end
    found = _XML_DECLARATION.match(utf8)
    return found.end() if found else 0


def without_doctype(utf8: bytes, doctype: Doctype | None) -> bytes:
    """``utf8`` with an empty DOCTYPE in the place of its own, if it had any.

    With one, a reference to an entity that the parser does not know is a node; without, an error.
    So it is in a document that claims to stand alone, and the claim is blanked out.
    """
    start, end = (doctype.start, doctype.end) if doctype is not None else (content_start(utf8, None),) * 2
    head = utf8[:start]
    if found := _XML_DECLARATION.match(head):
        head = _STANDALONE.sub(lambda claim: b" " * len(claim[0]), found[0]) + head[found.end() :]
    return head + _BLANK + utf8[end:]


def tree_of(blanked: bytes) -> etree._Element | None:
    """The tree of a well-formed document, references kept; None where it is not well-formed."""
    return _parse(blanked, recover=False)


def recovered_tree_of(blanked: bytes) -> etree._Element | None:
    """What can be read of a broken document; None where nothing can."""
    # A recovering parser lets characters pass that no tree may hold.
    legal = _NO_CHARACTER.sub(b"\xef\xbf\xbd", blanked.translate(None, _CONTROLS))
    legal = _CHARACTER_REFERENCE.sub(_legal_reference, legal)
    return _parse(legal, recover=True)


def _legal_reference(found: re.Match[bytes]) -> bytes:
    return found[0] if character(found[0].decode()) != "\ufffd" else b"&#xFFFD;"


def _parse(blanked: bytes, *, recover: bool) -> etree._Element | None:
    try:
        root: etree._Element | None = etree.fromstring(blanked, parser(recover=recover))
    except etree.XMLSyntaxError:
        return None
    return root


def parser(*, recover: bool) -> etree.XMLParser:
    """Give a parser that reads nothing but what it is given."""
    # A parser is good for one document: one that is kept would keep its last error too.
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=True,
        recover=recover,
    )


def out_of_namespace(root: etree._Element, nodes: Sequence[etree._Element]) -> list[etree._Element]:
    """Take each element without a prefix out of its namespace, for those of the format are in none.

    ``nodes`` are the elements and references below ``root``, in document order. Gives the elements that
    were in a namespace.
    """
    free = sum(1 for _ in root.iter("{}*", etree.Entity))
    if free == len(nodes):  # as in nearly all documents
        return []
    found = []
    for node in nodes:
        namespace, _, name = str(node.tag).rpartition("}")
        # The name of what was recovered of a broken document may have a colon.
        if namespace and not node.prefix and ":" not in name:
            node.tag = name
            found.append(node)
    return found


def fragment_of(text: str) -> etree._Element | None:
    """A replacement text as the content of one element; None where it is not well-formed."""
    return _parse(_BLANK + b"<e>" + text.encode("utf-8", "replace") + b"</e>", recover=False)
