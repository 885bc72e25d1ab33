"""From the elements of running text to the inline nodes of the model."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from lxml import etree

from xeptools.model import (
    Cite,
    Defined,
    Emphasis,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    LinkKind,
    Monospace,
    Note,
    NoteMark,
    Phrase,
    Strong,
)
from xeptools.resolver.links import classify, picture
from xeptools.resolver.walk import Walk, fold
from xeptools.source import limits
from xeptools.source.grammar import GRAMMAR

_SimpleLink = tuple[LinkKind, str, str, str | None]
"""Kind, address, text, and the number of the XEP."""
_Simple = tuple[str | _SimpleLink, ...]
"""What an entity's element holds, where that is the same whenever the entity is used: texts and links."""

_XEP_NUMBER = re.compile(r"XEP-([0-9]{4})")
_PIXELS = re.compile(r"([0-9]{1,5})\s*(?:px)?")


def add_text(out: list[Inline], text: str) -> None:
    """Append running text, its white space folded, to what stands before it."""
    text = fold(text)
    last = out[-1] if out else None
    if isinstance(last, str) and last.endswith(" ") and text.startswith(" "):
        text = text[1:]
    if text:
        out.append(text)


def joined(out: list[Inline]) -> Inlines:
    """Neighbouring stretches of text as one, put together once: they may be many."""
    for one, other in pairwise(out):
        if one.__class__ is str and other.__class__ is str:
            break
    else:
        return tuple(out)  # as nearly always
    whole: list[Inline] = []
    run: list[str] = []
    for inline in out:
        if isinstance(inline, str):
            run.append(inline)
            continue
        if run:
            whole.append("".join(run))
            run.clear()
        whole.append(inline)
    if run:
        whole.append("".join(run))
    return tuple(whole)


def trimmed(out: list[Inline]) -> Inlines:
    """A finished line of text, without white space at its ends; empty where only that was there."""
    if out:
        first = out[0]
        if isinstance(first, str):
            out[0] = first.lstrip(" ")
        last = out[-1]
        if isinstance(last, str):
            out[-1] = last.rstrip(" ")
        if out[0] == "":
            del out[0]
        if out and out[-1] == "":
            del out[-1]
    return joined(out)


def inlines(walk: Walk, element: etree._Element, at: int) -> Inlines:
    """The content of an element that holds nothing but running text, trimmed."""
    if len(element) == 0:
        text = fold(element.text or "").strip(" ")
        return (text,) if text else ()
    if element not in walk.index and (known := _simple_line(element)) is not None:
        return _made(walk, known, at)
    out: list[Inline] = []
    inlines_into(walk, element, at, out)
    return trimmed(out)


def _inside(walk: Walk, element: etree._Element, at: int) -> Inlines:
    if len(element) == 0:
        return (fold(element.text),) if element.text else ()
    if element not in walk.index and (known := _simple(element)) is not None:
        return _made(walk, known, at)
    out: list[Inline] = []
    inlines_into(walk, element, at, out)
    return joined(out)


def _made(walk: Walk, known: _Simple, at: int) -> Inlines:
    made: list[Inline] = []
    for part in known:
        if isinstance(part, str):
            made.append(part)
        else:
            kind, url, text, number = part
            link = Link(kind, url, (text,), number, at)
            walk.links.append(link)
            made.append(link)
    return tuple(made)


@lru_cache(maxsize=8192)
def _simple(element: etree._Element) -> _Simple | None:
    """The content of an element that holds nothing but text and links that hold nothing but text."""
    model = GRAMMAR.get(element.tag)
    parts: list[str | _SimpleLink] = [fold(element.text)] if element.text else []
    for child in element:
        if child.tag != "link" or model is None or "link" not in model.children:
            return None
        link = _simple_link(child)
        if link is None:
            return None
        parts.append(link)
        if child.tail:
            parts.append(fold(child.tail))
    return tuple(parts)


@lru_cache(maxsize=8192)
def _simple_line(element: etree._Element) -> _Simple | None:
    """The same, without white space at its ends."""
    parts = _simple(element)
    if parts is None:
        return None
    line = [*parts]
    if line and isinstance(first := line[0], str):
        line[0] = first.lstrip(" ")
    if line and isinstance(last := line[-1], str):
        line[-1] = last.rstrip(" ")
    return tuple([part for part in line if part])


@lru_cache(maxsize=8192)
def _simple_text(element: etree._Element) -> str:
    """The text of it, by which a note is known."""
    return fold("".join(map(str, element.itertext()))).strip()


def inlines_into(walk: Walk, element: etree._Element, at: int, out: list[Inline]) -> None:
    """Append the content of ``element``. A child that may not stand there gives its text and a fault."""
    if len(element) == 0:
        if element.text:
            add_text(out, element.text)
        return
    if not walk.enter(at):
        return
    model = GRAMMAR.get(element.tag)
    for piece in walk.pieces(element, at):
        if isinstance(piece, str):
            add_text(out, piece)
        elif isinstance(piece, tuple):
            child, child_at = piece
            tag = child.tag
            if model is not None and tag not in model.children:
                walk.misplaced(tag, element.tag, child_at)
            make = INLINES.get(tag)
            if make is not None:
                make(walk, child, child_at, out)
            else:
                inlines_into(walk, child, child_at, out)
        else:
            out.append(piece)
    walk.leave()


def classes(walk: Walk, element: etree._Element, at: int) -> tuple[str, ...]:
    """The author's class names."""
    value = walk.attribute(element, at, "class")
    return tuple(value.split()) if value else ()


def _emphasis(walk: Walk, element: etree._Element, at: int, out: list[Inline]) -> None:
    out.append(Emphasis(_inside(walk, element, at), at))


def _strong(walk: Walk, element: etree._Element, at: int, out: list[Inline]) -> None:
    out.append(Strong(_inside(walk, element, at), at))


def _monospace(walk: Walk, element: etree._Element, at: int, out: list[Inline]) -> None:
    out.append(Monospace(_inside(walk, element, at), at))


def _defined(walk: Walk, element: etree._Element, at: int, out: list[Inline]) -> None:
    out.append(Defined(_inside(walk, element, at), at))


def _cite(walk: Walk, element: etree._Element, at: int, out: list[Inline]) -> None:
    content = _inside(walk, element, at)
    text = content[0] if len(content) == 1 else None
    found = _XEP_NUMBER.fullmatch(text.strip()) if isinstance(text, str) else None
    out.append(Cite(content, found[1] if found else None, at))


def _phrase(walk: Walk, element: etree._Element, at: int, out: list[Inline]) -> None:
    out.append(Phrase(classes(walk, element, at), _inside(walk, element, at), at))


def _link(walk: Walk, element: etree._Element, at: int, out: list[Inline]) -> None:
    if element not in walk.index and (known := _simple_link(element)) is not None:
        kind, url, text, number = known
        link = Link(kind, url, (text,), number, at)
        walk.links.append(link)
        out.append(link)
        return
    kind, url, number = classify(walk.attribute(element, at, "url"))
    place = len(walk.links)
    link = Link(kind, url, inlines(walk, element, at), number, at)
    if kind is LinkKind.REFUSED and not url:
        out.extend(link.content)
        return
    if not link.content and url:
        link = Link(kind, url, (url,), number, at)
    walk.links.insert(place, link)  # before the links in it: document order
    out.append(link)


@lru_cache(maxsize=8192)
def _simple_link(element: etree._Element) -> _SimpleLink | None:
    """A link that an entity brings in, with nothing in it but text: the same whenever it is used."""
    text = fold(element.text or "").strip(" ")
    kind, url, number = classify(element.get("url") or "")
    return (kind, url, text, number) if len(element) == 0 and text and url else None


def _note(walk: Walk, element: etree._Element, at: int, out: list[Inline]) -> None:
    number = walk.note_elements.get(element)
    if number is None and walk.note_depth >= limits.NOTE_DEPTH:
        walk.troubles.limit(f"more than {limits.NOTE_DEPTH} notes inside one another", at)
        inlines_into(walk, element, at, out)
        return
    if number is None:
        if element not in walk.index and _simple(element) is not None:
            key = _simple_text(element)
        else:
            key = fold(walk.text(element, at, notes=True)).strip()
        number = walk.note_numbers.get(key)
        if number is None:
            number = len(walk.notes) + 1
            walk.note_numbers[key] = number
            walk.notes.append(None)
            walk.mentions.append(0)
            # The number is taken before the note's own text is read: a note inside it comes after it.
            walk.note_depth += 1
            content = inlines(walk, element, at)
            walk.note_depth -= 1
            walk.notes[number - 1] = Note(number, content, 0, at)
        walk.note_elements[element] = number
    walk.mentions[number - 1] += 1
    # Authors put a blank before a note or none; the renderer decides how a mark stands.
    if out and isinstance(out[-1], str):
        out[-1] = out[-1].rstrip(" ")
        if not out[-1]:
            del out[-1]
    out.append(NoteMark(number, walk.mentions[number - 1], at))


def _line_break(_walk: Walk, _element: etree._Element, at: int, out: list[Inline]) -> None:
    out.append(LineBreak(at))


def _image(walk: Walk, element: etree._Element, at: int, out: list[Inline]) -> None:
    source = picture(walk.attribute(element, at, "src"))
    width, height = (_pixels(walk.attribute(element, at, name)) for name in ("width", "height"))
    out.append(Image(source, fold(walk.attribute(element, at, "alt")).strip(), width, height, at))


def _pixels(value: str) -> int | None:
    found = _PIXELS.fullmatch(value.strip())
    return int(found[1]) if found else None


INLINES: dict[str, Callable[[Walk, etree._Element, int, list[Inline]], None]] = {
    "acronym": _phrase,
    "br": _line_break,
    "cite": _cite,
    "dfn": _defined,
    "em": _emphasis,
    "img": _image,
    "link": _link,
    "note": _note,
    "span": _phrase,
    "strong": _strong,
    "tt": _monospace,
}
