"""Blocks of a doctree as those of a XEP, each made to fit where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from docutils import nodes

from xeptools.authoring.conventions import alert, boxed, defined, lettered, pointed
from xeptools.authoring.fitting import bare, fitted
from xeptools.authoring.inlines import image, line, words
from xeptools.authoring.listings import code, example, html, is_vulnerability, vulnerability
from xeptools.authoring.markup import Element, Entity, Node, text_of
from xeptools.authoring.places import Place
from xeptools.authoring.tables import spanned, table
from xeptools.source.grammar import GRAMMAR

_CLASSES = ("box", "note", "info", "em", "def", "indent")
_STYLES = {
    "loweralpha": "lower-alpha",
    "upperalpha": "upper-alpha",
    "lowerroman": "lower-roman",
    "upperroman": "upper-roman",
}
_LABEL = re.compile(r"(Example|Table)(?: [0-9]+)?[.:]?", re.IGNORECASE)
_UNSEEN = (
    nodes.comment,
    nodes.substitution_definition,
    nodes.footnote,
    nodes.citation,
    nodes.pending,
    nodes.system_message,
    nodes.decoration,
    nodes.meta,
    nodes.label,
)


def blocks(content: Sequence[nodes.Node], parent: str, place: Place) -> list[Node]:
    """Give what stands in the element ``parent``: blocks, or a line where one paragraph is all there is."""
    made: list[Node] = []
    rest = list(content)
    outer, place.adrift = place.adrift, []
    while rest:
        node = rest.pop(0)
        taken = _captioned(node, rest, place) if place.markdown else None
        place.at = node
        new: list[Node] = [*([taken] if taken else _block(node, place))]
        if isinstance(node, nodes.Element):
            _address(node, new, place)
        made += [*new, *place.landed()]
    place.adrift = outer
    fit = [one for node in made for one in fitted(node, parent, place)]
    return bare(fit) if GRAMMAR[parent].text and parent != "div" else fit


def _address(node: nodes.Element, made: Sequence[Node], place: Place) -> None:
    """Keep under which identifiers an example or a table can be linked to."""
    numbered = [one for one in made if isinstance(one, Element) and one.name in ("example", "table")]
    if len(numbered) != 1:
        return
    count = place.examples if numbered[0].name == "example" else place.tables
    inner = list(node.findall(nodes.Element)) if not isinstance(node, nodes.table) else [node]
    for identity in [*(name for one in inner for name in one["ids"]), *place.marks]:
        place.anchors.setdefault(identity, f"{numbered[0].name}-{count}")
    place.marks.clear()


def _block(node: nodes.Node, place: Place) -> list[Node]:
    match node:
        case nodes.paragraph():
            return _paragraph(node, place)
        case nodes.literal_block() | nodes.doctest_block():
            return code(node, "", place)
        case nodes.bullet_list():
            items = _items(node, place)
            if place.markdown and node.get("bullet") == "+" and (terms := defined(items)):
                return [terms]
            if place.markdown and (letters := lettered(items)):
                return [letters]
            return [Element("ul", items)]
        case nodes.enumerated_list():
            return [Element("ol", _items(node, place), _counting(node))]
        case nodes.definition_list():
            return [Element("dl", [_definition(item, place) for item in node.children])]
        case nodes.field_list() | nodes.option_list():
            return [Element("dl", [_pair(item, place) for item in node.children])]
        case nodes.table():
            place.tables += 1
            made = table(node, _titled(node, place), lambda cell, name: _cell(cell, name, place))
            if place.markdown:
                made.children = spanned(made.children)
            return [made]
        case nodes.block_quote():
            return _quote(node, place)
        case nodes.container():
            return _container(node, place)
        case nodes.line_block():
            return [_marked(Element("p", _lines(node, place)), node)]
        case nodes.image():
            return [_marked(Element("p", image(node, place)), node)]
        case nodes.figure():
            return [Element("div", blocks(node.children, "div", place), {"class": "example"})]
        case nodes.attribution():
            return [Element("p", ["— ", *line(node.children, "p", place)])]
        case nodes.caption() | nodes.rubric():
            said = line(node.children, "p", place)
            return [Element("p", [Element("strong", said)] if isinstance(node, nodes.rubric) else said)]
        case nodes.topic() if "contents" in node["classes"]:
            return []
        case nodes.Element() if isinstance(node, nodes.Admonition | nodes.topic | nodes.sidebar):
            return _box(node, place)
        case nodes.math_block():
            place.findings.tell("not-representable", "a XEP has no formulas: it is shown as typed", node)
            return [Element("code", [node.astext()])]
        case nodes.raw():
            return html(node, place)
        case nodes.reference():
            return [Element("p", line([node], "p", place))]
        case nodes.target():
            return []
        case nodes.transition():
            place.findings.tell("not-representable", "a XEP has no lines across the page: left out", node)
            return []
        case nodes.footnote() | nodes.citation() if not node["backrefs"]:
            place.findings.tell("unused-note", "nothing refers to this note: it is a paragraph", node)
            return [one for child in node.children for one in _block(child, place)]
        case nodes.Element() if isinstance(node, _UNSEEN):
            return []
        case nodes.title() | nodes.section():
            return [Element("p", [Element("strong", line(node.children, "strong", place))])]
        case nodes.TextElement():
            return _paragraph(node, place)
        case nodes.Element():
            return blocks(node.children, "div", place)
        case _:
            return []


def _titled(node: nodes.table, place: Place) -> str:
    """The caption of a table."""
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    return words(title.children, place, "a caption") if title is not None else ""


def _paragraph(node: nodes.Element, place: Place) -> list[Node]:
    if "cve" in node["classes"]:
        return [vulnerability(node, place)]
    content = line(node.children, "p", place)
    marked = sum(isinstance(part, Element) and part.name in ("link", "cite") for part in content)
    name = place.known.paragraphs.get((text_of(content).strip(), marked))
    if name and not node["classes"]:
        return [Entity(name)]
    return [_marked(Element("p", content), node)] if content else []


def _marked(made: Element, node: nodes.Element) -> Element:
    known = [name for name in _CLASSES if name in node["classes"]]
    if known:
        made.attributes["class"] = " ".join(known)
    return made


def _items(node: nodes.Element, place: Place) -> list[Node]:
    return [Element("li", blocks(item.children, "li", place)) for item in node.children]


def _counting(node: nodes.enumerated_list) -> dict[str, str]:
    made = {}
    if "start" in node:
        made["start"] = str(node["start"])
    if style := _STYLES.get(node.get("enumtype", "")):
        made["style"] = f"list-style-type: {style}"
    return made


def _definition(item: nodes.Node, place: Place) -> Element:
    terms = [child for child in item.children if isinstance(child, nodes.term)]
    kinds = [child for child in item.children if isinstance(child, nodes.classifier)]
    meaning = [
        part for child in item.children if isinstance(child, nodes.definition) for part in child.children
    ]
    said: list[Node] = []
    for term in terms:
        said += [*([", "] if said else []), *line(term.children, "dt", place)]
    for kind in kinds:
        said += [" : ", *line(kind.children, "dt", place)]
    return Element("di", [Element("dt", said), Element("dd", blocks(meaning, "dd", place))])


def _pair(item: nodes.Node, place: Place) -> Element:
    """A field or an option with what it means."""
    name, body = item.children[0], item.children[-1]
    assert isinstance(name, nodes.Element)
    option = not isinstance(name, nodes.field_name)
    term = Element("dt", [name.astext()] if option else line(name.children, "dt", place))
    return Element("di", [term, Element("dd", blocks(body.children, "dd", place))])


def _cell(cell: nodes.Element, name: str, place: Place) -> list[Node]:
    if name == "th":
        return place.known.in_text(
            " ".join(words([child], place, "a heading of a table") for child in cell.children).strip()
        )
    content = blocks(cell.children, "td", place)
    return pointed(content) if place.markdown else content


def _quote(node: nodes.Element, place: Place) -> list[Node]:
    """A quotation: of text alone as such, of anything else as an indented part."""
    first = node.children[0] if node.children else None
    if place.markdown and isinstance(first, nodes.paragraph) and is_vulnerability(first):
        return [vulnerability(first, place), *blocks(node.children[1:], "div", place)]
    content = blocks(node.children, "div", place)
    if place.markdown and (box := alert(content)):
        return [box]
    match content:
        case [Element(name="p", attributes=attributes, children=said)] if not attributes and all(
            isinstance(part, str | Entity) for part in said
        ):
            quote = Element("blockquote", said)
            inside = isinstance(node.parent, nodes.container) and "division" in node.parent["classes"]
            return [quote if inside else Element("div", [quote])]
        case _:
            return [Element("div", content, {"class": "indent"})]


def _lines(node: nodes.Element, place: Place) -> list[Node]:
    made: list[Node] = []
    for child in node.children:
        if made:
            made.append(Element("br"))
        made += (
            _lines(child, place)
            if isinstance(child, nodes.line_block)
            else (line(child.children, "p", place) if isinstance(child, nodes.Element) else [])
        )
    return made


def _container(node: nodes.container, place: Place) -> list[Node]:
    caption = node.children[0] if node.children else None
    listings = [child for child in node.children if isinstance(child, nodes.literal_block)]
    others = [child for child in node.children if child is not caption and child not in listings]
    if len(listings) == 1 and not others and isinstance(caption, nodes.paragraph | nodes.caption):
        said = words(caption.children, place, "a caption")
        if "listing" in node["classes"]:
            return code(listings[0], said, place)
        return [example(listings[0], said, place)]
    if len(listings) == 1 and len(node.children) == 1 and "example" in node["classes"]:
        return [example(listings[0], "", place)]
    content = blocks(node.children, "div", place)
    known = [name for name in _CLASSES if name in node["classes"]]
    if {"example", "figure"} & set(node["classes"]):
        known = ["example", *known]
    if not known and node["classes"] != ["division"]:
        return content
    return [Element("div", content, {"class": " ".join(known)} if known else {})]


def _box(node: nodes.Element, place: Place) -> list[Node]:
    """An admonition, which the format has as a box: its name stands before its text."""
    children = list(node.children)
    if isinstance(children[0] if children else None, nodes.title):
        title = words(children.pop(0).children, place, "the title of a box")
    else:
        title = node.tagname.capitalize()
    return [boxed(title, blocks(children, "div", place))]


def _captioned(node: nodes.Node, rest: list[nodes.Node], place: Place) -> Element | None:
    """In Markdown a line in bold right before code or a table is its caption.

    Where it begins with "Example" or "Table", with a number or without, the rest of the line is.
    """
    said = [child for child in node.children if child.astext()]  # MyST begins some lines with an empty text
    if not (isinstance(node, nodes.paragraph) and rest and said and isinstance(said[0], nodes.strong)):
        return None
    strong, *after = said
    below = rest[0]
    label = _LABEL.fullmatch(strong.astext().strip())
    if label and label[1].lower() == "example" and isinstance(below, nodes.literal_block):
        rest.pop(0)
        return example(below, words(after, place, "a caption"), place)
    if label and label[1].lower() == "table" and isinstance(below, nodes.table):
        rest.pop(0)
        made = _block(below, place)[0]
        assert isinstance(made, Element)
        made.attributes["caption"] = (
            f"{words(after, place, 'a caption')} {made.attributes['caption']}".strip()
        )
        return made
    if not after and isinstance(below, nodes.literal_block):
        rest.pop(0)
        made = code(below, words([strong], place, "a caption"), place)[0]
        assert isinstance(made, Element)
        return made
    return None


def plain(content: Iterable[nodes.Node], place: Place) -> str:
    """Give the words of blocks for the header, which holds text alone."""
    return " ".join(words([child], place, "the header", kept=False) for child in content).strip()
