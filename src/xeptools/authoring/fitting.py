"""Making content fit where it stands: what the format allows there, and what becomes of the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from xeptools.authoring.markup import Element, Node, said_in
from xeptools.authoring.places import Place
from xeptools.source.grammar import GRAMMAR, PHRASES

BLANKS = re.compile(r"[ \t\r\n]+")


def bare(content: list[Node]) -> list[Node]:
    """Take the mark of a paragraph off the only one of an item or cell, where it stands first."""
    paragraphs = [node for node in content if isinstance(node, Element) and node.name == "p"]
    if len(paragraphs) == 1 and content[0] is paragraphs[0] and not paragraphs[0].attributes:
        return [*paragraphs[0].children, *content[1:]]
    return content


def fitted(node: Node, parent: str, place: Place) -> list[Node]:
    """Give ``node`` as what ``parent`` may hold (``source/grammar.py``); what changes is told."""
    if not isinstance(node, Element):
        return [node]
    if node.name in GRAMMAR[parent].children or node.name in PHRASES:
        return [node]
    match node.name:
        case "div" | "blockquote":
            inner = node.children if node.name == "div" else [Element("p", node.children)]
            made = [one for child in inner for one in fitted(child, parent, place)]
            for one in made:
                if isinstance(one, Element) and one.name == "p":
                    one.attributes = {**node.attributes, **one.attributes}
            return made
        case "example":
            place.examples -= 1
            place.findings.tell(
                "not-representable",
                f"an example cannot stand in <{parent}>: it is code without a number",
                place.at,
            )
            return [Element("code", node.children, node.attributes)]
        case "dl":
            place.findings.tell(
                "not-representable", f"definitions cannot stand in <{parent}>: they are a list", place.at
            )
            items = [_entry(one) for one in node.children if isinstance(one, Element)]
            return [Element("ul", [*items])]
        case "table":
            place.tables -= 1
            place.findings.tell(
                "not-representable", f"a table cannot stand in <{parent}>: it is a list of its rows", place.at
            )
            rows = Element("ul", [_row(one) for one in node.children if isinstance(one, Element)])
            caption = node.attributes.get("caption")
            return [Element("p", [caption]), rows] if caption else [rows]
        case "ol" if "ul" in GRAMMAR[parent].children:
            place.findings.tell(
                "not-representable", f"numbers cannot stand in <{parent}>: it is a list without", place.at
            )
            return [Element("ul", node.children)]
        case _:
            said = " ".join(said_in(node.children).split())
            return [Element("p", [said])] if "p" in GRAMMAR[parent].children else [said]


def _entry(pair: Element) -> Element:
    term, meaning = (child for child in pair.children if isinstance(child, Element))
    return Element("li", [Element("strong", term.children), " ", *meaning.children])


def _row(row: Element) -> Element:
    cells: list[Node] = [Element("li", cell.children) for cell in row.children if isinstance(cell, Element)]
    return Element("li", [Element("ul", cells)])


def line_fitted(content: Iterable[Node], parent: str, place: Place) -> list[Node]:
    """Give running text as what ``parent`` may hold, without blanks that say nothing."""
    return _trimmed(_merged(_fitted(_merged(content), parent, place)))


def apart(content: Iterable[Node]) -> tuple[list[Node], list[Element]]:
    """Part inlines into what is left without their notes, and these."""
    rest: list[Node] = []
    notes: list[Element] = []
    for node in content:
        if isinstance(node, Element) and node.name == "note":
            notes.append(node)
            if rest and isinstance(rest[-1], str):
                rest[-1] = rest[-1].rstrip(" ")
        elif isinstance(node, Element):
            inner, within = apart(node.children)
            rest.append(Element(node.name, inner, node.attributes, node.target))
            notes += within
        else:
            rest.append(node)
    return rest, notes


def _fitted(content: Sequence[Node], parent: str, place: Place) -> list[Node]:
    """Take out of each element what the format lets it not hold; the text in it stays."""
    made: list[Node] = []
    for node in content:
        if not isinstance(node, Element):
            made.append(node)
            continue
        if parent not in GRAMMAR or node.name in GRAMMAR[parent].children:
            held: list[Node] = node.children
            notes: list[Element] = []
            if "note" not in GRAMMAR[node.name].children:
                held, notes = apart(held)
            inner = _fitted(held, node.name, place)
            turned = _turned(Element(node.name, held, node.attributes, node.target))
            made.append(turned or Element(node.name, inner, node.attributes, node.target))
            made += _fitted(notes, parent, place)
        elif node.name == "br":
            made.append(" ")
        elif node.name == "img":
            place.lost(f"a picture in <{parent}>")
            made.append(f"[{node.attributes.get('alt', '')}]")
        elif node.name == "note":
            place.stray(node, f"<{parent}>", place.at, kept=True)
        else:
            if node.name == "link":
                place.lost(f"a link in <{parent}>", node.attributes["url"] or node.target)
            made += _fitted(node.children, parent, place)
    return made


def _turned(node: Element) -> Element | None:
    """A link whose whole text is marked stands inside of the mark, for it holds plain text alone."""
    match node:
        case Element(name="link", children=[Element(name="tt" | "em" | "strong" | "span" as name) as inner]):
            text = said_in(inner.children)
            link = Element("link", [text], node.attributes, node.target)
            return Element(name, [link], inner.attributes)
        case _:
            return None


def _merged(content: Iterable[Node]) -> list[Node]:
    """Join neighbouring texts, with one blank where several would stand, and none before a note."""
    made: list[Node] = []
    for node in content:
        if isinstance(node, Element) and not node.children and node.name not in ("br", "img"):
            continue
        if isinstance(node, str) and made and isinstance(made[-1], str):
            made[-1] = BLANKS.sub(" ", made[-1] + node)
            continue
        if isinstance(node, Element) and node.name == "note" and made and isinstance(made[-1], str):
            made[-1] = made[-1].rstrip(" ")
        made.append(node)
    return [node for node in made if node != ""]


def _trimmed(content: list[Node]) -> list[Node]:
    made = list(content)
    if made and isinstance(made[0], str):
        made[0] = made[0].lstrip(" ")
    if made and isinstance(made[-1], str):
        made[-1] = made[-1].rstrip(" ")
    return [node for node in made if node != ""]
