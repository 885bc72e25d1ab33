"""Making content fit where it stands: what the format allows there, and what becomes of the rest."""

from __future__ import annotations

from xeptools.authoring.markup import INLINE, Element, Node, said_in
from xeptools.authoring.places import Place
from xeptools.resolver.grammar import GRAMMAR


def bare(content: list[Node]) -> list[Node]:
    """Take the mark of a paragraph off the only one of an item or cell, where it stands first."""
    paragraphs = [node for node in content if isinstance(node, Element) and node.name == "p"]
    if len(paragraphs) == 1 and content[0] is paragraphs[0] and not paragraphs[0].attributes:
        return [*paragraphs[0].children, *content[1:]]
    return content


def fitted(node: Node, parent: str, place: Place) -> list[Node]:
    """Give ``node`` as what ``parent`` may hold (``resolver/grammar.py``); what changes is told."""
    if not isinstance(node, Element):
        return [node] if parent.startswith("section") or GRAMMAR[parent].text else []
    if node.name in GRAMMAR[parent].children or node.name in INLINE:
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
            said = said_in(node.children)
            return [Element("p", [said])] if "p" in GRAMMAR[parent].children else [said]


def _entry(pair: Element) -> Element:
    term, meaning = (child for child in pair.children if isinstance(child, Element))
    return Element("li", [Element("strong", term.children), " ", *meaning.children])


def _row(row: Element) -> Element:
    cells: list[Node] = [Element("li", cell.children) for cell in row.children if isinstance(cell, Element)]
    return Element("li", [Element("ul", cells)])
