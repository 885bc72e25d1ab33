"""A document as reStructuredText: to be read as it is, to be made into anything by docutils, or as a draft.

docutils has no such writer. This one knows the doctrees that are made here and no others. What is written has
no number of a section, an example or a table, for these follow from the order.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from docutils import nodes

from xeptools.model import Xep
from xeptools.renderers.docutils.blocks import section
from xeptools.renderers.docutils.document import back, new_document, standing, title
from xeptools.renderers.docutils.places import Place, identifiers
from xeptools.renderers.docutils.rst.blocks import Page, blocks, heading, image
from xeptools.renderers.docutils.rst.header import fields
from xeptools.renderers.docutils.rst.lines import directive
from xeptools.renderers.matter.lines import spaced
from xeptools.tree.facts import Corpus

_APPENDICES = ("C", "G", "H")
"""Legal notices, notes and revisions; what the others say stands in the fields, or is the same everywhere."""


def render(xep: Xep, corpus: Corpus = MappingProxyType({}), *, name: str) -> str:
    """Give the document as reStructuredText.

    ``corpus`` has the facts of the documents it may name; ``name`` is its own as a tree calls it.
    """
    place = Place(corpus, identifiers(xep), pictures=True)
    parts = [section(part, place) for part in xep.sections]
    appended = back(xep, name, place, *_APPENDICES)
    said = standing(xep, place, council=False)
    head = fields(xep.header, place)
    whole = new_document(xep.origin.path)
    whole += [head, *said, *parts, appended]
    page = Page(_names(whole))
    body = [_section(part, 1, page) for part in [*parts, appended]]
    named = title(xep)
    above = heading(named if len(named) > 1 else nodes.title("", "Untitled"), 1, page)
    made = spaced(
        [
            [above[1], *above],
            _roles(whole),
            blocks([head], page),
            directive("contents"),
            directive("sectnum"),
            blocks(said, page),
            *body,
            *[image(node, f"|picture-{number}| image") for number, node in enumerate(page.pictures, 1)],
        ]
    )
    return "\n".join(made) + "\n"


def _section(node: nodes.section, level: int, page: Page) -> list[str]:
    name = page.name(node)
    inner = [child for child in node.children if isinstance(child, nodes.section)]
    content = [child for child in node.children[1:] if not isinstance(child, nodes.section)]
    heading_at = node.children[0]
    assert isinstance(heading_at, nodes.title)
    return spaced(
        [
            [f".. _{name}:"] if name else [],
            heading(heading_at, level + 1, page),
            blocks(content, page),
            *[_section(child, level + 1, page) for child in inner],
        ]
    )


def _names(whole: nodes.document) -> dict[str, str]:
    """Name the places that are named by their author or that something leads to."""
    wanted = {node["refid"] for node in whole.findall(nodes.reference) if "refid" in node}
    taken = {node[0].astext() for node in whole.findall(nodes.footnote)}
    names: dict[str, str] = {}
    for node in _nameable(whole):
        (identity,) = node["ids"] or ("",)
        if identity and (node["names"] or identity in wanted):
            name, count = identity, 1
            while nodes.fully_normalize_name(name) in taken:
                count += 1
                name = f"{identity}-{count}"
            taken.add(nodes.fully_normalize_name(name))
            names[identity] = name
    return names


def _nameable(whole: nodes.document) -> Iterator[nodes.Element]:
    kinds = nodes.section, nodes.container, nodes.table, nodes.Admonition
    return (node for node in whole.findall(nodes.Element) if isinstance(node, kinds) and node["ids"])


def _roles(whole: nodes.document) -> list[str]:
    if any("dfn" in node["classes"] for node in whole.findall(nodes.emphasis)):
        return directive("role", "dfn(emphasis)")
    return []
