"""Show what a document says: header, contents, notes, references.

This is the document as its reader gets it, entities expanded and everything
numbered, without the prose.

\b
Examples:
  xeptools show xep-0030.xml
  xeptools show --format json xep-0030.xml | jq .references.rfcs
  xeptools show --examples xep-0030.xml
  xeptools show - < draft.xml
"""

from __future__ import annotations

import json
import shutil
import sys
from typing import Any

import click

from xeptools.cli.options import format_option
from xeptools.cli.reading import file_argument, file_tree_option, read
from xeptools.cli.terminal import colourful, deliver, encoded, report
from xeptools.diagnostics import has_errors


@click.command(help=__doc__)
@file_argument
@format_option("text", "json")
@click.option("--examples", is_flag=True, help="Instead, what each example and code block is.")
@file_tree_option
def command(file: str, form: str, examples: bool, tree: str | None) -> int:
    from xeptools.cli.outline import outline, sheet

    reading = read(file, tree)
    facts: Any
    if examples:
        from xeptools.cli.examples import lines, listing

        facts = listing(reading.source, reading.xep)
    else:
        facts = outline(reading.xep, reading.corpus)
    if form == "json":
        text = json.dumps(facts, indent=2, ensure_ascii=False) + "\n"
    elif examples:
        text = lines(facts, colour=colourful(sys.stdout))
    else:
        width = min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else 100
        text = sheet(facts, width, colour=colourful(sys.stdout))
    deliver(encoded(text, form), "-")
    if form == "text":  # JSON has them in it
        report(reading.diagnostics, reading.excerpt)
    return 1 if has_errors(reading.diagnostics) else 0
