"""The elements of a XEP source, and writing them out as the template does.

Text becomes markup nowhere but here, and here all of it is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from xeptools.frozen import frozen
from xeptools.source.grammar import PHRASES


@frozen
class Entity:
    """A reference to an entity."""

    name: str


@dataclass(slots=True)
class Element:
    """An element; the values of ``attributes`` and strings among ``children`` are plain text."""

    name: str
    children: list[Node] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    target: str = ""
    """In a link to a place of the draft: the identifier that its parser gave the place."""


Node = Element | Entity | str

_MARKS = PHRASES - {"br", "note"}
"""Elements that part no words."""
LISTINGS = frozenset({"code", "example"})
_HELD_APART = frozenset({"xep", "header", *(f"section{level}" for level in range(1, 6))})
"""Elements in which a reference to an entity stands for blocks."""
_STEP = "  "
_HEAD = """\
<?xml version='1.0' encoding='UTF-8'?>
<!DOCTYPE xep SYSTEM 'xep.dtd' [
  <!ENTITY % ents SYSTEM 'xep.ent'>
%ents;
]>
<?xml-stylesheet type='text/xsl' href='xep.xsl'?>
<xep>
"""
_NUMBERED = re.compile(r"(xep|rfc)([0-9]+)")
NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold (XML 1.0 §2.2)."""


def source(header: Element, sections: Sequence[Element]) -> bytes:
    """Give a whole document in UTF-8: one element a line, lines of text as long as they are."""
    parts = "\n\n".join("\n".join(_lines(part, "")) for part in (header, *sections))
    return f"{_HEAD}{parts}\n</xep>\n".encode()


def text_of(nodes: Sequence[Node]) -> str:
    """Give the words of ``nodes`` without their notes; an entity says nothing, a line break is a blank."""
    parts = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(node)
        elif isinstance(node, Element) and node.name == "br":
            parts.append(" ")
        elif isinstance(node, Element) and node.name != "note":
            parts.append(text_of(node.children))
    return "".join(parts)


def said_in(nodes: Sequence[Node]) -> str:
    """Give all words of ``nodes``, of notes and pictures too; an entity says its number."""
    parts = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(node)
        elif isinstance(node, Entity):
            parts.append(_NUMBERED.sub(r"\1-\2", node.name).upper())
        else:
            shown = f"[{node.attributes.get('alt', '')}]" if node.name == "img" else said_in(node.children)
            parts.append(shown if node.name in _MARKS else f" {shown} ")
    return "".join(parts)


def _lines(element: Element, margin: str) -> Iterator[str]:
    if element.name in LISTINGS:
        yield f"{margin}<{_tag(element)}>{_listing(element.children)}</{element.name}>"
        return
    apart = element.name in _HELD_APART
    lead = 0
    while not apart and lead < len(element.children) and _runs(element.children[lead]):
        lead += 1
    first = _inline(element.children[:lead]).strip(" ")
    if lead == len(element.children) and not apart:
        closed = f"{first}</{element.name}>" if first else ""
        yield f"{margin}<{_tag(element)}>{closed}" if closed else f"{margin}<{_tag(element)}/>"
        return
    only = element.children[0] if len(element.children) == 1 else None
    if element.name == "remark" and isinstance(only, Element) and only.name == "p":
        yield f"{margin}<remark>{''.join(_lines(only, ''))}</remark>"
        return
    yield f"{margin}<{_tag(element)}>{first}"
    run: list[Node] = []
    before = None
    for child in element.children[lead:]:
        if _runs(child) and not (apart and isinstance(child, Entity)):
            run.append(child)
            continue
        yield from _text_line(run, margin + _STEP)
        run = []
        if isinstance(child, Element):
            if child.name.startswith("section") and before is not None:
                yield ""
            yield from _lines(child, margin + _STEP)
        elif isinstance(child, Entity):
            yield f"{margin}{_STEP}&{child.name};"
        before = child
    yield from _text_line(run, margin + _STEP)
    yield f"{margin}</{element.name}>"


def _text_line(run: list[Node], margin: str) -> Iterator[str]:
    if text := _inline(run).strip(" "):
        yield margin + text


def _runs(node: Node) -> bool:
    """Whether ``node`` stands in a line of text."""
    return not isinstance(node, Element) or node.name in PHRASES


def _inline(nodes: Sequence[Node]) -> str:
    return "".join(map(_piece, nodes))


def _piece(node: Node) -> str:
    match node:
        case str():
            return _escaped(node)
        case Entity():
            return f"&{node.name};"
        case Element() if not node.children:
            return f"<{_tag(node)}/>"
        case Element():
            return f"<{_tag(node)}>{_inline(node.children)}</{node.name}>"


def _tag(element: Element) -> str:
    return " ".join([element.name, *(f"{key}='{_quoted(text)}'" for key, text in element.attributes.items())])


def _listing(nodes: Sequence[Node]) -> str:
    """Give code as CDATA; as escaped text where something in it is marked."""
    if all(isinstance(node, str) for node in nodes):
        text = _legal("".join(node for node in nodes if isinstance(node, str)))
        return f"<![CDATA[\n{text.replace(']]>', ']]]]><![CDATA[>')}\n]]>"
    return f"\n{_inline(nodes)}\n"


def _legal(text: str) -> str:
    return NO_CHARACTER.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _escaped(text: str) -> str:
    text = _legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\u00a0", "&#160;")


def _quoted(text: str) -> str:
    return " ".join(_escaped(text).split()).replace("'", "&apos;")
