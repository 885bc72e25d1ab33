"""Build the site of a tree: a page for each document, the index, and the files that pages share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from xeptools.diagnostics import Diagnostic
from xeptools.errors import XeptoolsError
from xeptools.tree import Document, Tree, corpus_of, facts_of
from xeptools.workers import spread
from xeptools.writing import make_folder, write

if TYPE_CHECKING:
    from xeptools.site.pages.article import Built

Progress = Callable[[int, int], None]
"""Is told how many of how many pages are done."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did."""

    pages: int
    changed: int
    """Pages whose bytes are others than those that were there."""
    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[tuple[str, int], str]
    """The source lines that the findings point at, by path and number."""


def build(
    tree: Tree,
    out: Path,
    formats: Sequence[str] = ("html",),
    *,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Outcome:
    """Write the site of ``tree`` into the folder ``out``, which is made if need be.

    Each document is rendered to each of ``formats``, names in ``xeptools.renderers.formats``; index and
    static files go with ``html``.
    ``jobs`` processes share the documents; the pages are the same for any number. Every file appears
    whole or not at all. A document that cannot be read gives findings and a page that says so.
    ``XeptoolsError`` where ``out`` cannot be written to.
    """
    documents = tree.documents
    _prepare(tree, out)
    facts_of(documents[0], tree.root)  # fills caches that all workers inherit, above all the entities
    reading = spread(partial(facts_of, root=tree.root), documents, jobs)
    # The workers have begun. Importing the renderer meanwhile saves a twentieth of the time of a whole build.
    from xeptools.site.pages import article, index, shared  # noqa: PLC0415

    if "html" in formats:
        shared.write_to(out)
    facts = dict(reading)
    in_order = [facts[number] for number in range(len(documents))]
    if "html" in formats:
        write(out / "index.html", index.render(in_order).encode())
    make = partial(article.make, tree.root, out, corpus_of(in_order), formats)
    outcome = _make_pages(make, documents, jobs, progress or _silent)
    return replace(outcome, pages=len(documents) * len(formats))


def _make_pages(
    make: Callable[[Document], Built], documents: Sequence[Document], jobs: int, progress: Progress
) -> Outcome:
    # The longest first, or one worker would still be busy with it when the others are done.
    order = sorted(range(len(documents)), key=lambda number: -documents[number].size)
    made: dict[int, Built] = {}
    for place, built in spread(make, [documents[number] for number in order], jobs):
        made[order[place]] = built
        progress(len(made), len(documents))
    in_order = [made[number] for number in range(len(documents))]
    return Outcome(
        pages=len(documents),
        changed=sum(built.changed for built in in_order),
        diagnostics=tuple(diagnostic for built in in_order for diagnostic in built.diagnostics),
        lines={
            (str(document.path), number): line
            for document, built in zip(documents, in_order, strict=True)
            for number, line in built.lines.items()
        },
    )


def _prepare(tree: Tree, out: Path) -> None:
    sources = {
        folder.resolve() for folder in {tree.root, *(document.path.parent for document in tree.documents)}
    }
    if out.resolve() in sources:
        raise XeptoolsError(f"{out}: that is where the sources lie; name another folder for the pages")
    for folder in sorted({(out / document.name).parent for document in tree.documents}):
        make_folder(folder)


def _silent(done: int, total: int) -> None:
    """Tell nobody."""
