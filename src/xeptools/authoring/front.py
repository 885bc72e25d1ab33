"""What stands before the sections of a draft: its title, its abstract, and what is said of its standing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from docutils import nodes

from xeptools.authoring.blocks import plain
from xeptools.authoring.fields import Fields, field_called, from_list
from xeptools.authoring.findings import line_of as line_in
from xeptools.authoring.inlines import words
from xeptools.authoring.leftovers import Ours, line_of, named, said, shown, tell_others
from xeptools.authoring.places import Place
from xeptools.model import Header
from xeptools.renderers.matter import notice, warning

_LABEL = re.compile(r"(?:XEP-(\S+)|ProtoXEP): ")
_FIELD = re.compile(r"[*_]{0,2}([A-Za-z][A-Za-z -]{1,30}?)[*_]{0,2}:[*_]{0,2}\s+(\S.*)")
_COUNCIL = "Note from the XMPP Council"
_FAULTS = "This document has errors"
_FAULTY = "It shows what could be made of the source; "
"""How the box with what was wrong with a source begins."""


def divided(
    document: nodes.document, fields: Fields
) -> tuple[nodes.title | None, list[nodes.Node], list[nodes.section]]:
    """Part a draft into its title, what stands before its sections, and these.

    A section that holds all others is the document itself, unless the title stands in a field and says
    something else.
    """
    front, parts = _split(document.children)
    if len(parts) == 1 and isinstance(title := parts[0].children[0], nodes.title):
        given = fields.one("title")
        if not given or _LABEL.sub("", said(title), count=1) == given:
            inner, below = _split(parts[0].children[1:])
            return title, [*front, *inner], below
    return None, front, parts


def _split(children: Iterable[nodes.Node]) -> tuple[list[nodes.Node], list[nodes.section]]:
    parts = [child for child in children if isinstance(child, nodes.section)]
    return [child for child in children if not isinstance(child, nodes.section)], parts


def read_front(
    title: nodes.title | None, front: list[nodes.Node], fields: Fields, place: Place
) -> list[nodes.Node]:
    """Read the fields, the title and the Council's note, as far as they stand here; give what is left."""
    rest: list[nodes.Node] = []
    while front and (stated := _lines_of_fields(front[0], place)):
        for name, value, line in stated:
            fields.take(name, value, place.findings, line)
        front = front[1:]
    for node in front:
        if isinstance(node, nodes.field_list):
            from_list(node, fields, place.findings, lambda body: plain(body, place))
        elif isinstance(node, nodes.block_quote) and node.children[0].astext().strip() == _COUNCIL:
            fields.council += node.children[1:]
        else:
            rest.append(node)
    if title is not None:
        whole = words(title.children, place, "the header", kept=False)
        label = _LABEL.match(whole)
        if label and label[1] and set(label[1].lower()) != {"x"} and not fields.one("number"):
            fields.values["number"] = [label[1]]
        if not fields.one("title"):
            fields.values["title"] = [whole[label.end() :] if label else whole]
    return rest


def _lines_of_fields(node: nodes.Node, place: Place) -> list[tuple[str, str, int]]:
    """Give the fields that a paragraph consists of, one a line (``Author: Ada``), with their lines."""
    first = line_in(node) if isinstance(node, nodes.paragraph) else None
    if first is None:
        return []
    stated: list[tuple[str, str, int]] = []
    for number in count(first):
        line = place.findings.line(number)
        if not line.strip():
            break
        found = _FIELD.fullmatch(line)
        if found is None:
            return []
        stated.append((found[1], found[2].rstrip(" \\"), number))  # a break of the line too
    named = sum(field_called(name) is not None for name, _, _ in stated)
    return stated if 2 * named >= len(stated) else []


def without_abstract(
    front: list[nodes.Node], parts: list[nodes.section], fields: Fields, place: Place
) -> tuple[list[nodes.Node], list[nodes.section]]:
    """Take what says in short what the document is about into the field for it; give what is left."""
    if fields.one("abstract"):
        return front, parts
    if parts and named(parts[0]) == "abstract":
        fields.values["abstract"] = [plain(parts[0].children[1:], place)]
        return front, parts[1:]
    if text := plain([node for node in front if isinstance(node, nodes.paragraph)], place):
        fields.values["abstract"] = [text]
    return [node for node in front if not isinstance(node, nodes.paragraph)], parts


def tell_front(front: Iterable[nodes.Node], header: Header, place: Place) -> None:
    """Tell of what no field takes, except what renderers say there of the standing of such a document."""
    standing = Ours(line_of(inlines) for inlines in (warning(header, {}), notice(header, {})) if inlines)
    for node in filter(shown, front):
        if isinstance(node, nodes.topic) and "contents" in node["classes"]:
            continue
        boxed = isinstance(node, nodes.block_quote | nodes.Admonition)
        content = node.children if boxed else [node]
        if boxed and said(content[0]) == _FAULTS:
            content = [one for one in content[1:] if not _of_faults(one)]
        why, hint = "this stands before the first section", "put it under the title of a section"
        tell_others(content, standing if boxed else Ours(()), why, place, hint)


def _of_faults(node: nodes.Node) -> bool:
    """Whether a block in that box is ours: a sentence and the list of what was wrong."""
    return isinstance(node, nodes.bullet_list) or said(node).startswith(_FAULTY)
