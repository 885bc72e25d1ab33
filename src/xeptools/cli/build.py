"""Build the site of a tree of XEPs.

TREE is a folder with xep-*.xml and, if it likes, inbox/; by default the current one. Every document becomes
a page, beside an index and the files that pages share. A document that cannot be read gets a page that says
so, and the exit status is 1; the others are built.

\b
Examples:
  xeptools build
  xeptools build xeps -o public -j 4
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from xeptools.cli.terminal import report
from xeptools.diagnostics import has_errors
from xeptools.diagnostics.text import counted, visible

if TYPE_CHECKING:
    from xeptools.site.build import Progress

FORMATS = ("html",)

_FRAME = 0.1
"""Seconds between two drawings of the progress bar."""


@click.command(help=__doc__)
@click.argument("tree", type=click.Path(exists=True, file_okay=False), default=".", metavar="[TREE]")
@click.option(
    "-o", "--output", type=click.Path(file_okay=False), default="site", show_default=True, metavar="DIR"
)
@click.option(
    "--formats", default="html", show_default=True, metavar="LIST", help="Formats, by commas: html."
)
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), help="Processes to use.  [default: one for each processor]"
)
def command(tree: str, output: str, formats: str, jobs: int | None) -> int:
    from xeptools.site.build import build
    from xeptools.tree import Tree

    unknown = sorted(set(formats.split(",")) - set(FORMATS))
    if unknown:
        raise click.BadParameter(
            f"{', '.join(unknown)} (there is: {', '.join(FORMATS)})", param_hint="--formats"
        )
    with _progress() as progress:
        outcome = build(Tree(tree), Path(output), jobs=jobs or _processors(), progress=progress)
    report(outcome.diagnostics, lambda path, line: outcome.lines.get((path, line), ""))
    pages = f"{counted(outcome.pages, 'page')} in {visible(output)}, {outcome.changed:,} new or changed"
    print(pages, file=sys.stderr)
    return 1 if has_errors(outcome.diagnostics) else 0


def _processors() -> int:
    """Count those that this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Draw a bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    # Drawn by our own calls: rich's refreshing thread must not run while workers are forked.
    bar = Progress(
        TextColumn("Building"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
    with bar:
        task = bar.add_task("")
        drawn = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal drawn
            bar.update(task, completed=done, total=total)
            if monotonic() - drawn > _FRAME:
                drawn = monotonic()
                bar.refresh()

        yield progress
