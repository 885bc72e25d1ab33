"""What stands inside a line of running text."""

from itertools import zip_longest
from typing import assert_never

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
from xeptools.model.walk import text_of
from xeptools.renderers.matter import address_of, picture_address


def line(content: Inlines, *, addresses: bool = True) -> str:
    """Give running text, with its line breaks; links with their addresses unless told otherwise."""
    pieces: list[str] = []
    for node, following in zip_longest(content, content[1:]):
        if isinstance(node, str):
            pieces.append(node)
            continue
        if isinstance(node, NoteMark) and pieces:
            pieces[-1] = pieces[-1].rstrip(" ")
        # The note of a reference gives its address.
        noted = isinstance(node, Phrase) and "ref" in node.classes and isinstance(following, NoteMark)
        pieces.append(_inline(node, addresses=addresses and not noted))
    return "".join(pieces)


def _inline(node: Inline, *, addresses: bool) -> str:
    match node:
        case str():
            return node
        case Emphasis():
            return _between("_", line(node.content, addresses=addresses))
        case Strong():
            return _between("*", line(node.content, addresses=addresses))
        case Monospace() | Cite() | Defined():
            return line(node.content, addresses=addresses)
        case Phrase():
            return _phrase(node, addresses=addresses)
        case Link():
            return _link(node, addresses=addresses)
        case NoteMark():
            return f"[{node.number}]"
        case LineBreak():
            return "\n"
        case Image():
            return _image(node, addresses=addresses)
        case Unresolved():
            return f"&{node.name};"
        case _:
            assert_never(node)


def _between(mark: str, text: str) -> str:
    """Put a mark on both sides of a text; its blanks stay outside."""
    inner = text.strip()
    before, _, after = text.partition(inner) if inner else (text, "", "")
    return f"{before}{mark}{inner}{mark}{after}" if inner else text


def _phrase(phrase: Phrase, *, addresses: bool) -> str:
    text = line(phrase.content, addresses=addresses)
    for name, mark in (("super", "^"), ("sub", "_")):
        if name in phrase.classes and text.strip():
            return f"{mark}{text}" if len(text) == 1 else f"{mark}({text})"
    return text


def _link(link: Link, *, addresses: bool) -> str:
    """Give a link's text and what that does not say: where it leads, or the number of the XEP."""
    text, said = line(link.content, addresses=False), text_of(link.content)
    match link.kind:
        case LinkKind.REFUSED:
            return f"{text} [address refused]"
        case LinkKind.INTERNAL:
            return text
        case LinkKind.XEP if link.number:
            return text if link.number in said else f"{text} (XEP-{link.number})"
        case _:
            url = address_of(link)
            stated = said.strip() in (url, url.partition(":")[2])
            return text if stated or not addresses else f"{text} <{url}>"


def _image(image: Image, *, addresses: bool) -> str:
    if not image.src:
        return f"{image.alt} [picture refused]".lstrip()
    url = picture_address(image)
    shown = f"Picture: {image.alt or 'without a description'}"
    return f"[{shown}] <{url}>" if url and addresses else f"[{shown}]"
