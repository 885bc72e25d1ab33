"""What stands after the sections of a draft: the history of revisions, and what every format writes anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docutils import nodes

from xeptools.authoring.blocks import blocks
from xeptools.authoring.findings import shortened
from xeptools.authoring.header import Revision
from xeptools.authoring.leftovers import ANY, Ours, folded, left_out, line_of, named, shown, tell_others
from xeptools.authoring.markup import Element
from xeptools.authoring.places import Place
from xeptools.model import Blocks, Code, DefinitionList, Paragraph, Plain, Xep
from xeptools.renderers.matter import APPENDICES, NO_NOTES, Part, appendices
from xeptools.renderers.matter.back import legal

_REVISION = re.compile(
    r"(?=Version |\S+ \()(?:Version )?(?P<version>\S+)(?: \((?P<date>[^()]*)\))?(?: (?P<initials>.*?))?"
    r"(?: archived page)?"
)
_APPENDICES = "appendices"
_HISTORY = "revision history"
_NOTES = "notes"
_MADE = frozenset(title.lower() for _, _, title in APPENDICES)
_LIKE_THIS = "write it like this: 0.0.2 (2026-11-22) fl"
_NAME = "inbox/NAME"
_ADDRESS = re.compile(r"\n +url .*")
_YEAR = re.compile("[12][0-9]{3}")


def without_back(
    parts: list[nodes.section], place: Place
) -> tuple[list[nodes.section], list[Revision], list[nodes.section]]:
    """Take off what every format makes anew, and read the history of revisions; what else is there stays.

    Gives the sections that stay, the revisions, newest first, and the appendices that were taken off.
    """
    kept: list[nodes.section] = []
    revisions: list[Revision] = []
    taken: list[nodes.section] = []
    for part in parts:
        if named(part) == "contents" and part is parts[0] and _lists_titles(part, parts):
            continue
        if named(part) == _HISTORY and (read := _history(part, place)):
            revisions += read
        elif named(part) != _APPENDICES or part is not parts[-1]:
            kept.append(part)
        else:
            for inner in _without_made(part, place):
                if named(inner) == _HISTORY:
                    revisions += _history(inner, place)
                else:
                    taken.append(inner)
            if any(shown(child) for child in part.children[1:]):
                kept.append(part)
    return kept, revisions, taken


def _lists_titles(part: nodes.section, parts: Iterable[nodes.section]) -> bool:
    """Whether all that a section has is a list of links, or of the titles of sections."""
    titles = {folded(one.children[0]) for two in parts for one in two.findall(nodes.section)}
    seen = [child for child in part.children[1:] if shown(child)]
    entries = [one for child in seen for one in child.findall(nodes.paragraph)]
    return all(isinstance(child, nodes.Sequential) for child in seen) and all(
        folded(one) in titles
        or [type(inner) for inner in one.children if inner.astext()] == [nodes.reference]
        for one in entries
    )


def _without_made(part: nodes.section, place: Place) -> list[nodes.section]:
    """Take the appendices that are made anew out of the last section; links to them stay."""
    taken = [child for child in part.children if isinstance(child, nodes.section) and named(child) in _MADE]
    for inner in taken:
        part.remove(inner)
        for one in inner.findall(nodes.Element):
            for identity in one["ids"]:
                place.anchors[identity] = place.names.get(identity, identity)
    for identity in part["ids"]:
        place.anchors[identity] = place.names.get(identity, identity)
    return taken


def tell_back(taken: Iterable[nodes.section], xep: Xep, place: Place) -> None:
    """Tell of what an author wrote into an appendix, for the appendix is made anew from ``xep``."""
    ours = _ours(xep)
    for inner in taken:
        if named(inner) == _NOTES:
            tell_others(inner.children[1:], Ours([NO_NOTES]), "the notes are made anew", place)
            continue
        why = f"the appendix {inner.children[0].astext()!r} is made anew"
        hint = "put it under a title of your own, or into the head of the draft"
        tell_others(inner.children[1:], ours, why, place, hint)


def _history(part: nodes.section, place: Place) -> list[Revision]:
    """Read revisions: a definition each, or a section each. What else is among them is told."""
    found: list[tuple[nodes.Element, list[nodes.Node]]] = []
    others: list[nodes.Node] = []
    for child in part.children[1:]:
        if isinstance(child, nodes.section) and isinstance(heading := child.children[0], nodes.title):
            found.append((heading, list(child.children[1:])))
        elif isinstance(child, nodes.definition_list):
            for item in child.children:
                term, *rest = item.children
                assert isinstance(term, nodes.Element)
                parts = [one.children if isinstance(one, nodes.definition) else [one] for one in rest]
                found.append((term, [node for part in parts for node in part]))
        elif shown(child):
            others.append(child)
    read = [(_REVISION.fullmatch(" ".join(term.astext().split())), term, body) for term, body in found]
    if not any(said for said, _, _ in read):
        others = [node for _, term, body in read for node in (term, *body)] + others
        if not (isinstance(part.parent, nodes.section) and named(part.parent) == _APPENDICES):
            return []  # and it stays a section like any other
    for node in others:
        left_out(node, "this is no revision", place, _LIKE_THIS)
    revisions = []
    for said, term, body in read:
        if said is None:
            place.findings.tell(
                "unreadable-revision", f"{shortened(term.astext())!r} is no revision", term, _LIKE_THIS
            )
            for node in body:
                left_out(node, "this is no revision", place)
            continue
        remark = blocks(body, "remark", place)
        if not any(isinstance(part, Element) and part.name in ("p", "ul") for part in remark):
            remark = [Element("p", remark)]
        revisions.append(Revision(said["version"], said["date"] or "", said["initials"] or "", remark))
    return revisions


def _ours(xep: Xep) -> Ours:
    """Give each line of the appendices, whatever the document is called and the year of its notice."""
    made: list[str] = []
    for appendix in appendices(xep, _NAME, {}):
        lines: list[str] = []
        for part in appendix.content:
            if isinstance(part, Part):
                lines += [line_of(part.title), *_written(part.blocks)]
            else:
                lines += _written((part,))
        if appendix.anchor == "appendix-legal":
            lines = [_YEAR.sub(ANY, line) for line in lines]
            lines += [line for name, words in legal(None) for line in (name, line_of(words))]
        made += lines
    return Ours(line.replace(_NAME, ANY) for line in made)


def _written(content: Blocks) -> Iterator[str]:
    for block in content:
        match block:
            case Paragraph() | Plain():
                yield line_of(block.content)
            case DefinitionList():
                for entry in block.entries:
                    for meaning in _written(entry.blocks):
                        yield f"{line_of(entry.term)}: {meaning}"
            case Code():
                yield _ADDRESS.sub(ANY, block.text)
            case _:
                pass
