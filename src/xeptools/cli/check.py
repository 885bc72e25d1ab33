"""Check documents and tell what is wrong.

A PATH is a file, or a tree of XEPs (a folder with xep-*.xml and inbox/), or a folder in one; by default the
current folder. A PATH of "-" is standard input. Each file is judged against the tree that it lies in, or the
one that --tree names, with itself in its place.

Which rules are kept is settled in xeptools.toml, or in [tool.xeptools] of pyproject.toml, by the documents
themselves (<!-- xeptools: ignore RULE reason -->), and by the options; "xeptools rules" lists them. R is a
rule, a group of rules, or a glob; "default" is every rule that is told unasked, "all" is every rule.

\b
Examples:
  xeptools check xep-0030.xml
  xeptools check --select default,prose --severity advice xeps
  xeptools check --changed-since origin/main --format github .
  xeptools check --fix inbox/kettle.xml
  xeptools check - --stdin-filename inbox/kettle.xml < draft.xml
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from xeptools.cli.findings import FORMATS, Form, found_in, tell
from xeptools.cli.options import format_option, jobs_option, stdin_filename_option, today_option, tree_option
from xeptools.cli.progress import processors, progress
from xeptools.diagnostics import Severity

LEVELS = [level.value for level in Severity]


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, metavar="[PATH…|-]")
@tree_option(
    "The tree that gives entities and the facts of other documents.  [default: the one PATH lies in]"
)
@format_option(*FORMATS)
@click.option("--select", multiple=True, metavar="R,…", help="Keep these rules, whatever their level.")
@click.option("--ignore", multiple=True, metavar="R,…", help="Do not keep these rules.")
@click.option(
    "--severity",
    type=click.Choice(LEVELS),
    help="The lowest level that is told.  [default: warning; advice with --select]",
)
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    default="error",
    show_default=True,
    help="The lowest level that makes the exit status 1.",
)
@click.option("--fix", is_flag=True, help="Make the fixes that are safe, and tell what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would do, and do nothing.")
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="Tell only what is not in FILE.",
)
@click.option(
    "--write-baseline", metavar="FILE", type=click.Path(dir_okay=False), help="Write what is found to FILE."
)
@click.option(
    "--changed-since",
    metavar="REV",
    default="",
    help="Tell only what is on lines changed since REV of git, or new.",
)
@stdin_filename_option
@today_option("The day to judge by.")
@click.option("--no-cache", is_flag=True, help="Remember nothing between runs.")
@jobs_option
def command(  # noqa: PLR0913, PLR0917
    paths: tuple[str, ...],
    tree: str | None,
    form: Form,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: str | None,
    fail_on: str,
    fix: bool,
    diff: bool,
    baseline: str | None,
    write_baseline: str | None,
    changed_since: str,
    stdin_filename: str,
    today: str | None,
    no_cache: bool,
    jobs: int | None,
) -> int:
    from xeptools.checker.baseline import baseline_of
    from xeptools.checker.run import Orders, check_all
    from xeptools.checker.select import reaches, selection
    from xeptools.checker.today import today_of
    from xeptools.cli.mending import mend
    from xeptools.cli.reading import named_by
    from xeptools.cli.terminal import deliver
    from xeptools.config import find_config
    from xeptools.diagnostics.text import counted
    from xeptools.tree.cache import cache_folder

    if write_baseline and (fix or diff or baseline):
        raise click.UsageError(
            "--write-baseline writes all that is found: give it without --fix, --diff and --baseline"
        )
    if diff and form != "text":
        raise click.UsageError("--diff shows a patch instead of findings: give it without --format")
    if stdin_filename and "-" not in paths:
        raise click.UsageError("--stdin-filename speaks of standard input: give - as PATH")
    if changed_since and "-" in paths and not stdin_filename:
        raise click.UsageError("--changed-since must know the file: give --stdin-filename")
    files = named_by(paths, tree, stdin_filename)
    orders = Orders(
        selection=selection(
            find_config(Path(files[0].path)),
            _split(select),
            _split(ignore),
            Severity(severity) if severity else None,
        ),
        today=today_of(today),
        jobs=jobs or processors(),
        cache=None if no_cache else cache_folder(),
        fix=fix or diff,
        baseline=Path(baseline) if baseline else None,
        changed_since=changed_since,
    )
    with progress("Checking") as drawn:
        checked = check_all(files, orders, drawn)
    found = found_in(checked)
    if write_baseline:
        content, count = baseline_of(found, Path(write_baseline))
        deliver(content, write_baseline)
        print(f"{counted(count, 'finding')} in {write_baseline}", file=sys.stderr)
        return 0
    changed = False
    if fix or diff:
        changed = mend(files, checked, only_show=diff)
    if not diff:
        aside = fix and any(target.data is not None for target in files)
        tell(checked, form, files, orders.selection, sys.stderr if aside else sys.stdout)
    failed = any(reaches(diagnostic.severity, Severity(fail_on)) for diagnostic in found)
    return 1 if failed or (diff and changed) else 0


def _split(patterns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for pattern in patterns for part in pattern.split(",") if part.strip())
