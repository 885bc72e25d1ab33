"""What entities say, and which of them says what stands in a draft.

An entity takes the place of what a draft says only where its expansion has the same words. After a link the
note that comes with an entity may be absent in a draft, for an author hardly types it; another note than the
entity's keeps the entity away. Words without a link need the note.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from xeptools.authoring.markup import Element, Entity, Node, text_of
from xeptools.frozen import frozen
from xeptools.model import Author, Cite, Inlines, Link, Note, NoteMark, Paragraph, Phrase, Section, Xep, walk
from xeptools.resolver import resolve
from xeptools.source import parse

_DOCUMENT = """<?xml version='1.0' encoding='UTF-8'?>
<!DOCTYPE xep SYSTEM 'xep.dtd' [<!ENTITY % ents SYSTEM 'xep.ent'> %ents;]>
<xep><header/>{}</xep>
"""
_BLOCK = re.compile(r"\s*<(p|author|legal|section[1-5]|ul|ol|dl|table|example|code|div)[\s>/]")
_ADDRESS = re.compile(r"\s*(?:<https?://[^<>]*>|https?://[^\s<>]*[^\s<>.])")
_SERIES = re.compile(
    r"https?://(?:(?:www\.)?rfc-editor\.org|tools\.ietf\.org|datatracker\.ietf\.org|(?:www\.)?xmpp\.org)"
    r"/(?:\w+/)*(xep-|rfc)0*([0-9]{1,5})(?:\.html|\.txt|/)?"
)
"""Where XEPs and RFCs are to be had; elsewhere is something else."""
_MARKS = frozenset({"em", "strong", "tt", "span"})
_NUMBERED = re.compile(r"e[0-9]+")


@frozen
class Cited:
    """An entity that links to something: the words around the link, and its note without addresses."""

    name: str
    before: str
    label: str
    url: str
    after: str
    note: str


@dataclass(slots=True)
class Known:
    """The entities in scope, by what they say."""

    cited: dict[str, list[Cited]] = field(default_factory=lambda: defaultdict(list))
    """By the text of the link."""
    noted: dict[str, list[Cited]] = field(default_factory=lambda: defaultdict(list))
    """By what the note says."""
    words: dict[str, str] = field(default_factory=dict)
    """Plain text that would have to be escaped, and the name of the entity for it."""
    paragraphs: dict[tuple[str, int], str] = field(default_factory=dict)
    """Whole paragraphs, by their words and the number of links and titles in them."""
    notes: dict[str, str] = field(default_factory=dict)
    """Notes that stand alone in an entity, by what they say."""
    authors: dict[Author, str] = field(default_factory=dict)
    """Authors, as if they stood nowhere."""
    names: frozenset[str] = frozenset()
    """Of all entities."""
    _pattern: re.Pattern[str] | None = None

    def in_text(self, text: str) -> list[Node]:
        """Give plain text with the entities for what stands in it."""
        if self._pattern is None:
            longest = sorted(self.words, key=lambda word: (-len(word), word))
            self._pattern = re.compile("|".join(map(re.escape, longest)) or "(?!)")
        made: list[Node] = []
        end = 0
        for found in self._pattern.finditer(text):
            made += [text[end : found.start()], Entity(self.words[found[0]])]
            end = found.end()
        return [part for part in (*made, text[end:]) if part != ""]

    def in_line(self, nodes: Sequence[Node], *, references: bool = True) -> list[Node]:
        """Give a line with entities in the place of what they say.

        Without ``references`` only those that are plain text, where no note may stand.
        """
        made = self._cite(nodes) if references else list(nodes)
        return [part for node in made for part in self._worded(node)]

    def _worded(self, node: Node) -> list[Node]:
        if isinstance(node, str):
            return self.in_text(node)
        if isinstance(node, Element) and node.name in _MARKS:
            node.children = [part for child in node.children for part in self._worded(child)]
        return [node]

    def _cite(self, nodes: Sequence[Node]) -> list[Node]:
        rest = list(nodes)
        made: list[Node] = []
        while rest:
            node = rest.pop(0)
            if isinstance(node, str):
                made += self._mention(node, rest)
            elif isinstance(node, Element) and node.name == "note":
                name = self.notes.get(_said(node.children))
                made.append(Entity(name) if name else node)
            elif not (isinstance(node, Element) and node.name == "link" and self._link(node, made, rest)):
                made.append(node)
        return made

    def _link(self, link: Element, made: list[Node], rest: list[Node]) -> bool:
        """Put the entity for ``link`` at the end of ``made``, if there is one; what it says too goes."""
        left = made[-1] if made and isinstance(made[-1], str) else ""
        note = _note_after(rest)
        right = rest[0] if rest and isinstance(rest[0], str) else ""
        for cited in self.cited.get(text_of(link.children), ()):
            if not (left.endswith(cited.before) and right.startswith(cited.after)):
                continue
            if not _same_place(link.attributes["url"] or f"#{link.target}", cited.url):
                continue
            if note is not None and cited.note and _said(note.children) != cited.note:
                continue
            if cited.before:
                made[-1] = left.removesuffix(cited.before)
            if cited.after:
                rest[0] = right.removeprefix(cited.after)
            if note is not None and cited.note:
                del rest[: rest.index(note) + 1]
            made.append(Entity(cited.name))
            return True
        return False

    def _mention(self, text: str, rest: list[Node]) -> list[Node]:
        """Put an entity for the words at the end of ``text`` where its note comes next."""
        note = _note_after(rest)
        if note is not None:
            noted = _said(note.children)
            for cited in self.noted.get(noted, ()):
                if text.endswith(cited.before + cited.label):
                    del rest[: rest.index(note) + 1]
                    return [text.removesuffix(cited.before + cited.label), Entity(cited.name)]
        return [text]


def known_in(tree: Path | None) -> Known:
    """Read what the entities of a tree say; without a tree those that come with the package."""
    return _bundled() if tree is None else _read(tree)


@cache
def _bundled() -> Known:
    return _read(None)


def _read(tree: Path | None) -> Known:
    empty = parse(_DOCUMENT.format("").encode(), tree=tree)
    entities = {name: empty.entities.get(name) or "" for name in sorted(empty.entities.names())}
    shown = "".join(
        f"<section1 topic='{name}'>{f'&{name};' if _BLOCK.match(text) else f'<p>&{name};</p>'}</section1>"
        for name, text in entities.items()
        if "<author" not in text and "<legal" not in text and text
    )
    xep = resolve(parse(_DOCUMENT.format(shown).encode(), tree=tree))
    known = Known(names=frozenset(entities), authors=_authors(entities, tree))
    for section in sorted(xep.sections, key=_preferred):
        _learn(known, section, entities[section.title], xep)
    for candidates in known.cited.values():
        candidates.sort(key=lambda cited: -len(cited.before + cited.after))
    return known


def _authors(entities: Mapping[str, str], tree: Path | None) -> dict[Author, str]:
    """Give the entities that stand for an author in a header."""
    names = [name for name, text in entities.items() if text.count("<author>") == 1]
    shown = "".join(f"&{name};" for name in names)
    whole = _DOCUMENT.replace("<header/>", f"<header>{shown}</header>").format("")
    found = resolve(parse(whole.encode(), tree=tree)).header.authors
    if len(found) != len(names):
        return {}
    return {replace(author, at=-1): name for author, name in zip(found, names, strict=True)}


def _preferred(section: Section) -> tuple[bool, int, str]:
    """Of several names for the same an author takes the word before the number, and the short one."""
    name = section.title
    return bool(_NUMBERED.fullmatch(name)), len(name), name


def _learn(known: Known, section: Section, written: str, xep: Xep) -> None:
    match section.content:
        case (Paragraph(content=content),) if _BLOCK.match(written):
            marked = sum(isinstance(node, Link | Cite) for node in content)
            known.paragraphs.setdefault((walk.text_of(content).strip(), marked), section.title)
        case (Paragraph(content=(str() as text,)),):
            if text.startswith(("<", "(<")) and len(text) > 2:
                known.words.setdefault(text, section.title)
        case (Paragraph(content=(NoteMark(number=number),)),):
            known.notes.setdefault(_plain(walk.text_of(xep.notes[number - 1].content)), section.title)
        case (Paragraph(content=content),):
            if cited := _cited(section.title, content, xep.notes):
                known.cited[cited.label].append(cited)
                known.noted[cited.note].append(cited)
        case _:
            pass


def _cited(name: str, content: Inlines, notes: tuple[Note, ...]) -> Cited | None:
    """Read a reference: a link, with text around it or a note after it."""
    note = ""
    if content and isinstance(mark := content[-1], NoteMark):
        note = _plain(walk.text_of(notes[mark.number - 1].content))
        content = content[:-1]
    links = [
        at for at, node in enumerate(content) if isinstance(node, Link | Phrase) and _linked(node) is not None
    ]
    around = [node for node in content if isinstance(node, str)]
    if len(links) != 1 or len(around) != len(content) - 1:
        return None
    link = _linked(content[links[0]])
    assert link is not None
    before, after = "".join(around[: links[0]]), "".join(around[links[0] :])
    return Cited(
        name, before.lstrip(), walk.text_of(link.content), link.url, "" if note else after.rstrip(), note
    )


def _linked(node: object) -> Link | None:
    match node:
        case Link():
            return node
        case Phrase(content=(Link() as link,)):
            return link
        case _:
            return None


def _note_after(rest: Sequence[Node]) -> Element | None:
    """Give the note that comes next, though a blank may stand before it."""
    for node in rest:
        if isinstance(node, Element) and node.name == "note":
            return node
        if not (isinstance(node, str) and not node.strip()):
            return None
    return None


def _said(nodes: Sequence[Node]) -> str:
    return _plain(text_of(nodes))


def _plain(text: str) -> str:
    """Give what a note says without the addresses in it, which move."""
    return " ".join(_ADDRESS.sub("", text).split()).rstrip(". ")


def _same_place(url: str, other: str) -> bool:
    """Whether two addresses are one, or those of the same XEP or RFC."""
    if url == other:
        return True
    one, two = _SERIES.fullmatch(url), _SERIES.fullmatch(other)
    return bool(one and two and one.groups() == two.groups())
