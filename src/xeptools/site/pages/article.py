"""The page of a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from xeptools.diagnostics import Diagnostic, Severity
from xeptools.errors import XeptoolsError
from xeptools.model import Xep
from xeptools.renderers import html
from xeptools.resolver import resolve
from xeptools.site.plan import Page
from xeptools.source import Source, parse
from xeptools.tree import Corpus
from xeptools.writing import write


@dataclass(frozen=True, slots=True)
class Built:
    """What making one page found; ``lines`` has the source lines that the findings point at."""

    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[int, str]
    changed: bool
    """Whether the page's bytes are others than those that were there."""


def make(root: Path, out: Path, corpus: Corpus, page: Page) -> Built:
    """Read the document in the tree at ``root`` and write its page below ``out``."""
    source, xep = _read(root, page.document.path)
    content = html.render(xep, corpus, name=page.document.name, static=page.static)
    changed = write(out / page.path, content.encode("utf-8", "replace"))
    spans = [found.span for found in xep.diagnostics if found.span]
    spans += [span for found in xep.diagnostics for span, _ in found.related]
    lines = {span.start.line: source.lines.line(span.start.line) for span in spans}
    return Built(xep.diagnostics, lines, changed)


def _read(root: Path, path: Path) -> tuple[Source, Xep]:
    """Read a document; one that cannot be opened gives an empty one that says so."""
    try:
        source = parse(path, tree=root)
    except XeptoolsError as problem:
        source = parse(b"", tree=root, name=str(path))
        reason = str(problem).removeprefix(f"{path}: ")
        trouble = Diagnostic(str(path), None, "document/unreadable", Severity.ERROR, reason)
        return source, replace(resolve(source), diagnostics=(trouble,))
    return source, resolve(source)
