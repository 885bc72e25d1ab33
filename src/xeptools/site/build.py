"""Build the site of a tree: a page for each document, the index, and the files that pages share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from xeptools.diagnostics import Diagnostic, Severity
from xeptools.errors import XeptoolsError
from xeptools.model import Xep
from xeptools.renderers import html
from xeptools.resolver import resolve
from xeptools.site.pages import index
from xeptools.site.plan import Page, plan
from xeptools.source import Source, parse
from xeptools.tree import Corpus, Tree, corpus_of, facts_of
from xeptools.workers import spread
from xeptools.writing import make_folder, write

Progress = Callable[[int, int], None]
"""Is told how many of how many pages are done."""


@dataclass(frozen=True, slots=True)
class Built:
    """What making one page found; ``lines`` has the source lines that the findings point at."""

    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[int, str]
    changed: bool
    """Whether the page's bytes are others than those that were there."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did."""

    pages: int
    changed: int
    """Pages whose bytes are others than those that were there."""
    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[tuple[str, int], str]
    """The source lines that the findings point at, by path and number."""


def build(tree: Tree, out: Path, *, jobs: int = 1, progress: Progress | None = None) -> Outcome:
    """Write the site of ``tree`` into the folder ``out``, which is made if need be.

    ``jobs`` processes share the documents; the pages are the same for any number. Every file appears
    whole or not at all. A document that cannot be read gives findings and a page that says so.
    ``XeptoolsError`` where ``out`` cannot be written to.
    """
    pages = plan(tree.documents)
    _prepare(tree, out, pages)
    facts = dict(spread(partial(facts_of, root=tree.root), tree.documents, jobs))
    in_order = [facts[number] for number in range(len(pages))]
    write_static(out)
    write(out / "index.html", index.render(in_order).encode())
    return _make_pages(partial(_make, tree.root, out, corpus_of(in_order)), pages, jobs, progress or _silent)


def write_static(out: Path) -> None:
    """Write the files that the pages in ``out`` share into its folder ``static``."""
    make_folder(out / "static")
    for name, content in html.static_files().items():
        write(out / "static" / name, content)


def _make_pages(
    make: Callable[[Page], Built], pages: Sequence[Page], jobs: int, progress: Progress
) -> Outcome:
    # The longest first, or one worker would still be busy with it when the others are done.
    order = sorted(range(len(pages)), key=lambda number: -pages[number].document.size)
    made: dict[int, Built] = {}
    for place, built in spread(make, [pages[number] for number in order], jobs):
        made[order[place]] = built
        progress(len(made), len(pages))
    in_order = [made[number] for number in range(len(pages))]
    return Outcome(
        pages=len(pages),
        changed=sum(built.changed for built in in_order),
        diagnostics=tuple(diagnostic for built in in_order for diagnostic in built.diagnostics),
        lines={
            (str(page.document.path), number): line
            for page, built in zip(pages, in_order, strict=True)
            for number, line in built.lines.items()
        },
    )


def _make(root: Path, out: Path, corpus: Corpus, page: Page) -> Built:
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
        trouble = Diagnostic(str(path), None, "document/unreadable", Severity.ERROR, str(problem))
        return source, replace(resolve(source), diagnostics=(trouble,))
    return source, resolve(source)


def _prepare(tree: Tree, out: Path, pages: Sequence[Page]) -> None:
    sources = {tree.root.resolve(), *(page.document.path.parent.resolve() for page in pages)}
    if out.resolve() in sources:
        raise XeptoolsError(f"{out}: that is where the sources lie; name another folder for the pages")
    for folder in sorted({out / page.path.parent for page in pages}):
        make_folder(folder)


def _silent(done: int, total: int) -> None:
    """Tell nobody."""
