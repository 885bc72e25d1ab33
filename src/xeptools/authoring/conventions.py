"""How Markdown says what CommonMark has nothing for: definitions, letters, boxes, lists in cells.

docs/reference/draft-format.md describes these conventions; CommonMark shows them as what they look like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from xeptools.authoring.fitting import bare
from xeptools.authoring.markup import Element, Node
from xeptools.model import Numbering
from xeptools.renderers.matter import ordinal

_ALERT = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\] ?")
_LETTERS = re.compile(r"\(([A-Za-z]+)\) ?")
_LETTERED = (
    Numbering.LOWER_ALPHA,
    Numbering.UPPER_ALPHA,
    Numbering.LOWER_ROMAN,
    Numbering.UPPER_ROMAN,
)


def defined(items: Sequence[Node]) -> Element | None:
    """In Markdown a list marked with ``+`` whose items begin with ``**Term**:`` is one of definitions."""
    made = [_meant(item.children) for item in items if isinstance(item, Element)]
    pairs = [pair for pair in made if pair is not None]
    return Element("dl", [*pairs]) if pairs and len(pairs) == len(made) else None


def lettered(items: Sequence[Node]) -> Element | None:
    """In Markdown, which has numbers alone, items that begin with ``(a)``, ``(b)`` or ``(i)``, ``(ii)``."""
    starts = [_first_text(item) for item in items]
    labels = [found[1] if (found := _LETTERS.match(start)) else "" for start in starts]
    for numbering in _LETTERED:
        first = next((n for n in range(1, 100) if labels and ordinal(n, numbering) == labels[0]), 0)
        counted = [ordinal(first + n, numbering) for n in range(len(labels))]
        if first and labels == counted and (first == 1 or len(labels) > 1):
            for item in items:
                _drop_label(item)
            start = {"start": str(first)} if first != 1 else {}
            return Element("ol", [*items], {**start, "style": f"list-style-type: {numbering}"})
    return None


def _first_text(item: Node) -> str:
    first = item.children[0] if isinstance(item, Element) and item.children else ""
    if isinstance(first, Element) and first.name == "p":
        return _first_text(first)
    return first if isinstance(first, str) else ""


def _drop_label(item: Node) -> None:
    if isinstance(item, Element) and isinstance(first := item.children[0], Element):
        _drop_label(first)
    elif isinstance(item, Element):
        rest = _LETTERS.sub("", str(item.children[0]), count=1)
        item.children[:1] = [rest] if rest else []


def _meant(content: list[Node]) -> Element | None:
    """Read one of its items."""
    first = content[0] if content else None
    apart = isinstance(first, Element) and first.name == "p"
    match first.children if isinstance(first, Element) and apart else content:
        case [Element(name="strong", children=term), str() as text, *more] if text.startswith(":"):
            said: list[Node] = [part for part in (text[1:].lstrip(" "), *more) if part != ""]
            if apart:
                said = [*([Element("p", said)] if said else []), *content[1:]]
            return Element("di", [Element("dt", term), Element("dd", bare(said))])
        case _:
            return None


def pointed(content: list[Node]) -> list[Node]:
    """In Markdown the last lines of a cell are a list where they begin with a point."""
    parts: list[list[Node]] = [[]]
    for node in content:
        if isinstance(node, Element) and node.name == "br":
            parts.append([])
        else:
            parts[-1].append(node)
    first = next((at for at, part in enumerate(parts) if _is_point(part)), len(parts))
    if first == len(parts) or not all(map(_is_point, parts[first:])):
        return content
    items: list[Node] = [
        Element("li", [str(part[0]).lstrip().removeprefix("•").lstrip(), *part[1:]]) for part in parts[first:]
    ]
    before = [node for part in parts[:first] for node in (Element("br"), *part)]
    return [*before[1:], Element("ul", items)]


def _is_point(part: list[Node]) -> bool:
    return bool(part) and isinstance(part[0], str) and part[0].lstrip().startswith("•")


def alert(content: list[Node]) -> Element | None:
    """Read what GitHub has for a box: a quotation that begins with ``[!NOTE]``."""
    match content:
        case [Element(name="p", children=[str() as first, *rest]), *more] if found := _ALERT.match(first):
            after = first[found.end() :]
            said: list[Node] = [*([after] if after else []), *rest]
            return boxed(found[1].capitalize(), [*([Element("p", said)] if said else []), *more])
        case _:
            return None


def boxed(title: str, content: list[Node]) -> Element:
    """Give a box with its name: before the text of its only paragraph, or above its parts."""
    match content:
        case [Element(name="p", children=said)]:
            return Element("p", [f"{title}: ", *said], {"class": "box"})
        case _:
            return Element("div", [Element("p", [Element("strong", [title])]), *content], {"class": "box"})
