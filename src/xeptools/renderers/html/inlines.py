"""What stands inside a line of running text."""

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
from xeptools.renderers.html.markup import NOTHING, Html, address, attribute, text
from xeptools.renderers.html.site import Site, reference

_PHRASES = {"ref": "cite-ref", "em": "em", "def": "def"}
"""The classes that authors may give to a span, and ours for them; any other says nothing."""


def inlines(content: Inlines, site: Site | None) -> Html:
    """Give a line; without a ``site`` nothing in it becomes a link, as where it stands inside one."""
    if len(content) == 1 and isinstance(said := content[0], str):  # as in most cells, items and links
        return text(said)
    pieces: list[str] = []
    for node in content:
        if isinstance(node, str):
            pieces.append(text(node))
            continue
        if pieces and isinstance(node, NoteMark):
            pieces[-1] = pieces[-1].rstrip()  # a mark follows its word without the blank that sources have
        pieces.append(_inline(node, site))
    return Html("".join(pieces))


def _inline(node: Inline, site: Site | None) -> Html:
    match node:
        case str():
            return text(node)
        case Link():
            return _link(node, site)
        case Phrase():
            return _phrase(node, site)
        case NoteMark():
            return _note_mark(node, site)
        case Monospace():
            return Html(f"<code>{inlines(node.content, site)}</code>")
        case Strong():
            return Html(f"<strong>{inlines(node.content, site)}</strong>")
        case Emphasis():
            return Html(f"<em>{inlines(node.content, site)}</em>")
        case Cite():
            return Html(f"<cite>{_cited(node, site)}</cite>")
        case LineBreak():
            return Html("<br>")
        case Defined():
            return Html(f"<dfn>{inlines(node.content, site)}</dfn>")
        case Image():
            return _image(node, site)
        case Unresolved():
            return Html(f'<mark class="unresolved">&amp;{text(node.name)};</mark>')
        case _:
            assert_never(node)


def _link(link: Link, site: Site | None) -> Html:
    if site is None:
        return inlines(link.content, None)
    content = inlines(link.content, None)
    match link.kind:
        case LinkKind.XEP if link.number:
            return reference(content, text_of(link.content), link.number, link.url, site)
        case LinkKind.REFUSED:
            return Html(f'<span class="refused">{content} <small>[address refused]</small></span>')
        case _:
            bare = ' class="url"' if link.content == (link.url,) else ""
            return Html(f'<a{bare} href="{address(link.url)}">{content}</a>')


def _phrase(phrase: Phrase, site: Site | None) -> Html:
    content = inlines(phrase.content, site)
    if "super" in phrase.classes:
        return Html(f"<sup>{content}</sup>")
    if "sub" in phrase.classes:
        return Html(f"<sub>{content}</sub>")
    known = " ".join(_PHRASES[name] for name in phrase.classes if name in _PHRASES)
    return Html(f'<span class="{known}">{content}</span>') if known else content


def _note_mark(mark: NoteMark, site: Site | None) -> Html:
    shown = f"[{mark.number}]"
    if site is not None:
        shown = f'<a href="#note-{mark.number}" role="doc-noteref">{shown}</a>'
    return Html(f'<sup class="note-mark" id="note-{mark.number}-{mark.mention}">{shown}</sup>')


def _cited(cite: Cite, site: Site | None) -> Html:
    if site is None or cite.number is None:
        return inlines(cite.content, site)
    return reference(inlines(cite.content, None), text_of(cite.content), cite.number, "", site)


def _image(image: Image, site: Site | None) -> Html:
    if not image.src:
        return Html(f'<span class="refused">{text(image.alt)} <small>[picture refused]</small></span>')
    size = f' width="{image.width}"' if image.width is not None else NOTHING
    if image.height is not None:
        size += f' height="{image.height}"'
    described = attribute(image.alt or "Picture without a description")
    src = site.picture(image) if site else image.src
    return Html(f'<img src="{attribute(src)}" alt="{described}"{size}>')
