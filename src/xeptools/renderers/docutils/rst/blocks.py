"""Blocks of a doctree in reStructuredText."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from docutils import nodes
from docutils.utils import column_width

from xeptools.model import Numbering
from xeptools.renderers.docutils.blocks import ENUMERATIONS
from xeptools.renderers.docutils.rst.inlines import line
from xeptools.renderers.docutils.rst.lines import WIDTH, directive, filled, indented, shown, single
from xeptools.renderers.docutils.rst.tables import table
from xeptools.renderers.matter import ordinal
from xeptools.renderers.matter.lines import spaced

_UNDERLINES = "=-~^\"'`"
"""By level; what a document nests deeper has the last."""
_SHORTEST = 4
"""Characters of an underline; of a shorter one docutils is not sure."""
_COMMENT = [".."]
"""An empty comment ends what stands above, so that what follows is not taken for its continuation."""
_LONGEST = 9_000
"""Characters of a line; docutils refuses files with lines of more than 10,000."""
_I = 9
"""A list of letters that begins with this one would be read as Roman numerals, and one with V as letters."""


@dataclass(slots=True)
class Page:
    """What one document has besides its blocks: how its places are called, and its pictures."""

    names: Mapping[str, str]
    """The name of each place that something leads to or that its author named, by identifier."""
    pictures: list[nodes.image] = field(default_factory=list)
    """Those that stand in a line."""

    def name(self, node: nodes.Element) -> str:
        """Give the name of a place; empty where it needs none."""
        return next((self.names[one] for one in node["ids"] if one in self.names), "")

    def picture(self, image: nodes.image) -> str:
        """Keep a picture and give the name by which it is put into a line."""
        self.pictures.append(image)
        return f"picture-{len(self.pictures)}"

    def line(self, content: Iterable[nodes.Node]) -> str:
        """Give a line of running text."""
        return line(content, self.names, self.picture)


def blocks(content: Iterable[nodes.Node], page: Page, width: int = WIDTH) -> list[str]:
    """Give blocks one after the other, in lines that are as wide as the words in them allow."""
    parts: list[list[str]] = []
    before: nodes.Node | None = None
    for node in content:
        made = block(node, page, width)
        if not made:
            continue
        if isinstance(node, nodes.block_quote) or (
            isinstance(node, nodes.Sequential | nodes.line_block) and type(node) is type(before)
        ):
            parts.append(_COMMENT)
        parts.append(made)
        before = node
    return spaced(parts)


def block(node: nodes.Node, page: Page, width: int) -> list[str]:
    """Give a block; nothing where reStructuredText has nothing to say of it."""
    match node:
        case nodes.paragraph():
            text = page.line(node.children)
            return _classed(node, filled(text, width) if text.strip() else [])
        case nodes.literal_block():
            return _listing(node, page)
        case nodes.container():
            return _container(node, page, width)
        case nodes.bullet_list():
            return _list((["- "] * len(node.children)), node, page, width)
        case nodes.enumerated_list():
            return _list(_markers(node), node, page, width)
        case nodes.definition_list():
            return spaced([_definition(item, page, width) for item in node.findall(nodes.definition_list_item)
                          if item.parent is node])  # fmt: skip
        case nodes.table():
            return table(
                node, page.name(node), page.line, lambda entry, room: blocks(entry.children, page, room)
            )
        case nodes.block_quote():
            return indented(blocks(node.children, page, width - 3), 3)
        case nodes.line_block():
            return _classed(
                node, [f"| {single(page.line(part.children))}".rstrip() for part in node.children]
            )
        case nodes.image():
            return image(node, "image")
        case nodes.footnote():
            return _footnote(node, page, width)
        case nodes.field_list():
            return [text for item in node.children for text in _field(item, page, width)]
        case nodes.note() | nodes.warning() | nodes.important():
            name = page.name(node)
            options = [f":name: {name}"] if name else []
            return directive(node.tagname, "", options, blocks(node.children, page, width - 3))
        case _:
            raise TypeError(f"no reStructuredText for {node!r}")


def heading(node: nodes.title, level: int, page: Page) -> list[str]:
    """Give a heading with its underline; where it is empty a backslash, which reads as nothing."""
    text = single(page.line(node.children)) or "\\"
    underline = _UNDERLINES[min(level, len(_UNDERLINES)) - 1]
    return [text, underline * max(column_width(text), _SHORTEST)]


def image(node: nodes.image, name: str) -> list[str]:
    """Give a picture with its description; its address is broken into lines, which docutils joins again."""
    address = [node["uri"][at : at + WIDTH] for at in range(0, len(node["uri"]), WIDTH)]
    options = [f":alt: {' '.join(node['alt'].split())}"]
    options += [f":{key}: {node[key]}" for key in ("width", "height") if key in node]
    return [f".. {name}:: {address[0]}", *indented([*address[1:], *options], 3)]


def _footnote(node: nodes.footnote, page: Page, width: int) -> list[str]:
    """Give a note; only a paragraph may begin on its first line, which does not count for the margin."""
    label, *content = node.children
    said = blocks(content, page, width - 3) or _COMMENT
    if content and not isinstance(content[0], nodes.paragraph):
        return [f".. [{label.astext()}]", *indented(said, 3)]
    return [f".. [{label.astext()}] {said[0]}", *indented(said[1:], 3)]


def _classed(node: nodes.Element, lines: list[str]) -> list[str]:
    if not lines or not node["classes"]:
        return lines
    return spaced([directive("class", " ".join(node["classes"])), lines])


def _container(node: nodes.container, page: Page, width: int) -> list[str]:
    caption = node.children[0]
    said: list[str] = []
    rest = node.children
    if isinstance(caption, nodes.paragraph) and "caption" in caption["classes"]:
        text = page.line(caption.children)
        said, rest = filled(text, width - 3) if text.strip() else [], rest[1:]
    name = page.name(node)
    content = spaced([said, blocks(rest, page, width - 3)]) or _COMMENT
    return directive("container", " ".join(node["classes"]), [f":name: {name}"] if name else [], content)


def _listing(node: nodes.literal_block, page: Page) -> list[str]:
    text = _plain(node.astext())
    if not text.strip():
        return []
    if any(isinstance(child, nodes.emphasis | nodes.strong) for child in node.children):
        return directive("parsed-literal", "", [], _marked(node, page))
    return directive("code", node["classes"][-1], [], text.split("\n"))


def _marked(node: nodes.literal_block, page: Page) -> list[str]:
    """Give code with markup in it, line by line, for a line break would be taken for a blank."""
    rows: list[list[nodes.Node]] = [[]]
    for child in node.children:
        text = re.sub("[\u2028\u2029]", "\n", child.astext()).expandtabs(8)
        for number, part in enumerate(text.split("\n")):
            if number:
                rows.append([])
            plain = nodes.Text(part)
            if isinstance(child, nodes.emphasis | nodes.strong):
                rows[-1].append(type(child)("", "", plain))
            else:
                rows[-1].append(plain)
    return [text.rstrip() for text in shown(page.line(row) for row in rows)]


def _plain(text: str) -> str:
    """Give code as lines that reading does not change."""
    lines = re.sub("[\u2028\u2029]", "\n", text).expandtabs(8).split("\n")
    return "\n".join(part.rstrip() for text in lines for part in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    yield text[:_LONGEST]
    for at in range(_LONGEST, len(text), _LONGEST):
        yield text[at : at + _LONGEST]


def _list(markers: list[str], node: nodes.Element, page: Page, width: int) -> list[str]:
    """Give a list, with its items apart from each other where one has more than a line of its own."""
    items = [
        indented(blocks(item.children, page, width - len(marker)), marker)
        for marker, item in zip(markers, node.children, strict=True)
    ]
    if all(len(item.children) == 1 and _simple(item.children[0]) for item in node.children):
        return [text for item in items for text in item]
    return spaced(items)


def _simple(node: nodes.Node) -> bool:
    return isinstance(node, nodes.paragraph) and not node["classes"]


def _markers(node: nodes.enumerated_list) -> list[str]:
    """Give the number of each item; in digits where letters would be read as something else."""
    start, style = max(node.get("start", 1), 0), node["enumtype"]
    numbering = next(one for one, named in ENUMERATIONS.items() if named == style)
    lone = start != 1 and len(ordinal(start, numbering)) == 1
    if (style.endswith("alpha") and start == _I) or (style.endswith("roman") and lone):
        numbering = Numbering.DECIMAL
    return [f"{ordinal(number, numbering)}. " for number in range(start, start + len(node.children))]


def _definition(item: nodes.Element, page: Page, width: int) -> list[str]:
    term, meaning = item.children
    text = single(re.sub(r" (?=:+ )", r" \\", page.line(term.children))) or "\\"
    return [text, *indented(blocks(meaning.children, page, width - 4) or _COMMENT, 4)]


def _field(item: nodes.Node, page: Page, width: int) -> list[str]:
    name, content = item.children
    said = blocks(content.children, page, width - 3)
    return [f":{name.astext()}: {said[0]}", *indented(said[1:], 3)] if said else []
