"""Check documents.

A PATH is a file, or a tree of XEPs.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import click

from xeptools.cli.terminal import colourful
from xeptools.diagnostics import Diagnostic, Severity, has_errors
from xeptools.diagnostics.text import render, summary


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, metavar="PATH…|-")
@click.option("--tree", metavar="DIR", type=click.Path(exists=True, file_okay=False))
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text")
@click.option("--select", multiple=True, metavar="R")
@click.option("--ignore", multiple=True, metavar="R")
@click.option("--severity", type=click.Choice([level.value for level in Severity]), default="warning")
def command(
    paths: tuple[str, ...],
    tree: str | None,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: str,
) -> int:
    from xeptools.checker.run import check_all, targets
    from xeptools.checker.select import Selection
    from xeptools.diagnostics.json import record

    selection = Selection(select or ("default",), ignore, level=Severity(severity))
    root = Path(tree) if tree else None
    files = [target for path in paths or (".",) for target in targets(path, root)]
    found: list[Diagnostic] = []
    lines: dict[tuple[str, int], str] = {}
    for target, checked in zip(
        files, check_all(files, selection, dt.datetime.now(dt.UTC).date()), strict=True
    ):
        found += checked.diagnostics
        lines.update({(target.path, number): text for number, text in checked.lines.items()})
    if form == "jsonl":
        for one in found:
            print(json.dumps({**record(one), "fixable": one.fix is not None}, ensure_ascii=False))
    else:
        print(render(found, lambda path, line: lines.get((path, line), ""), colour=colourful(sys.stdout)))
        print(summary(found), file=sys.stderr)
    return 1 if has_errors(found) else 0
