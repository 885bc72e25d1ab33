"""Build the site of a tree of XEPs.

TREE is a folder with xep-*.xml and, if it likes, inbox/; by default the current one. Every document becomes
a page, beside an index and the files that pages share. A document that cannot be read gets a page that says
so, and the exit status is 1; the others are built. Pages of documents that are gone are told, and left.

\b
Examples:
  xeptools build
  xeptools build xeps -o public -j 4
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from xeptools.cli.options import jobs_option
from xeptools.cli.progress import processors, progress
from xeptools.cli.terminal import report
from xeptools.diagnostics import has_errors
from xeptools.diagnostics.text import counted, visible
from xeptools.renderers.formats import FORMATS, listed


@click.command(help=__doc__)
@click.argument("tree", type=click.Path(exists=True, file_okay=False), default=".", metavar="[TREE]")
@click.option(
    "-o", "--output", type=click.Path(file_okay=False), default="site", show_default=True, metavar="DIR"
)
@click.option("--formats", default="html", show_default=True, metavar="LIST", help=f"By commas: {listed()}.")
@jobs_option
def command(tree: str, output: str, formats: str, jobs: int | None) -> int:
    from xeptools.site.build import build
    from xeptools.tree import Tree

    wanted = tuple(dict.fromkeys(name.strip() for name in formats.split(",")))
    if unknown := sorted(set(wanted) - set(FORMATS)):
        raise click.BadParameter(f"{', '.join(unknown)} (there is: {listed()})", param_hint="--formats")
    found = Tree(tree)
    for skipped in found.skipped:
        print(f"xeptools: skipped {visible(skipped)}", file=sys.stderr)
    with progress("Building") as drawn:
        outcome = build(found, Path(output), wanted, jobs=jobs or processors(), progress=drawn)
    report(outcome.diagnostics, lambda path, line: outcome.lines.get((path, line), ""))
    pages = f"{counted(outcome.pages, 'page')} in {visible(output)}, {outcome.changed:,} new or changed"
    print(pages, file=sys.stderr)
    for path in outcome.left:
        left = f"{visible(str(path))} is of no document in {visible(tree)}"
        print(f"xeptools: {left}: remove it", file=sys.stderr)
    return 1 if has_errors(outcome.diagnostics) else 0
