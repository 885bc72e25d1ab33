"""Render one document.

The page goes to standard output and stands alone, style sheet and all. Findings go to standard error; the
page is written even so, and the exit status is 1 where there are errors.

\b
Examples:
  xeptools render xep-0030.xml -o xep-0030.html
  xeptools render --linked xep-0030.xml -o pages/xep-0030.html
  xeptools render - < draft.xml > draft.html
"""

from __future__ import annotations

from pathlib import Path

import click

from xeptools.cli.reading import file_argument, read, tree_option
from xeptools.cli.terminal import deliver, report
from xeptools.diagnostics import has_errors


@click.command(help=__doc__)
@file_argument
@click.option("-t", "--to", "_form", type=click.Choice(["html"]), default="html", show_default=True)
@click.option(
    "-o", "--output", metavar="OUT|-", default="-", help="The file to write.  [default: standard output]"
)
@click.option(
    "--linked", is_flag=True, help="Share style and script in static/ beside OUT, as the pages of a site do."
)
@tree_option
def command(file: str, _form: str, output: str, linked: bool, tree: str | None) -> int:
    from xeptools.renderers import html
    from xeptools.site.pages import shared

    reading = read(file, tree)
    page = html.render(reading.xep, reading.corpus, name=reading.name, static="static/" if linked else None)
    deliver(page.encode("utf-8", "replace"), output)
    if linked and output != "-":
        shared.write_to(Path(output).parent)
    report(reading.diagnostics, reading.excerpt)
    return 1 if has_errors(reading.diagnostics) else 0
