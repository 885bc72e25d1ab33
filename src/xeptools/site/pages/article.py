"""The pages of a document, one for each format."""

from __future__ import annotations

import gc
from collections.abc import Container, Mapping, Sequence
from pathlib import Path

from xeptools.diagnostics import Diagnostic
from xeptools.errors import XeptoolsError
from xeptools.frozen import frozen
from xeptools.model import Xep
from xeptools.renderers.formats import FORMATS, Setting
from xeptools.resolver import resolve
from xeptools.source import Source, parse
from xeptools.source.document import unreadable
from xeptools.tree import Corpus, Document, Facts
from xeptools.tree.facts import facts_in, facts_of
from xeptools.writing import write


@frozen
class Built:
    """What making the pages of a document found; ``lines`` has the source lines that findings point at."""

    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[int, str]
    changed: int
    """Pages whose bytes are others than those that were there."""


_ROOM = 150_000_000
"""Bytes that a process keeps of documents that it has read and will need again.

They stay until it ends: its memory does not grow by that, and to free so many small things takes long.
"""


class Articles:
    """The pages of a tree's documents: all are read first, for each page shows facts of its neighbours."""

    def __init__(self, root: Path, out: Path, formats: Sequence[str], loose: Container[str] = ()) -> None:
        """They lie in the tree at ``root``, and are written below ``out`` in each of the formats.

        Of those whose names are ``loose`` none is kept, for :meth:`make` may come to them in another process.
        """
        self._root = root
        self._loose = loose
        self._out = out
        self._formats = formats
        self._kept: dict[str, tuple[Source, Xep]] = {}
        self._room = _ROOM

    def read(self, document: Document) -> Facts:
        """Give what its neighbours may know of a document, which is kept for :meth:`make` if it has room."""
        if document.name in self._loose:
            return facts_of(document, self._root)
        source, xep = _read(self._root, document.path)
        weight = _weight(source, xep)
        if weight <= self._room:
            self._room -= weight
            source.release()
            self._kept[document.name] = source, xep
            gc.freeze()  # what is kept is no garbage, and to look through it for some takes long
        return facts_in(xep.header, document.name)

    def make(self, document: Document, corpus: Corpus) -> Built:
        """Write the pages of a document."""
        kept = self._kept.get(document.name)
        source, xep = kept or _read(self._root, document.path)
        setting = Setting(corpus, document.name, f"{'../' * document.name.count('/')}static/", source)
        diagnostics, changed = xep.diagnostics, 0
        for form in (FORMATS[name] for name in self._formats):
            rendered = form.render(xep, setting)
            changed += write(self._out / form.path(document.name), rendered.content)
            # PDF and the source that it is made of find the same.
            diagnostics += tuple([found for found in rendered.diagnostics if found not in diagnostics])
        spans = [found.span for found in diagnostics if found.span]
        spans += [span for found in diagnostics for span, _ in found.related]
        lines = {span.start.line: source.lines.line(span.start.line) for span in spans}
        return Built(diagnostics, lines, changed)


def _weight(source: Source, xep: Xep) -> int:
    """Guess at the bytes that a document takes in memory, by what the published ones take."""
    return 2 * len(source.utf8) + 500 * len(source.nodes) + 4 * xep.origin.expanded


def _read(root: Path, path: Path) -> tuple[Source, Xep]:
    """Read a document; one that cannot be opened gives an empty one that says so."""
    try:
        source = parse(path, tree=root)
    except XeptoolsError as problem:
        source = unreadable(str(path), str(problem).removeprefix(f"{path}: "))
    return source, resolve(source)
