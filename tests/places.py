"""What must hold of the places in any well-formed document, whoever wrote it."""

import re
from collections.abc import Iterator

from lxml import etree

from xeptools import Source, Span, Xep
from xeptools.model import Code, Example
from xeptools.model.walk import blocks_of
from xeptools.source.text import PREDEFINED, character
from xeptools.source.tokens import Kind

REFERENCE = re.compile(r"&(#?)([^;]*);")


class File:
    """A document's bytes and what reading them gave."""

    def __init__(self, data: bytes, source: Source) -> None:
        self.data = data
        self.source = source
        wide = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
        self.codec = wide.get(data[:2], "utf-8")

    def at(self, span: Span | None) -> str:
        """The characters of the file at a span."""
        assert span is not None
        return self.data[span.start.offset : span.end.offset].decode(self.codec)

    def from_(self, offset: int) -> str:
        """The first characters of the file from a byte on."""
        return self.data[offset : offset + 400].decode(self.codec, "ignore")


def check_tokens(file: File) -> None:
    """Nodes are lxml's one to one, and at each span stand the characters of the token."""
    source = file.source
    assert source.root is not None
    nodes = list(source.root.iter(etree.Element, etree.Entity))
    assert len(nodes) == len(source.tokens)
    for at, node in enumerate(nodes):
        if isinstance(node, etree._Entity):
            assert file.at(source.span(at)) == file.at(source.extent(at)) == f"&{node.name};"
            assert source.tokens.name(at) == node.name
            continue
        start = file.at(source.span(at))
        name = f"{node.prefix}:{etree.QName(node).localname}" if node.prefix else etree.QName(node).localname
        assert source.tokens.name(at) == name
        assert re.fullmatch(rf"<{re.escape(name)}(\s[^<]*)?/?>", start)
        span, extent = source.span(at), source.extent(at)
        assert span is not None
        assert extent is not None
        assert extent.start == span.start
        end = file.data[extent.start.offset : extent.end.offset][-400:].decode(file.codec, "ignore")
        assert start.endswith("/>") or re.search(rf"</{re.escape(name)}\s*>$", end)
        check_attributes(file, at, node)
        if at == 0 or name == "note":  # the root has all text but that of notes
            check_text(file, at, node)


def check_attributes(file: File, at: int, node: etree._Element) -> None:
    """The value at each attribute's span is the one that lxml read, where it could read it."""
    names = [name for name in file.source.tokens.attributes(at) if not name.startswith("xmlns")]
    assert sorted(name.rpartition(":")[2] for name in names) == sorted(
        etree.QName(str(name)).localname for name in node.attrib
    )
    for name in names:
        span = file.source.attribute_span(at, name)
        written = file.at(span)
        assert span is not None
        assert file.from_(span.end.offset)[0] in "'\""
        if ":" not in name and at not in file.source.attribute_references:
            assert _read(re.sub(r"\r\n|[\r\n\t]", " ", written)) == node.get(name)


def check_text(file: File, at: int, node: etree._Element) -> None:
    """The pieces of text read, put together, as lxml reads the element; references stay as written."""
    pieces = file.source.text_spans(at)
    for span, text in pieces:
        written = file.at(span)
        if written.startswith("&"):
            assert text == (_read(written) if _is_character(written) else written)
        else:
            assert text == written.replace("\r\n", "\n").replace("\r", "\n")
    assert "".join(text for _, text in pieces) == "".join(_texts(node))


def _texts(node: etree._Element) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if isinstance(child, etree._Entity):
            yield f"&{child.name};"
        elif child.tag not in ("note", etree.Comment, etree.PI):
            yield from _texts(child)
        yield child.tail or ""


def _is_character(reference: str) -> bool:
    return reference.startswith("&#") or reference[1:-1] in PREDEFINED


def _read(written: str) -> str:
    return REFERENCE.sub(lambda found: character(found[0]) if _is_character(found[0]) else found[0], written)


def check_example_characters(file: File, xep: Xep, step: int = 1) -> int:
    """Each ``step``-th character of an example stands where ``place_in`` says; gives how many were tried."""
    tried = 0
    for block in blocks_of(xep.sections):
        if not isinstance(block, Code | Example):
            continue
        token = file.source.tokens.tag(block.at)
        assert token is not None
        for offset in sorted({*range(0, len(block.text), step), len(block.text) - 1} - {-1}):
            place = file.source.place_in(block.at, block.lead + offset)
            assert place is not None
            written = file.from_(place.offset)
            assert _stands_for(file.source, written, block.text[offset], token.kind), (block.at, offset)
            tried += 1
    return tried


def _stands_for(source: Source, written: str, char: str, kind: Kind) -> bool:
    if written[0] == "\r":
        return char == "\n"
    if written[0] == char and kind is not Kind.REFERENCE:
        return True
    found = REFERENCE.match(written)
    assert found, written
    if _is_character(found[0]):
        return character(found[0]) == char
    return char in (source.expand(found[2]) or found[0])
