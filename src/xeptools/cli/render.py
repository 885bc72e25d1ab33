"""Render one document.

It goes to standard output; an HTML page stands alone, style sheet and all. Without -t the ending of OUT
says the format; without one it is HTML. Findings go to standard error; the document is written even so, and
the exit status is 1 where there are errors.

\b
Examples:
  xeptools render xep-0030.xml -o xep-0030.html
  xeptools render --linked xep-0030.xml -o pages/xep-0030.html
  xeptools render xep-0030.xml -o xep-0030.pdf --pdf-standard a-2a
  xeptools render - < draft.xml > draft.html
"""

from __future__ import annotations

from pathlib import Path

import click

from xeptools.cli.reading import file_argument, file_tree_option, read
from xeptools.cli.terminal import deliver, refuse_source, report
from xeptools.diagnostics import has_errors
from xeptools.renderers.formats import FORMATS, listed

STANDARDS = ("ua-1", "a-2a", "a-3a")
"""The keys of ``xeptools.renderers.pdf.STANDARDS``, whose module brings a compiler."""


@click.command(help=__doc__)
@file_argument
@click.option(
    "-t",
    "--to",
    "form",
    metavar="FORMAT",
    type=click.Choice([*FORMATS]),
    help=f"{listed()}.  [default: by the ending of OUT]",
)
@click.option(
    "-o", "--output", metavar="OUT|-", default="-", help="The file to write.  [default: standard output]"
)
@click.option(
    "--linked", is_flag=True, help="Share style and script in static/ beside OUT, as the pages of a site do."
)
@click.option(
    "--pdf-standard",
    "standard",
    type=click.Choice(STANDARDS),
    help="What a PDF promises: accessible (PDF/UA), or fit for an archive too (PDF/A).  "
    f"[default: {STANDARDS[0]}]",
)
@file_tree_option
def command(
    file: str, form: str | None, output: str, linked: bool, standard: str | None, tree: str | None
) -> int:
    from xeptools.renderers.formats import Setting

    form = form or _form_of(output)
    if linked and form != "html":
        raise click.BadParameter("only pages in HTML have static files", param_hint="--linked")
    if standard and form != "pdf":
        raise click.BadParameter("only a PDF promises that", param_hint="--pdf-standard")
    refuse_source(file, output)
    reading = read(file, tree)
    setting = Setting(
        reading.corpus, reading.name, "static/" if linked else None, reading.source, standard or STANDARDS[0]
    )
    rendered = FORMATS[form].render(reading.xep, setting)
    deliver(rendered.content, output)
    if linked and output != "-":
        from xeptools.site.pages import shared

        shared.write_to(Path(output).parent)
    diagnostics = [*reading.diagnostics, *rendered.diagnostics]
    report(diagnostics, reading.excerpt)
    return 1 if has_errors(diagnostics) else 0


def _form_of(output: str) -> str:
    """Give the format that a file's name says; of two that fit, the one that asks for more."""
    path = Path(output)
    fitting = [name for name, form in FORMATS.items() if form.fits(path.name)]
    if path.suffix and not fitting:
        raise click.BadParameter(
            f"no format has files that end with {path.suffix}; say with -t which one is meant",
            param_hint="-o",
        )
    return max(fitting, key=lambda name: len(FORMATS[name].series + FORMATS[name].suffix), default="html")
