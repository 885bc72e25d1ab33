"""Damaged documents: each seed makes one, always the same from the same documents.

A third is damaged byte by byte, a third token by token (the stanzas inside listings too), a third
element by element, which leaves it well-formed, so that all rules and renderers get to see it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from assembly import assemble
from cases import TESTS, cases
from xeptools.source.grammar import GRAMMAR
from xeptools.tree import Tree


@dataclass(frozen=True, slots=True)
class Original:
    """A small document, or file of entities."""

    root: Path
    """The tree that it is read in."""
    name: str
    data: bytes


_REVISIONS = re.compile(rb"((?:<revision>.*?</revision>\s*){2})(?:<revision>.*?</revision>\s*)+", re.DOTALL)
_LARGEST = 12_000
"""Bytes: the more documents are tried in the same time, the more is found."""


def originals(root: Path) -> list[Original]:
    """Documents of a tree: small ones whole, of large ones each section by itself under their header."""
    found = []
    for document in Tree(root).documents:
        data = document.path.read_bytes()
        head, *sections = data.split(b"<section1")
        head = _REVISIONS.sub(rb"\1", head)
        if len(data) <= _LARGEST:
            parts = [data]
        else:
            parts = [head + b"<section1" + part + b"</xep>" * (b"</xep>" not in part) for part in sections]
        found += [Original(root, document.name, part) for part in parts if len(part) <= _LARGEST]
    return found


def of_cases(root: Path) -> list[Original]:
    """The cases of all rules, as if they stood in the tree: between them they have every fault."""
    found = []
    for folder in sorted(path for path in (TESTS / "rules").iterdir() if path.is_dir()):
        declares = folder.name == "entities"
        for case in cases(f"rules/{folder.name}", "dtd" if declares else "xml"):
            file = assemble(case.source, entities=declares)
            if file.size <= _LARGEST:
                found.append(Original(root, file.name.removesuffix(".xml"), file.data))
    return found


def mutant(kinds: Sequence[Sequence[Original]], seed: int) -> Original:
    """The damaged document of a seed; ``kinds`` are documents of several origins."""
    chance = random.Random(seed)
    original = chance.choice(chance.choice(kinds))
    other = chance.choice(chance.choice(kinds)).data
    damage = _LEVELS[seed % len(_LEVELS)]
    data = original.data
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        data = damage(data, other, chance)
    return Original(original.root, original.name, data)


_BYTES = (
    b"", b"\0", b"\xff", b"\x80", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xf0\x9f\x98\x80", b"\r",
    b"\t", b"&", b"<", b">", b"'", b'"', b";", b"%", b"]]>", b"--", b"\xe2\x80\xae", b"\xcc\x81",
    b"\xc2\xa0",
)  # fmt: skip


def _bytes(data: bytes, other: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.choice((0, 1, 1, 2, 8, 64, 1024)))
    match chance.randrange(5):
        case 0:
            put = chance.choice(_BYTES)
        case 1:
            put = chance.randbytes(chance.randrange(1, 4))
        case 2:  # one bit
            end = min(len(data), start + 1)
            put = bytes(byte ^ 1 << chance.randrange(8) for byte in data[start:end])
        case 3:
            put = data[start:end] * chance.choice((2, 2, 3, 30))
        case _:
            at = chance.randrange(len(other) + 1)
            put = other[at : at + chance.choice((4, 40, 400))]
    return data[:start] + put + data[end:]


_TOKEN = re.compile(
    r"<!\[CDATA\[|\]\]>|<!--|-->|<!\w+|<\?\w*|\?>|</?[\w:.-]*|/?>|&#?\w*;|[\w:.-]+(?:=|)|\"[^\"<]*\"|'[^'<]*'|\s+|.",
    re.DOTALL,
)
_VALUES = (
    "", " ", "0", "-1", "1.0.0", "0.0.0.1", "9" * 30, "2024-02-30", "0000-00-00", "9999-12-31", "2025-1-1",
    "٣", "²", "XEP-9999", "XEP-XXXX", "xep-0001.xml", "#", "#intro", "http://[",
    "https://example.org:99999999/", "//", "mailto:", "xmpp:a@b?;", "javascript:1",
    "data:image/png;base64,====", "%", "%zz", "\\", "{}", "{0}", "%s", "(", "[", "*", "ıİßǅ", "\u202e",
    "\u0301", "\U0001f600", "\ufeff", "\x85", "NOT_YET_ASSIGNED", "ProtoXEP", "Deferred", "TODO",
    "MUST not", "a" * 3000, "a " * 1500, "a.b." * 500, "urn:xmpp:" + "0:" * 300, "xs:string", "xs:nothing",
)  # fmt: skip
_PIECES = (
    *_VALUES, "&", "<", ">", "&amp;", "&#0;", "&#x110000;", "&none;", "&LEGALNOTICE;", "&xep0001;",
    "&xep9999;", "%ents;", "]]>", "<![CDATA[", "<!--", "-->", "<!-- xeptools: ignore all -->",
    "<!-- xeptools: ignore -->", "<?x?>", "</xep>", "<!DOCTYPE xep>", "<!ENTITY e '&e;'>", " xmlns='a'",
    " xmlns:a=''", " xml:lang=''", "<a:b/>", "<iq type='get'/>",
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>", "<stream:stream>", "</stream:stream>",
    "<?xml version='1.0'?>",
)  # fmt: skip


def _tokens(data: bytes, other: bytes, chance: random.Random) -> bytes:
    tokens = _TOKEN.findall(data.decode("utf-8", "replace")) or [""]
    at = chance.randrange(len(tokens))
    count = chance.choice((1, 1, 1, 2, 5, 50))
    match chance.randrange(6):
        case 0:
            del tokens[at : at + count]
        case 1:
            tokens[at:at] = tokens[at : at + count] * chance.choice((1, 1, 20))
        case 2:
            to = chance.randrange(len(tokens))
            tokens[at], tokens[to] = tokens[to], tokens[at]
        case 3:
            tokens[at] = chance.choice(_PIECES)
        case 4:
            tokens.insert(at, chance.choice(_PIECES))
        case _:
            given = _TOKEN.findall(other.decode("utf-8", "replace")) or [""]
            start = chance.randrange(len(given))
            tokens[at:at] = given[start : start + count]
    return "".join(tokens).encode("utf-8", "replace")


_PARSER = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, strip_cdata=False)
_NAMES = (*sorted(GRAMMAR), "x", "section1", "section2", "example", "code", "table", "note", "link")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ATTRIBUTES = (
    "topic", "anchor", "url", "caption", "class", "style", "src", "alt", "colspan", "start", "type",
    f"{_XML}lang",
)  # fmt: skip


def _elements(data: bytes, other: bytes, chance: random.Random) -> bytes:
    tree, given = _parsed(data), _parsed(other)
    here = [] if tree is None else list(tree.iter(etree.Element))
    if tree is None or given is None or len(here) == 1:
        return _tokens(data, other, chance)
    one, to = chance.choice(here[1:]), chance.choice(here)
    match chance.randrange(9):
        case 0:
            one.getparent().remove(one)
        case 1:
            to.append(deepcopy(one))
        case 2:
            to.insert(0, deepcopy(chance.choice(list(given.iter(etree.Element)))))
        case 3:
            one.tag = chance.choice(_NAMES)
        case 4:
            one.text = _text(chance)
        case 5:
            one.tail = _text(chance)
        case 6:
            names = [*map(str, one.attrib), *_ATTRIBUTES]
            one.set(chance.choice(names), _text(chance))
        case 7:
            one.attrib.clear()
            del one[:]
            one.text = None
        case _:  # inside itself, and again
            for _ in range(chance.choice((1, 3, 30))):
                around: Any = etree.Element(one.tag, one.attrib)
                one.addprevious(around)
                around.append(one)
    prolog, _, _ = data.partition(f"<{tree.tag}".encode())  # lxml's would lack the references of its DOCTYPE
    return prolog + etree.tostring(tree, encoding="UTF-8", with_tail=False)


def _parsed(data: bytes) -> Any:
    """The outermost element; None where there is none."""
    try:
        return etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError:
        return None


def _text(chance: random.Random) -> str:
    """A value that some rule or renderer may not expect, as far as XML can have it."""
    return "".join(chance.choice(_VALUES) for _ in range(chance.choice((1, 1, 2))))


_LEVELS: tuple[Callable[[bytes, bytes, random.Random], bytes], ...] = (_bytes, _tokens, _elements)
