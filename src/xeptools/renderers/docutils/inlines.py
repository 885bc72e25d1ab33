"""What stands inside a line of running text."""

import re
from typing import assert_never
from urllib.parse import quote

from docutils import nodes

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
from xeptools.renderers.docutils.places import Place, mark_id
from xeptools.renderers.matter import address_of, picture_address, xep_address
from xeptools.renderers.matter.characters import spelled

_BLANKS = re.compile(r"[ \t\r\n]+")
_URL = re.compile(r"(?:https?://|mailto:|xmpp:)", re.IGNORECASE)
NO_DESCRIPTION = "Picture without a description"


def line(content: Inlines, place: Place, *, linked: bool = True) -> list[nodes.Node]:
    """Give a line with its white space folded, and without any at its ends.

    Without ``linked`` nothing in it leads elsewhere, as inside of a link.
    """
    made = nodes.inline("", "", *_inlines(content, place, linked))
    _fold(made)
    return made.children


def lines(content: Inlines, place: Place) -> list[list[nodes.Node]]:
    """Give running text by line: more than one where the author broke it."""
    parts: list[list[Inline]] = [[]]
    for node in content:
        if isinstance(node, LineBreak):
            parts.append([])
        else:
            parts[-1].append(node)
    return [line(tuple(part), place) for part in parts]


def text(value: str) -> nodes.Text:
    """Give plain text; characters that would act instead of being read are spelled out."""
    return nodes.Text(spelled(value))


def plain(value: str) -> list[nodes.Node]:
    """Give a title or a caption with its white space folded; nothing where it has no other text."""
    folded = " ".join(spelled(value).split())
    return [nodes.Text(folded)] if folded else []


def _inlines(content: Inlines, place: Place, linked: bool) -> list[nodes.Node]:
    made: list[nodes.Node] = []
    for node in content:
        if isinstance(node, NoteMark) and made and isinstance(made[-1], nodes.Text):
            made[-1] = nodes.Text(made[-1].rstrip(" \t\r\n"))  # a mark follows its word without a blank
        made += _inline(node, place, linked)
    return made


def _inline(node: Inline, place: Place, linked: bool) -> list[nodes.Node]:
    match node:
        case str():
            return [text(node)]
        case Link():
            return _link(node, place, linked)
        case Phrase():
            return _phrase(node, place, linked)
        case NoteMark():
            return [_note_mark(node, place, linked)]
        case Monospace():
            return [nodes.literal("", "", *_inlines(node.content, place, linked))]
        case Strong():
            return [nodes.strong("", "", *_inlines(node.content, place, linked))]
        case Emphasis():
            return [nodes.emphasis("", "", *_inlines(node.content, place, linked))]
        case Cite():
            inner = _inlines(node.content, place, linked and node.number is None)
            if linked and node.number is not None:
                inner = [_reference(xep_address("", node.number), inner, "xep")]
            return [nodes.title_reference("", "", *inner)]
        case LineBreak():
            return [nodes.Text(" ")]
        case Defined():
            return [nodes.emphasis("", "", *_inlines(node.content, place, linked), classes=["dfn"])]
        case Image():
            return [_image(node, place)]
        case Unresolved():
            return [text(f"&{node.name};")]
        case _:
            assert_never(node)


def _link(link: Link, place: Place, linked: bool) -> list[nodes.Node]:
    marks = [node for node in link.content if isinstance(node, NoteMark)]
    if linked and marks:  # no link holds another: they follow it
        words = tuple(node for node in link.content if not isinstance(node, NoteMark))
        bare = Link(link.kind, link.url, words, link.number, link.at)
        return [*_link(bare, place, linked), *_inlines(tuple(marks), place, linked)]
    content = _inlines(link.content, place, False)
    if not linked:
        return content
    match link.kind:
        case LinkKind.REFUSED:
            return [*content, nodes.generated("", " [address refused]", classes=["refused"])]
        case LinkKind.INTERNAL:
            target = place.target(link.url)
            return [nodes.reference("", "", *content, refid=target)] if target else content
        case LinkKind.XEP | LinkKind.EXTERNAL | LinkKind.ADDRESS | LinkKind.RELATIVE:
            url = address_of(link)
            kind = ["xep"] if link.number else []
            return [_reference(url, content, *kind)] if _URL.match(url) else content
        case _:
            assert_never(link.kind)


def reference(url: str, content: Inlines, place: Place) -> nodes.reference:
    """Give a link of ours."""
    return _reference(url, line(content, place, linked=False))


def _reference(url: str, content: list[nodes.Node], *classes: str) -> nodes.reference:
    return nodes.reference("", "", *content, refuri=address(url), classes=list(classes))


def address(url: str) -> str:
    """Give ``url`` with everything percent-encoded that no URL may hold (RFC 3986 §2).

    So nothing is left in it that a writer could take for markup.
    """
    quoted = quote(url, safe="-._~:/?#@!$&'()*+,;=%[]", errors="replace")
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quoted)


def _phrase(phrase: Phrase, place: Place, linked: bool) -> list[nodes.Node]:
    content = _inlines(phrase.content, place, linked)
    if "super" in phrase.classes:
        return [nodes.superscript("", "", *content)]
    if "sub" in phrase.classes:
        return [nodes.subscript("", "", *content)]
    if "em" in phrase.classes or "def" in phrase.classes:
        return [nodes.emphasis("", "", *content)]
    return content


def _note_mark(mark: NoteMark, place: Place, linked: bool) -> nodes.Node:
    note = place.ids.get(f"note-{mark.number}")
    named = place.ids.get(mark_id(mark.number, mark.mention))
    if not (linked and note and named):
        return nodes.superscript("", f"[{mark.number}]")
    return nodes.footnote_reference("", str(mark.number), refid=note, ids=[named])


def _image(image: Image, place: Place) -> nodes.Node:
    described = spelled(image.alt) or NO_DESCRIPTION
    if place.pictures and image.src.startswith("data:"):
        size = {
            key: f"{value}px"
            for key, value in (("width", image.width), ("height", image.height))
            if value is not None
        }
        return nodes.image("", uri=address(image.src), alt=described, **size)
    if url := picture_address(image):
        return _reference(url, [nodes.Text(f"[{described}]")]) if _URL.match(url) else nodes.Text(described)
    return nodes.inline("", f"[{described}]", classes=["picture" if image.src else "refused"])


def _fold(made: nodes.Element) -> None:
    """Make one blank of each run of white space, and none at either end."""
    before = " "
    folded: dict[int, str] = {}
    for node in made.findall(nodes.Text):
        text = _BLANKS.sub(" ", node)
        if before.endswith(" "):
            text = text.removeprefix(" ")
        before = text or before
        if text != node:
            folded[id(node)] = text
    for element in list(made.findall(nodes.Element)) if folded else ():
        if not folded.keys().isdisjoint(map(id, element.children)):
            shown = ((child, folded.get(id(child))) for child in element.children)
            element[:] = [child if text is None else nodes.Text(text) for child, text in shown if text != ""]
    last = next(reversed(list(made.findall(nodes.Text))), None)
    if last is not None and last.endswith(" ") and not _follows(made, last):
        stripped = last.rstrip(" ")
        last.parent.replace(last, nodes.Text(stripped) if stripped else [])
    for element in reversed(list(made.findall(nodes.TextElement))):
        if not element.children and element is not made:
            element.parent.remove(element)


def _follows(made: nodes.Element, last: nodes.Text) -> bool:
    """Whether a picture stands after the last text."""
    found = list(made.findall(lambda node: node is last or isinstance(node, nodes.image)))
    return found[-1] is not last
