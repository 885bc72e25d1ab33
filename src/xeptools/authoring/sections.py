"""Sections of a doctree as those of a XEP: their levels, titles and anchors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

from xeptools.authoring.blocks import blocks
from xeptools.authoring.inlines import ANCHOR, words
from xeptools.authoring.markup import Element, Node
from xeptools.authoring.places import Place
from xeptools.model.standard import STANDARD, standard_title
from xeptools.resolver.anchors import Anchors
from xeptools.resolver.links import anchor_name

_DEEPEST = 5
_NUMBER = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})*)\.?\s+")


def sections(parts: Sequence[nodes.section], place: Place) -> list[Element]:
    """Give the sections of a draft."""
    numbered = {*_numbered(parts, "")} if place.markdown else set()
    given = {id(one): _given(one, place) for part in parts for one in part.findall(nodes.section)}
    anchors = Anchors([*given.values(), *STANDARD.values()])
    return [_section(part, 1, numbered, given, anchors, place) for part in parts]


def _section(
    node: nodes.section, level: int, numbered: set[int], given: dict[int, str], anchors: Anchors, place: Place
) -> Element:
    title = _title(node, place)
    if id(node) in numbered:
        title = _NUMBER.sub("", title, count=1)
    place.marks.clear()
    anchor = anchors.own(given[id(node)]) if given[id(node)] else _made(title, given, anchors)
    for identity in (*node["ids"], given[id(node)], anchor):
        if identity:
            place.anchors.setdefault(identity, anchor)
    made = Element(f"section{level}", [*place.landed()], {"topic": title, "anchor": anchor})
    waiting: list[nodes.Node] = []
    for child in node.children[1:]:
        if isinstance(child, nodes.section):
            made.children += [*blocks(waiting, made.name, place)]
            waiting = []
            made.children += _below(child, level, numbered, given, anchors, place)
        else:
            waiting.append(child)
    made.children += blocks(waiting, made.name, place)
    for inner in node.findall(nodes.Element):
        for identity in inner["ids"]:
            if identity not in place.anchors:
                place.anchors[identity] = anchor
                place.nearby.add(identity)
    return made


def _below(
    node: nodes.section, level: int, numbered: set[int], given: dict[int, str], anchors: Anchors, place: Place
) -> list[Node]:
    """Give a subsection; below the deepest level it is a title in bold with what stands under it."""
    made = _section(node, min(level + 1, _DEEPEST), numbered, given, anchors, place)
    if level < _DEEPEST:
        return [made]
    place.findings.tell(
        "not-representable", f"a XEP has {_DEEPEST} levels of sections: this title is a line in bold", node
    )
    return [Element("p", [Element("strong", [made.attributes["topic"]])]), *made.children]


def _made(title: str, given: dict[int, str], anchors: Anchors) -> str:
    """Give an anchor to a section without one: that of the template, or one made from the title."""
    standard = STANDARD.get(standard_title(title), "")
    if standard and standard not in given.values():
        return anchors.for_title(title) if anchors.taken(standard) else anchors.own(standard)
    return anchors.for_title(title)


def _given(node: nodes.section, place: Place) -> str:
    """Give the anchor that the author gave, as it was spelled; the last where there are several."""
    for identity in reversed(node["ids"]):
        if identity in place.names:
            return anchor_name(place.names[identity])
    heading = node.children[0] if node.children else None
    if isinstance(heading, nodes.title):
        for raw in reversed([*heading.findall(nodes.raw)]):
            if found := ANCHOR.fullmatch(raw.astext().removesuffix("\n")):
                return anchor_name(found[1])
    return ""


def _title(node: nodes.section, place: Place) -> str:
    heading = node.children[0] if node.children else None
    return (
        words(heading.children, place, "the title of a section") if isinstance(heading, nodes.title) else ""
    )


def _numbered(parts: Iterable[nodes.Node], above: str) -> Iterator[int]:
    """Give the sections whose titles begin with their number, which is then not part of it.

    Those under one title are judged together: where some have none, the others need a dot behind theirs, for
    "3 Kettles" may be meant so. ``above`` is the number of the section that they stand in.
    """
    inner = [part for part in parts if isinstance(part, nodes.section)]
    said = [part for part in inner if part.children[0].astext() != "Appendices"]
    found = [(part, one) for part in said if (one := _NUMBER.match(f"{part.children[0].astext()} "))]
    numbers = [one[1].rpartition(".") for _, one in found]
    counts = [int(last) for _, _, last in numbers]
    all_ = len(found) == len(said) and counts == [*range(1, len(said) + 1)]
    dotted = all("." in one[0] for _, one in found) and counts == sorted({*counts})
    fits = (all_ or dotted) and all(head == above for head, _, _ in numbers)
    own = {id(part): one[1] for part, one in found} if fits else {}
    yield from own
    for part in inner:
        if id(part) in own:
            yield from _numbered(part.children, own[id(part)])
