"""Make a XEP source of a draft in reStructuredText or Markdown.

The ending of DRAFT says which it is: .rst, or .md; of standard input --from does. The source goes to
standard output or to OUT, which is not overwritten. What a XEP cannot hold is told on standard error,
with its line and what was done instead. Of a draft that cannot be read nothing is written.

\b
Examples:
  xeptools import kettle.rst -o inbox/kettle.xml
  xeptools import kettle.md | xeptools check -
  xeptools import --from md - < kettle.md
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from xeptools.cli.options import today_option, tree_option
from xeptools.cli.terminal import deliver, refuse_source, report

_FORMS = ("rst", "md")


@click.command("import", help=__doc__)
@click.argument("draft", metavar="DRAFT|-")
@click.option(
    "--from", "form", type=click.Choice(_FORMS), help="What DRAFT is written in.  [default: its ending]"
)
@click.option(
    "-o", "--output", metavar="OUT|-", default="-", help="The file to write.  [default: standard output]"
)
@click.option("--force", is_flag=True, help="Overwrite OUT.")
@tree_option("The tree that gives entities.  [default: the one OUT lies in, or else DRAFT]")
@today_option("The date of a draft that has none.")
def command(
    draft: str, form: str | None, output: str, force: bool, tree: str | None, today: str | None
) -> int:
    from xeptools.authoring import Form, compose
    from xeptools.checker.today import today_of
    from xeptools.diagnostics import has_errors
    from xeptools.errors import XeptoolsError
    from xeptools.source.drafts import draft_form

    form = form or draft_form(draft)
    if form is None and draft.lower().endswith(".xml"):
        raise click.UsageError(f"{draft} is a XEP source already: check it, or render it")
    if form is None:
        raise click.UsageError("say with --from whether the draft is rst or md")
    refuse_source(draft, output)
    if output != "-" and Path(output).is_file() and not force:
        raise XeptoolsError(f"{output} is there already (--force overwrites it)")
    root = Path(tree) if tree else _tree_around(output, draft)
    made = compose(
        _read(draft), Form(form), path="<stdin>" if draft == "-" else draft, tree=root, today=today_of(today)
    )
    if made.content:
        deliver(made.content, output)
    report(made.diagnostics, lambda _, line: made.findings.line(line))
    return 1 if has_errors(made.diagnostics) else 0


def _tree_around(*files: str) -> Path | None:
    """Give the tree of the first file that lies in one; a stream lies in none."""
    from xeptools.source import find_root

    roots = (find_root(Path(file)) for file in files if file != "-")
    return next((root for root in roots if root is not None), None)


def _read(draft: str) -> bytes:
    from xeptools.errors import XeptoolsError
    from xeptools.source import limits

    try:
        if draft == "-":
            return sys.stdin.buffer.read(limits.DRAFT_BYTES + 1)
        with Path(draft).open("rb") as file:
            return file.read(limits.DRAFT_BYTES + 1)
    except OSError as problem:
        raise XeptoolsError(f"{draft}: {problem.strerror}") from None
