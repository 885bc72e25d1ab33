"""Build the site of a tree: a page for each document, the index, and the files that pages share."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from xeptools.diagnostics import Diagnostic
from xeptools.errors import XeptoolsError
from xeptools.frozen import frozen
from xeptools.renderers.formats import FORMATS
from xeptools.site.pages import article, index, shared
from xeptools.tree import Corpus, Facts, Tree, corpus_of
from xeptools.tree.folder import INBOX, Document
from xeptools.workers import Progress, spread_twice
from xeptools.writing import make_folder, write

_NUMBERED = re.compile(r"\bxep-[0-9]{4}\b", re.IGNORECASE)


@frozen
class Outcome:
    """What a build did."""

    pages: int
    changed: int
    """Pages whose bytes are others than those that were there."""
    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[tuple[str, int], str]
    """The source lines that the findings point at, by path and number."""
    left: tuple[Path, ...]
    """Files of these formats that lie where documents have theirs, and are of none that the tree has."""


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
    ``progress`` is told how many of how many documents have their pages.
    ``XeptoolsError`` where ``out`` cannot be written to.
    """
    documents = tree.documents
    _prepare(tree, out)
    loose = _loose(documents) if jobs > 1 else frozenset[str]()
    articles = article.Articles(tree.root, out, formats, loose)

    def between(facts: Sequence[Facts]) -> tuple[Corpus, Callable[[], None]]:
        def meanwhile() -> None:
            if "html" in formats:
                shared.write_to(out)
                write(out / "index.html", index.render(facts))

        return corpus_of(facts), meanwhile

    made = spread_twice(
        articles.read,
        articles.make,
        between,
        documents,
        jobs,
        loose=lambda document: document.name in loose,
        cost=lambda document: document.size,
        progress=progress,
    )
    return Outcome(
        pages=len(documents) * len(formats),
        changed=sum(built.changed for built in made),
        diagnostics=tuple(diagnostic for built in made for diagnostic in built.diagnostics),
        lines={
            (str(document.path), number): line
            for document, built in zip(documents, made, strict=True)
            for number, line in built.lines.items()
        },
        left=tuple(_left(tree, out, formats)),
    )


def _loose(documents: Sequence[Document]) -> frozenset[str]:
    """Choose a seventh of the work for the end, when the processes are seen to differ in what they have left.

    Gives the names of documents: not of the large ones, for one of them alone would be waited for, and not
    of the small ones, for they are many, and the facts of each have to be read before.
    """
    left = sum(document.size for document in documents) / 7
    mean = 7 * left / len(documents)
    chosen: list[str] = []
    for document in sorted(documents, key=lambda document: document.size, reverse=True):
        if document.size <= 2 * mean and document.size <= left:
            left -= document.size
            chosen.append(document.name)
    return frozenset(chosen)


def _prepare(tree: Tree, out: Path) -> None:
    # As strings: to make as many paths takes longer than to read as many pages of a directory.
    below = sorted({os.path.dirname(document.name) for document in tree.documents})  # noqa: PTH120
    if out.resolve() in {folder.resolve() for folder in (tree.root, *(tree.root / name for name in below))}:
        raise XeptoolsError(f"{out}: that is where the sources lie; name another folder for the pages")
    for name in below:
        make_folder(out / name)


def _left(tree: Tree, out: Path, formats: Sequence[str]) -> Iterator[Path]:
    forms = [FORMATS[name] for name in formats]
    made = {form.path(document.name) for form in forms for document in tree.documents}
    for folder in ("", f"{INBOX}/"):
        if not (out / folder).is_dir():
            continue
        for name in sorted(entry.name for entry in os.scandir(out / folder)):
            ours = folder or _NUMBERED.search(name)
            if ours and f"{folder}{name}" not in made and any(form.fits(name) for form in forms):
                yield out / folder / name
