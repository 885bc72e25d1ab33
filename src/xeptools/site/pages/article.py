"""The pages of a document, one for each format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from xeptools.diagnostics import Diagnostic, Severity
from xeptools.errors import XeptoolsError
from xeptools.model import Xep
from xeptools.renderers.formats import FORMATS, Setting
from xeptools.resolver import resolve
from xeptools.source import Source, parse
from xeptools.tree import Corpus, Document
from xeptools.writing import write


@dataclass(frozen=True, slots=True)
class Built:
    """What making the pages of a document found; ``lines`` has the source lines that findings point at."""

    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[int, str]
    changed: int
    """Pages whose bytes are others than those that were there."""


def make(root: Path, out: Path, corpus: Corpus, formats: Sequence[str], document: Document) -> Built:
    """Read the document in the tree at ``root`` and write it below ``out`` in each of the formats."""
    source, xep = _read(root, document.path)
    setting = Setting(corpus, document.name, f"{'../' * document.name.count('/')}static/", source)
    diagnostics, changed = xep.diagnostics, 0
    for form in (FORMATS[name] for name in formats):
        rendered = form.render(xep, setting)
        changed += write(out / form.path(document.name), rendered.content)
        # PDF and the source that it is made of find the same.
        diagnostics += tuple([found for found in rendered.diagnostics if found not in diagnostics])
    spans = [found.span for found in diagnostics if found.span]
    spans += [span for found in diagnostics for span, _ in found.related]
    lines = {span.start.line: source.lines.line(span.start.line) for span in spans}
    return Built(diagnostics, lines, changed)


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
