"""What stands in a line, as stretches of text of which each has one kind: reStructuredText knows no more.

Where markup stands in markup, the innermost counts, except that a link stays a link whatever is in it and
around it. Generated text is left out: it comes again with whatever reads the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import Enum, auto

from docutils import nodes

from xeptools.frozen import frozen

_BREAKS = re.compile("[\\n\\r\\v\\f\\x1c-\\x1e\\x85\\u2028\\u2029]")
"""What docutils takes for the end of a line."""


class Kind(Enum):
    """What can be said of a stretch."""

    TEXT = auto()
    LITERAL = auto()
    EMPHASIS = auto()
    STRONG = auto()
    DEFINED = auto()
    TITLE = auto()
    SUBSCRIPT = auto()
    SUPERSCRIPT = auto()
    LINK = auto()
    PLACE = auto()
    """A link to a place in the document."""
    NOTE = auto()
    PICTURE = auto()


@frozen
class Run:
    """A stretch of text; ``target`` is an address, an identifier or a picture."""

    kind: Kind
    text: str
    target: nodes.image | str = ""


_KINDS: dict[type[nodes.Node], Kind] = {
    nodes.literal: Kind.LITERAL,
    nodes.emphasis: Kind.EMPHASIS,
    nodes.strong: Kind.STRONG,
    nodes.title_reference: Kind.TITLE,
    nodes.subscript: Kind.SUBSCRIPT,
    nodes.superscript: Kind.SUPERSCRIPT,
}


def runs(content: Iterable[nodes.Node]) -> list[Run]:
    """Give the stretches of a line; white space at the ends of one that is marked up is text of its own."""
    whole: list[Run] = []
    for run in _flat(content, Run(Kind.TEXT, "")):
        _join(whole, run)
    made: list[Run] = []
    for run in whole:
        for part in _trimmed(run):
            _join(made, part)
    return made


def _join(made: list[Run], run: Run) -> None:
    """Add a stretch, to the one before it where both say the same of their text."""
    apart = run.kind in (Kind.NOTE, Kind.PICTURE)
    if made and not apart and (made[-1].kind, made[-1].target) == (run.kind, run.target):
        made[-1] = replace(made[-1], text=made[-1].text + run.text)
    else:
        made.append(run)


def _flat(content: Iterable[nodes.Node], around: Run) -> Iterator[Run]:
    for node in content:
        match node:
            case nodes.Text():
                yield replace(around, text=_BREAKS.sub(" ", node))
            case nodes.generated():
                pass
            case nodes.footnote_reference():
                yield Run(Kind.NOTE, node.astext())
            case nodes.image():
                yield Run(Kind.PICTURE, node["alt"], node)
            case nodes.reference():
                inner = (
                    Run(Kind.LINK, "", node["refuri"])
                    if "refuri" in node
                    else Run(Kind.PLACE, "", node["refid"])
                )
                yield from _flat(node.children, inner)
            case nodes.Element():
                kind = Kind.DEFINED if "dfn" in node["classes"] else _KINDS.get(type(node), around.kind)
                linked = around.kind in (Kind.LINK, Kind.PLACE)
                yield from _flat(node.children, around if linked else replace(around, kind=kind))
            case _:
                raise TypeError(f"no reStructuredText for {node!r}")


def _trimmed(run: Run) -> Iterator[Run]:
    if run.kind in (Kind.TEXT, Kind.NOTE, Kind.PICTURE):
        if run.text:
            yield run
        return
    core = run.text.strip()
    if not core:
        if run.text:
            yield Run(Kind.TEXT, run.text)
        return
    start = run.text.index(core)
    if start:
        yield Run(Kind.TEXT, run.text[:start])
    yield replace(run, text=core)
    if rest := run.text[start + len(core) :]:
        yield Run(Kind.TEXT, rest)
