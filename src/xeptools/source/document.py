"""The document as its author wrote it: ``parse`` and what it gives."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from xeptools.diagnostics import Diagnostic, Place, Severity, Span
from xeptools.errors import XeptoolsError
from xeptools.source import limits
from xeptools.source.declarations import Doctype, instructions, read_doctype
from xeptools.source.drafts import draft_form
from xeptools.source.entities import Entities, entities_of, find_root
from xeptools.source.expansion import Budget, text_of_entity
from xeptools.source.pictures import Pictures
from xeptools.source.syntax import (
    content_start,
    out_of_namespace,
    recovered_tree_of,
    tree_of,
    without_doctype,
)
from xeptools.source.text import Decoded, Lines, decode
from xeptools.source.tokens import Kind, Token, Tokens

if TYPE_CHECKING:
    from xeptools.source.fault import SyntaxFault

_XML = "{http://www.w3.org/XML/1998/namespace}"
_STYLESHEET = "xml-stylesheet"
_NOT_MARKUP = re.compile(rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>", re.DOTALL)
_PIECE = 1 << 16
"""Bytes that are asked of a file that does not tell how many it has."""
_FRONT_BYTES = 50_000
"""More than any document has before the end of its newest revision."""
_ENTITY_REFERENCE = re.compile(rb"&(?!amp;|lt;|gt;|quot;|apos;|\#)")
_DIVIDE = "divide it into smaller documents"


class Source:
    """A document with its entity references kept and every place known on demand.

    ``at`` is the index of an element or reference in document order, the root being 0; for
    what an entity brought in it is the reference's.
    """

    def __init__(self, path: str, decoded: Decoded, folder: Path | None, tree: Path | None) -> None:
        self.path = path
        self.decoded = decoded
        self.utf8 = decoded.utf8
        self.doctype: Doctype | None = read_doctype(decoded.utf8)
        self.entities: Entities = entities_of(self.doctype, folder, tree)
        self.tree = tree
        self.pictures = Pictures(folder, tree)
        self.well_formed = False
        self.diagnostics: list[Diagnostic] = []
        self._trusted = len(self.utf8)
        """Up to where the file is what it seems to be: to its end, or to its first fault."""
        self._expansions: dict[str, str | None] = {}
        self._budget = Budget()
        self._too_large = _nodes(self.utf8) > limits.NODES
        self._read()

    def _read(self) -> None:
        for trouble in self.entities.troubles:
            span = self._span(trouble.step.start, trouble.step.end)
            self._tell(trouble.rule, trouble.message, trouble.hint, span)
        if self._too_large:
            message = f"the document has more than {limits.NODES:,} elements and references and is not read"
            self._tell("document/too-large", message, _DIVIDE, None)
        elif self.decoded.trouble:
            self._trusted = self.decoded.trouble_offset
            hint = "save the file as UTF-8 and begin it with <?xml version='1.0' encoding='UTF-8'?>"
            span = self.lines.character(self._trusted)
            self._tell("document/wrong-encoding", self.decoded.trouble, hint, span)
        elif self.root is None or not self.well_formed:
            from xeptools.source.refusal import find_fault  # noqa: PLC0415  # brings a second parser with it

            fault = find_fault(self.utf8, self.doctype)
            self._trusted = fault.start
            self._tell_fault(fault, "document/not-well-formed")
        elif self.utf8.count(b"<![CDATA[") > self.utf8.count(b"]]>"):
            from xeptools.source.faults import unclosed_cdata  # noqa: PLC0415  # hardly any document needs it

            for fault in unclosed_cdata(self.utf8):
                self._tell_fault(fault, "document/unclosed-cdata")

    @property
    def root(self) -> etree._Element | None:
        """The lxml tree; of a broken document, what could be recovered."""
        return self._parsed[0]

    @property
    def nodes(self) -> Sequence[etree._Element]:
        """The elements and references of the tree, in document order: ``at`` counts in this."""
        return self._parsed[1]

    @cached_property
    def _parsed(self) -> tuple[etree._Element | None, list[etree._Element], list[etree._Element]]:
        """The root, the nodes, and those of them that stood in a namespace."""
        if self._too_large:
            return None, [], []
        blanked = without_doctype(self.utf8, self.doctype)
        broken = self.decoded.trouble or (self.doctype is not None and self.doctype.fault >= 0)
        root = None if broken else tree_of(blanked)
        self.well_formed = root is not None
        if root is None:
            root = recovered_tree_of(blanked)
        if root is None:
            return None, [], []
        nodes = [*root.iter(etree.Element, etree.Entity)]
        return root, nodes, out_of_namespace(root, nodes) if b"xmlns" in self.utf8 else []

    def release(self) -> None:
        """Let go of the tree, which takes many times the memory of the bytes, until somebody asks for it."""
        for name in ("_parsed", "references"):
            self.__dict__.pop(name, None)

    def _tell_fault(self, fault: SyntaxFault, rule: str) -> None:
        span, hint = self.lines.character(fault.start), fault.hint
        related: tuple[tuple[Span, str], ...] = ()
        if draft_form(self.path):
            hint = f"a draft is made into a XEP source first: xeptools import {self.path}"
        elif opened := fault.opened:
            place = self._span(opened.start, opened.end)
            related = ((place, f"{opened.name} was opened here"),)
            hint = f"{opened.name} was opened in line {place.start.line}: {hint}"
        self._tell(rule, fault.message, hint, span, related)

    def _tell(
        self,
        rule: str,
        message: str,
        hint: str,
        span: Span | None,
        related: tuple[tuple[Span, str], ...] = (),
    ) -> None:
        self.diagnostics.append(Diagnostic(self.path, span, rule, Severity.ERROR, message, hint, related))

    def stylesheets(self) -> tuple[str, ...]:
        """The data of each xml-stylesheet instruction before the root, as written."""
        found = (written.split(None, 1) for written in instructions(self.utf8, self.doctype))
        return tuple(" ".join(parts[1:]).rstrip() for parts in found if parts[:1] == [_STYLESHEET])

    @property
    def root_name(self) -> str:
        """The name of the outermost element; empty where there is none."""
        return "" if self.root is None else str(self.root.tag)

    # Places, computed when asked for

    @cached_property
    def lines(self) -> Lines:
        """Lines and columns of the file."""
        return Lines(self.decoded)

    @cached_property
    def tokens(self) -> Tokens:
        """Every token from the root on."""
        return Tokens(self.utf8, content_start(self.utf8, self.doctype), self._trusted)

    def _span(self, start: int, end: int) -> Span:
        return Span(self.lines.place(start), self.lines.place(end))

    def token_span(self, token: Token) -> Span:
        """The span of a token of this document."""
        return self._span(token.start, token.end)

    def span(self, at: int) -> Span | None:
        """The start tag of an element, or a reference; None where ``at`` stands for nothing in the file."""
        token = self.tokens.tag(at)
        return None if token is None else self.token_span(token)

    def extent(self, at: int) -> Span | None:
        """An element from its start tag to its end tag, or a reference."""
        first, last = self.tokens.tag(at), self.tokens.close(at)
        return None if first is None or last is None else self._span(first.start, last.end)

    def attribute_span(self, at: int, name: str) -> Span | None:
        """The value of an attribute, without its quotes; None where the element does not have it."""
        found = self.tokens.attributes(at).get(name)
        return None if found is None else self._span(*found)

    def text_spans(self, at: int) -> list[tuple[Span, str]]:
        """Each piece of text in an element with what it reads as: plain text, CDATA and character
        references; an entity reference reads as itself (``&name;``). Notes are left out.
        """
        return [(self.token_span(token), text) for token, text in self.tokens.runs(at)]

    def place_in(self, at: int, offset: int) -> Place | None:
        """Where the character at ``offset`` of an element's text stands in the file.

        The text counts as a reader gets it: CDATA joined, character references as one character,
        entities as their text (a place inside one is the place of its reference), notes left out. To
        an offset into ``Example.text`` or ``Code.text`` add the node's ``lead``.
        """
        seen = 0
        for token, written in self.tokens.runs(at):
            text = written
            if token.kind is Kind.REFERENCE:
                expanded = self.expand(written[1:-1])
                text = written if expanded is None else expanded
            if offset < seen + len(text):
                if token.kind in (Kind.TEXT, Kind.CDATA):
                    raw = self.utf8[token.start : token.end].decode()
                    return self.lines.place(token.start + _width(raw, offset - seen))
                return self.lines.place(token.start)
            seen += len(text)
        close = self.tokens.close(at)
        return None if close is None else self.lines.place(close.start)

    def attribute_names(self) -> Iterator[tuple[int, str, list[str]]]:
        """Every element that has attributes, in document order: its index, its name and theirs."""
        for at, node in enumerate(self.nodes):
            if names := node.keys():
                yield at, str(node.tag), [str(name).replace(_XML, "xml:") for name in names]

    def namespaces(self) -> Iterator[tuple[int, str]]:
        """Every element that declares a default namespace: its index and its name."""
        namespaced = set(self._parsed[2])
        for at, node in enumerate(self.nodes if namespaced else ()):
            if node in namespaced and "xmlns" in self.tokens.attributes(at):
                yield at, str(node.tag)

    def expand(self, name: str) -> str | None:
        """The text of an entity as an example has it, markup and notes left out; None where undeclared.

        For text places only: the resolver expands the others as nodes.
        """
        if name not in self._expansions:
            self._expansions[name] = text_of_entity(self.entities, name, self._budget)
        return self._expansions[name]

    @cached_property
    def references(self) -> tuple[etree._Entity, ...]:
        """The references to entities that are nodes of the tree, in document order."""
        found = () if self.root is None else self.root.iter(etree.Entity)
        return tuple([node for node in found if isinstance(node, etree._Entity)])

    @cached_property
    def attribute_references(self) -> Mapping[int, Mapping[str, str]]:
        """The attributes whose values refer to entities, as written: by index of the element, then by name.

        Both lxml and expat drop a reference in an attribute value when they have not read its
        declaration, without a word, so these values are read from the start tags' own bytes.
        """
        if self.root is None or not self.well_formed:
            return {}
        # A reference for which the parser made no node stands in an attribute value, or is none at all.
        # Few documents have any; counting is cheap, cutting a document into tokens is not.
        nodes = len(self.references)
        content = self.utf8[content_start(self.utf8, self.doctype) :]
        if len(_ENTITY_REFERENCE.findall(content)) == nodes:
            return {}
        if len(_ENTITY_REFERENCE.findall(_NOT_MARKUP.sub(b"", content))) == nodes:
            return {}
        found: dict[int, dict[str, str]] = {}
        for token in self.tokens.tokens:
            if token.kind is Kind.START and self.utf8.find(b"&", token.start, token.end) >= 0:
                at = token.node
                for name, (start, end) in self.tokens.attributes(at).items():
                    if _ENTITY_REFERENCE.search(self.utf8, start, end):
                        found.setdefault(at, {})[name] = self.utf8[start:end].decode()
        return found


def _nodes(utf8: bytes) -> int:
    """At least as many as the elements, comments, instructions and references of a document."""
    if len(utf8) <= limits.NODES:  # no room for more; counting would take a third of the time of parsing
        return len(utf8)
    return utf8.count(b"<") - utf8.count(b"</") + utf8.count(b"&")


def _width(raw: str, count: int) -> int:
    """The bytes that the first ``count`` characters take; a line end counts as one, and may be two."""
    at = count
    if "\r" in raw:
        at = 0
        for _ in range(count):
            at += 2 if raw.startswith("\r\n", at) else 1
    return len(raw[:at].encode())


def parse(
    document: str | os.PathLike[str] | bytes,
    *,
    tree: str | os.PathLike[str] | None = None,
    name: str | None = None,
) -> Source:
    """Read a XEP source.

    ``document`` is a path, or the file's bytes. ``tree`` names the folder that gives the entities
    (default: the one that the file lies in; bytes have none, so they use the bundled entities).
    ``name`` stands for the path in diagnostics.

    Bad input gives what there is and diagnostics, never an exception; raises
    :class:`~xeptools.errors.XeptoolsError` where the file cannot be opened.
    """
    root = Path(tree) if tree is not None else None
    if root is not None and not root.is_dir():
        raise XeptoolsError(f"{root}: no such folder (the tree that gives the entities)")
    if isinstance(document, bytes):
        return _source(name or "<bytes>", document, root, root)
    path = Path(document)
    data = contents(path)
    return _source(name or str(path), data, path.parent, root if root is not None else find_root(path))


def parse_front(path: Path, *, tree: Path) -> Source:
    """The document up to its newest revision, with what is open closed: enough for the facts of a document.

    Not well-formed where the words looked for stand in a comment before their time, and incomplete
    where more of the header stands after that revision: parse the whole document then. Raises
    XeptoolsError where the file cannot be opened.
    """
    data = contents(path, _FRONT_BYTES)
    end = data.find(b"</revision>")
    if end >= 0:
        data = data[:end] + b"</revision></header></xep>"
    elif len(data) > _FRONT_BYTES:
        data = contents(path)
    return _source(str(path), data, path.parent, tree)


def unreadable(path: str, reason: str) -> Source:
    """Give an empty document, whose only finding says why the file could not be opened.

    For whoever works on many files and goes on with the others.
    """
    source = Source(path, decode(b""), None, None)
    message, hint = f"the file cannot be read: {reason}", "see that it is there and may be read"
    source.diagnostics = [Diagnostic(path, None, "document/unreadable", Severity.ERROR, message, hint)]
    return source


def _source(name: str, data: bytes, folder: Path | None, root: Path | None) -> Source:
    if len(data) > limits.DOCUMENT_BYTES:
        source = Source(name, decode(b""), folder, root)
        message = f"the document is larger than {limits.DOCUMENT_BYTES:,} bytes and is not read"
        source.diagnostics = [Diagnostic(name, None, "document/too-large", Severity.ERROR, message, _DIVIDE)]
        return source
    return Source(name, decode(data), folder, root)


def contents(path: Path, most: int = limits.DOCUMENT_BYTES) -> bytes:
    """Give the bytes of a file, up to one more than ``most``, which then shows that there are more.

    XeptoolsError where it cannot be opened.
    """
    try:
        # A file object would ask the system five times more, and a tree has hundreds of documents.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            return _read(path, descriptor, most + 1)
        finally:
            os.close(descriptor)
    except IsADirectoryError:
        raise XeptoolsError(
            f"{path}: a folder, not a document (build a whole tree with: xeptools build)"
        ) from None
    except (OSError, ValueError) as error:
        raise XeptoolsError(f"{path}: {getattr(error, 'strerror', None) or error}") from None


def _read(path: Path, descriptor: int, most: int) -> bytes:
    state = os.fstat(descriptor)
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError
    if stat.S_ISBLK(state.st_mode):
        raise XeptoolsError(f"{path}: a device, not a document")
    known = state.st_size if stat.S_ISREG(state.st_mode) else 0
    step = known + 1 if known else _PIECE
    pieces: list[bytes] = []
    while most > 0:
        piece = os.read(descriptor, min(step, most))
        pieces.append(piece)
        most -= len(piece)
        if not piece or (known and len(piece) < step):
            break
    return b"".join(pieces)
