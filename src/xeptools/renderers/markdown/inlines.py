"""What stands inside a line of running text."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from xeptools.frozen import frozen
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
    NoteMark,
    Phrase,
    Strong,
    Unresolved,
)
from xeptools.renderers.markdown.plain import address, anchor, bare, code, escaped, opened, sentences
from xeptools.renderers.matter import address_of, picture_address, spelled, xep_address
from xeptools.renderers.matter.places import place_at

_BLANK_START = re.compile(r"^(?:\s|\\\n|<br>)+")
_BLANK_END = re.compile(r"(?:\s|\\\n|<br>)+\Z")


@frozen
class Place:
    """Where a line stands."""

    places: Mapping[str, str]
    """The places of the document that a link may lead to, by their public anchors."""
    marked: frozenset[str]
    """Those that get an anchor of their own."""
    cell: bool = False
    """In a table or a heading, which has one line."""
    linked: bool = False
    """In the text of a link, which holds no other."""
    starred: bool = False
    """Between the stars of an emphasis."""
    typed: bool = False
    """In protocol words."""

    def mark(self, name: str) -> str:
        """Give the anchor that follows what is called ``name``, if there is to be one."""
        return f" {anchor(name)}" if name in self.marked else ""


@frozen
class _Marked:
    """An emphasis before it is known what stands around it."""

    stars: str
    tag: str
    inner: str


def paragraph(content: Inlines, place: Place) -> list[str]:
    """Give running text as the lines of a paragraph, a sentence each; none where there is no text."""
    _, text, _ = _trimmed(inlines(content, place))
    if place.cell:
        return [text] if text else []
    lines = (opened(line.strip(" ")) for line in sentences(text))
    return [line for line in lines if line]


def heading(level: int, title: str) -> str:
    """Give a heading of plain text."""
    shown = re.sub(r"(?<=\s)(#+)$", r"\\\1", escaped(" ".join(title.split())))
    return f"{'#' * level} {shown}"


def inlines(content: Inlines, place: Place) -> str:
    """Give inlines one after the other; emphasis takes stars where they are read as such, else a tag."""
    pieces: list[str | _Marked] = []
    after_mark = False
    for node in content:
        made: list[str | _Marked]
        if isinstance(node, str):
            text = code(node) if place.typed else escaped(node, linked=place.linked)
            made = [f"\\{text}" if after_mark and text.startswith(("(", "[", ":")) else text]
        else:
            if isinstance(node, NoteMark) and pieces and isinstance(last := pieces[-1], str):
                pieces[-1] = last.rstrip(" ")
            made = _inline(node, place)
        after_mark = isinstance(node, NoteMark)
        pieces += made
    return _joined([piece for piece in pieces if piece != ""])


def _joined(pieces: list[str | _Marked]) -> str:
    out = ""
    for number, piece in enumerate(pieces):
        if isinstance(piece, str):
            out += piece
            continue
        then = pieces[number + 1] if number + 1 < len(pieces) else ""
        before = out[-1:] or " "
        after = then[:1] or " " if isinstance(then, str) else "*"
        if _flanked(before, piece.inner, after):
            out += f"{piece.stars}{piece.inner}{piece.stars}"
        else:
            out += f"<{piece.tag}>{piece.inner}</{piece.tag}>"
    return out


def _flanked(before: str, inner: str, after: str) -> bool:
    """Whether stars around ``inner`` open and close an emphasis (CommonMark 0.31 §6.2)."""
    if "*" in (before, after, inner[0], inner[-1]) or inner != inner.strip():
        return False
    return (_loose(before) or not _loose(inner[0])) and (_loose(after) or not _loose(inner[-1]))


def _loose(character: str) -> bool:
    """Whether it is white space, punctuation or a symbol."""
    return unicodedata.category(character)[0] in "PSZC"


def _inline(node: Inline, place: Place) -> list[str | _Marked]:
    match node:
        case str():
            return [escaped(node, linked=place.linked)]
        case Emphasis():
            return _emphasis("*", "em", node.content, place)
        case Strong():
            return _emphasis("**", "strong", node.content, place)
        case Defined():
            return _emphasis("*", "em", node.content, place)
        case Cite():
            return _cite(node, place)
        case Monospace():
            return [inlines(node.content, replace(place, typed=True))]
        case Phrase():
            return [_phrase(node, place)]
        case Link():
            return [_link(node, place)]
        case NoteMark():
            return [f"[^{node.number}]"]
        case LineBreak():
            return ["<br>" if place.cell else "\\\n"]
        case Image():
            return [_image(node, place)]
        case Unresolved():
            return [f"\\&{escaped(node.name)};"]
        case _:
            assert_never(node)


def _emphasis(stars: str, tag: str, content: Inlines, place: Place) -> list[str | _Marked]:
    text = inlines(content, replace(place, starred=True))
    before, inner, after = _trimmed(text)
    if not inner or place.starred:
        return [text]
    return [before, _Marked(stars, tag, inner), after]


def _trimmed(text: str) -> tuple[str, str, str]:
    """Cut blanks and line breaks off both ends; an escaped backslash is not one."""
    body = _BLANK_START.sub("", text)
    inner = _BLANK_END.sub("", body)
    return text[: len(text) - len(body)], inner, body[len(inner) :]


def _cite(cite: Cite, place: Place) -> list[str | _Marked]:
    if cite.number is None:
        return _emphasis("*", "em", cite.content, place)
    return [_to(xep_address("", cite.number), cite.content, place)]


def _phrase(phrase: Phrase, place: Place) -> str:
    text = inlines(phrase.content, place)
    for name, tag in (("super", "sup"), ("sub", "sub")):
        if name in phrase.classes:
            return f"<{tag}>{text}</{tag}>"
    return text


def _link(link: Link, place: Place) -> str:
    if link.kind is LinkKind.REFUSED:
        return f"{inlines(link.content, place)} \\[address refused\\]"
    url = address_of(link)
    if link.kind is LinkKind.INTERNAL:
        found = place_at(url, place.places)
        url = f"#{found}" if found else ""
    return _to(url, link.content, place)


def _to(url: str, content: Inlines, place: Place) -> str:
    """Give a link, or only its text where it leads nowhere; the notes in its text follow it."""
    if place.linked or not url:
        return inlines(content, place)
    if content == (url,) and (shown := bare(url)):
        return shown
    words = tuple(node for node in content if not isinstance(node, NoteMark))
    before, text, after = _trimmed(inlines(words, replace(place, linked=True, starred=True)))
    marks = "".join(f"[^{node.number}]" for node in content if isinstance(node, NoteMark))
    return f"{before}[{text}]({address(url)}){marks}{after}" if text else f"{before}{marks}{after}"


def _image(image: Image, place: Place) -> str:
    """Give a picture of the site by its address; one in the document by what it shows."""
    described = escaped(image.alt, linked=True) or "without a description"
    if not image.src:
        return f"{described if image.alt else ''} \\[picture refused\\]".lstrip()
    url = picture_address(image)
    if url and not place.linked:
        return f"![{described}]({address(url)})"
    return f"\\[Picture: {spelled(described)}\\]"
