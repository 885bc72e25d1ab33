"""The notices of a XEP source, and of the entity files that lend them, as a parser gets them.

An entity is what the document's own declarations say, in their order, from the file that they name and
where they name it. The entities that come with this package lend no notice: a document that is read with
them still carries none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from xeptools.frozen import frozen
from xeptools.license.compare import notices_in
from xeptools.license.legal import Legal, Part, judge
from xeptools.license.verdict import Notice
from xeptools.source import find_root
from xeptools.source.bundled import bundled_entities
from xeptools.source.declarations import Doctype, read_declarations, read_doctype
from xeptools.source.entities import Entities, entities_of
from xeptools.source.expansion import Budget, text_of_entity
from xeptools.source.references import unescape
from xeptools.source.syntax import content_start
from xeptools.source.tokens import Kind, Tokens

_QUOTING = frozenset({"example", "code"})
_STRUCK = frozenset({"del", "s", "strike"})


@dataclass(slots=True)
class Document:
    """What a XEP source carries."""

    legals: list[Notice] = field(default_factory=list)
    """The notices in the header's ``<legal>``, in their order."""
    beside: list[Notice] = field(default_factory=list)
    """Those in comments and in examples, which say nothing of the document."""
    unresolved: list[tuple[str, int]] = field(default_factory=list)
    """References in the header that nothing declares, with their lines."""
    number: str = ""
    """What ``<number>`` says."""
    title: str = ""
    examples: list[tuple[str, int]] = field(default_factory=list)
    """The text of each example and piece of code, with its first line."""
    misplaced: int = 0
    """Line of a ``<legal>`` outside the header, or 0."""


def lent_entities(doctype: Doctype | None, path: Path | None) -> Entities:
    """Give the entities in scope of the document at ``path``, without those that only this package has.

    A file that is not where the document says it is gives nothing, though the tree may have one of its
    name elsewhere; git's flat form of a link counts as the link.
    """
    if path is None:
        entities = entities_of(doctype, None, None)
    else:
        entities = entities_of(doctype, path.parent, find_root(path) or path.parent)
    bundled = bundled_entities() if entities.uses_file else {}
    here = path is not None and _declared_files_exist(doctype, path.parent)
    entities.files = [file for file in entities.files if file is not bundled and here]
    return entities


def _declared_files_exist(doctype: Doctype | None, folder: Path) -> bool:
    steps = doctype.steps if doctype is not None else ()
    named = [step.system for step in steps if step.parameter and not step.use and step.system]
    return all("://" in system or (folder / system).is_file() for system in named)


def read_document(utf8: bytes, path: Path | None) -> Document | None:
    """Read the notices of a XEP source; None where ``utf8`` is no XML document with a ``<xep>``.

    ``path`` is where the file lies, so that its entity file is found; None for one without a place.
    """
    doctype = read_doctype(utf8)
    start = content_start(utf8, doctype)
    tokens = Tokens(utf8, start)
    if tokens.name(0) != "xep" or not _begins_with_root(tokens):
        return None
    return _Reader(utf8, lent_entities(doctype, path), tokens).document()


def _begins_with_root(tokens: Tokens) -> bool:
    """Whether nothing but comments, instructions and white space stands before the first element."""
    for token in tokens.tokens:
        if token.kind is Kind.START:
            return True
        if token.kind is not Kind.OTHER and tokens.utf8[token.start : token.end].strip():
            return False
    return False


@frozen
class _Event:
    """One token, in the document or in what a reference of its header stands for."""

    kind: Kind
    text: str
    """What it reads as; of an element or a reference the name."""
    line: int
    entity: str
    """The outermost entity that brought it, or empty."""
    empty: bool = False
    """``<name/>``."""


class _Reader:
    """One walk over a document."""

    def __init__(self, utf8: bytes, entities: Entities, tokens: Tokens) -> None:
        self.entities = entities
        self.tokens = tokens
        self.utf8 = utf8
        self.budget = Budget()
        self.in_header = False
        self.found = Document()

    def document(self) -> Document:
        """Read all of it."""
        stack: list[str] = []
        legal: _Open | None = None
        quoted: list[_Event] = []
        for event in self._events(self.tokens, "", 0):
            if event.kind is Kind.OTHER:
                self._beside(event.text, event.line, "comment")
            elif event.kind is Kind.START:
                if event.text == "legal" and stack == ["xep", "header"]:
                    legal = _Open(event)
                elif legal is not None:
                    legal.start(event, len(stack) - 2)
                elif event.text == "legal":
                    self.found.misplaced = event.line
                if not event.empty:
                    stack.append(event.text)
            elif event.kind is Kind.END:
                if stack:
                    stack.pop()
                if quoted and event.text in _QUOTING:
                    text = "".join(one.text for one in quoted)
                    self.found.examples.append((text, quoted[0].line))
                    self._beside(text, quoted[0].line, "example")
                    quoted = []
            elif legal is not None:
                legal.text(event, stack[3:])
            elif stack and stack[-1] in _QUOTING:
                quoted.append(event if event.kind is not Kind.REFERENCE else self._named(event))
            elif stack == ["xep", "header", "number"]:
                self.found.number += event.text.strip()
            elif stack == ["xep", "header", "title"]:
                self.found.title = f"{self.found.title} {event.text.strip()}".strip()
            elif event.kind is Kind.REFERENCE and stack == ["xep", "header"]:
                self.found.unresolved.append((event.text, event.line))
            self.in_header = stack[:2] == ["xep", "header"]
            if legal is not None and stack == ["xep", "header"]:
                notice = judge(legal.legal(event.line))
                self.found.legals += [notice] if notice is not None else []
                legal = None
        return self.found

    def _named(self, event: _Event) -> _Event:
        """A reference in an example, as its plain text."""
        return replace(event, text=text_of_entity(self.entities, event.text, self.budget) or "")

    def _beside(self, text: str, line: int, origin: str) -> None:
        for notice in notices_in(text, line, others=False):
            self.found.beside.append(replace(notice, origin=origin))

    def _events(self, tokens: Tokens, entity: str, line: int, depth: int = 0) -> Iterator[_Event]:
        """The tokens; in the header also those of what references stand for, all in the line of the first."""
        seen, here = 0, 1
        for token in tokens.tokens:
            if not entity:
                here += self.utf8.count(b"\n", seen, token.start)
                seen, line = token.start, here
            text = tokens.utf8[token.start : token.end].decode("utf-8", "replace")
            if token.kind is Kind.START:
                yield _Event(token.kind, tokens.name(token.node), line, entity, text.endswith("/>"))
            elif token.kind is Kind.END:
                yield _Event(token.kind, text[2:-1].strip(), line, entity)
            elif token.kind is Kind.REFERENCE:
                yield from self._reference(text[1:-1], entity, line, depth)
            elif token.kind is Kind.CHARACTER:
                yield _Event(Kind.TEXT, unescape(text), line, entity)
            elif token.kind is not Kind.OTHER or text.startswith("<!--"):
                yield _Event(token.kind, text, line, entity)

    def _reference(self, name: str, entity: str, line: int, depth: int) -> Iterator[_Event]:
        replacement = self.entities.get(name) if self.in_header else None
        if replacement is None or not self.budget.spend(replacement, depth):
            yield _Event(Kind.REFERENCE, name, line, entity)
            return
        inner = Tokens(replacement.encode("utf-8", "replace"), 0)
        yield from self._events(inner, entity or name, line, depth + 1)


class _Open:
    """A ``<legal>`` that is being read."""

    def __init__(self, event: _Event) -> None:
        self.line = event.line
        self.entity = event.entity
        self.parts: list[tuple[str, int, list[str]]] = []

    def start(self, event: _Event, depth: int) -> None:
        """An element begins; ``depth`` is 1 for a child of ``<legal>``."""
        if depth == 1:
            self.parts.append((event.text, event.line, []))

    def text(self, event: _Event, inside: Sequence[str]) -> None:
        """Text, in the elements ``inside`` of ``<legal>``. What is struck out is gone."""
        if event.kind is Kind.REFERENCE or not _STRUCK.isdisjoint(inside):
            return
        if not inside and (not self.parts or self.parts[-1][0]):
            self.parts.append(("", event.line, []))
        text = event.text
        # All of an entity's text stands in the line of its reference.
        self.parts[-1][2].append(" ".join(text.split("\n")) if event.entity else text)

    def legal(self, end: int) -> Legal:
        """Give what was read."""
        parts = tuple(Part(name, "".join(texts), line) for name, line, texts in self.parts)
        return Legal(parts, self.line, end, self.entity)


def entity_notices(utf8: bytes) -> list[Notice]:
    """Give the notices that an entity file declares, each in the place of its declaration.

    Empty where the file declares none, or is not one.
    """
    found = []
    for step in read_declarations(utf8):
        if step.name and step.text and not step.parameter and "<legal" in step.text:
            line = utf8.count(b"\n", 0, step.start) + 1
            last = utf8.count(b"\n", 0, step.end) + 1
            found += [
                replace(notice, origin=f"entity {step.name}", line=line, end_line=last)
                for notice in header_notices(step.text.encode(), entities_of(None, None, None))
            ]
    return found


def header_notices(markup: bytes, entities: Entities) -> list[Notice]:
    """Judge what ``markup`` brings into a header: ``<legal>``, or a reference to an entity that lends it.

    Lines count in ``markup``.
    """
    document = b"<xep><header>" + markup + b"</header></xep>"
    return _Reader(document, entities, Tokens(document, 0)).document().legals
