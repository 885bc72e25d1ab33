"""Examples and code: text in which every character counts, and what its author marked in it."""

from __future__ import annotations

from lxml import etree

from xeptools.model import Block, Code, Example, Mark, MarkKind, Unresolved
from xeptools.resolver.walk import Walk, fold
from xeptools.source.grammar import GRAMMAR

_MARKS = {"em": MarkKind.EMPHASIS, "strong": MarkKind.STRONG, "span": MarkKind.SPAN}


def example(walk: Walk, element: etree._Element, at: int, out: list[Block]) -> None:
    """``<example>``, which is numbered."""
    walk.examples += 1
    number = walk.examples
    caption = fold(walk.attribute(element, at, "caption")).strip()
    text, marks, lead = _code_text(walk, element, at)
    out.append(Example(number, walk.anchors.made(f"example-{number}"), caption, text, marks, lead, at))


def code(walk: Walk, element: etree._Element, at: int, out: list[Block]) -> None:
    """``<code>``, which is not."""
    caption = fold(walk.attribute(element, at, "caption")).strip()
    text, marks, lead = _code_text(walk, element, at)
    out.append(Code(caption, text, marks, lead, at))


def _code_text(walk: Walk, element: etree._Element, at: int) -> tuple[str, tuple[Mark, ...], int]:
    """The text between the first and the last line that say something, what is marked in it, and its lead."""
    if len(element) == 0:
        text, lead = _without_blank_ends(element.text or "")
        return text, (), lead
    parts: list[str] = []
    marks: list[Mark] = []
    _marked_text(walk, element, at, parts, marks, 0)
    text, lead = _without_blank_ends("".join(parts))
    kept = (Mark(max(m.start - lead, 0), min(m.end - lead, len(text)), m.kind) for m in marks)
    marked = sorted((m for m in kept if m.start < m.end), key=lambda m: (m.start, -m.end))
    return text, tuple(marked), lead


def _marked_text(
    walk: Walk, element: etree._Element, at: int, parts: list[str], marks: list[Mark], length: int
) -> int:
    if not walk.enter(at):
        return length
    model = GRAMMAR.get(element.tag)
    for piece in walk.pieces(element, at):
        if isinstance(piece, str):
            parts.append(piece)
            length += len(piece)
        elif isinstance(piece, Unresolved):
            parts.append(f"&{piece.name};")
            length += len(parts[-1])
        else:
            child, child_at = piece
            tag = child.tag
            if model is not None and tag not in model.children:
                walk.misplaced(tag, element.tag, child_at)
            if tag == "note":
                continue
            start = length
            length = _marked_text(walk, child, child_at, parts, marks, length)
            if tag in _MARKS and length > start:
                marks.append(Mark(start, length, _MARKS[tag]))
    walk.leave()
    return length


def _without_blank_ends(text: str) -> tuple[str, int]:
    """Authors break the line after ``<![CDATA[`` and before ``]]>``; nobody means to print that."""
    body = text.rstrip()
    cut = len(body) - len(body.lstrip())
    cut = body.rfind("\n", 0, cut) + 1
    return body[cut:], cut
