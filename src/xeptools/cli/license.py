"""Check the notices of XEPs, find XEP material without one, write what a package declares."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, assert_never, get_args

import click

from xeptools.cli.help import Group
from xeptools.cli.options import format_option, jobs_option, stdin_filename_option, tree_option
from xeptools.cli.progress import processors, progress
from xeptools.cli.terminal import colourful, deliver, encoded
from xeptools.diagnostics.text import counted
from xeptools.license import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xeptools.diagnostics import Diagnostic
    from xeptools.license.declare.collect import Declared

Form = Literal["text", "dep5", "reuse", "spdx", "html"]
"""What a declaration is written as."""


@click.group(cls=Group, help=__doc__)
def command() -> None:
    pass


CHECK = """Check that notices are there, whole and the right ones.

A PATH is a file, a folder (what .gitignore names is left out), an archive (.tar.*, .zip, .whl), a Debian
source package (.dsc), or "-" for standard input. Each file gets a verdict: modified-mit (the notice of XEPs
since 2008), mit-software (the plain MIT text), public-domain, pre-2008, altered (words that matter differ or
are missing), missing, or other. The exit status is 1 where a file that must carry the notice does not: XEP
sources, their entity files, schemas that name their XEP, and what says that it is the XSF's.

\b
Examples:
  xeptools license check xep-0030.xml
  xeptools license check --expect modified-mit xeps/xep-*.xml
  xeptools license check --format json package_1.0.orig.tar.gz | jq '.[] | select(.remedy)'
"""


@command.command(help=CHECK)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-")
@format_option("text", "json", "jsonl", "github", "sarif")
@click.option(
    "--expect",
    type=click.Choice([verdict.value for verdict in Verdict]),
    metavar="VERDICT",
    help="All files must have this verdict, or the exit status is 1.",
)
@click.option("--all", "show_all", is_flag=True, help="As text: show files that need nothing, too.")
@stdin_filename_option
@jobs_option
def check(
    paths: tuple[str, ...],
    form: str,
    expect: str | None,
    show_all: bool,
    stdin_filename: str,
    jobs: int | None,
) -> int:
    from xeptools.license import check, check_bytes
    from xeptools.license.records import diagnostics, record
    from xeptools.license.sheet import sheet, summary

    if stdin_filename and "-" not in paths:
        raise click.UsageError("--stdin-filename speaks of standard input: give - as PATH")
    reports = []
    if "-" in paths:
        data = sys.stdin.buffer.read()
        reports.append(check_bytes(data, stdin_filename or "<stdin>", stdin_filename or None))
    named = [path for path in paths if path != "-"]
    with progress("Checking") as drawn:
        reports += check(named, jobs=jobs or processors(), progress=drawn)
    expected = Verdict(expect) if expect else None
    found = list(diagnostics(reports, expected))
    if form == "json":
        told = _array(record(report) for report in reports)
    elif form == "jsonl":
        told = _lines(record(report) for report in reports)
    elif form == "text":
        wanted = {*(diagnostic.path for diagnostic in found), *paths, stdin_filename or "<stdin>"}
        shown = [report for report in reports if show_all or report.path in wanted]
        told = sheet(shown, expected, colour=colourful(sys.stdout))
    else:
        told = _for_services(found, form)
    deliver(encoded(told, form), "-")
    if form == "text":
        print(summary(reports, len(found)), file=sys.stderr)
    return 1 if found else 0


def _array(records: Iterable[dict[str, object]]) -> str:
    """Write an array, a record a line: the standard library indents an order of magnitude slower."""
    return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in records) + "\n]\n"


def _lines(records: Iterable[dict[str, object]]) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)


def _for_services(found: Sequence[Diagnostic], form: str) -> str:
    from xeptools.diagnostics import Severity, github, sarif
    from xeptools.diagnostics.sarif import Law
    from xeptools.license.records import LAWS

    if form == "github":
        return github.render(found)
    return sarif.render(found, [Law(name, Severity.ERROR, True, law, "") for name, law in LAWS.items()])


DETECT = """Find XEP material that lies in other files.

Schemas, examples and registry data of the XEPs in --tree are found in the files, folders and archives that
PATH names ("-" is standard input): verbatim or reformatted, as files, in strings and in comments. Told are
the XEP, how much of the piece is there, the lines, and the notice that belongs there. The exit status is 1
where that notice is missing.

\b
Examples:
  xeptools license detect --tree xeps libervia-backend/
  xeptools license detect --tree xeps --format json python-nbxmpp_4.0.orig.tar.gz
"""


@command.command(help=DETECT)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-")
@tree_option("The tree of XEPs to look for.  [default: the one that the current folder lies in]")
@format_option("text", "json", "jsonl")
@jobs_option
def detect(paths: tuple[str, ...], tree: str | None, form: str, jobs: int | None) -> int:
    from xeptools.license.detect import detect, finding_in
    from xeptools.license.index import index_of
    from xeptools.license.records import found_record
    from xeptools.license.sheet import findings_sheet, findings_summary

    root = _tree(tree)
    with progress("Reading XEPs") as drawn:
        index = index_of(root, jobs=jobs or processors(), progress=drawn)
    findings = []
    if "-" in paths:
        finding = finding_in(sys.stdin.buffer.read(), "<stdin>", index)
        findings += [finding] if finding is not None else []
    named = [path for path in paths if path != "-"]
    with progress("Searching") as drawn:
        findings += detect(named, index, jobs=jobs or processors(), progress=drawn)
    if form == "json":
        told = _array(found_record(one) for one in findings)
    elif form == "jsonl":
        told = _lines(found_record(one) for one in findings)
    else:
        told = findings_sheet(findings, colour=colourful(sys.stdout))
    deliver(encoded(told, form), "-")
    if form == "text":
        print(findings_summary(findings), file=sys.stderr)
    return 1 if any(finding.remedy for finding in findings) else 0


def _tree(named: str | None) -> str | Path:
    from xeptools.errors import XeptoolsError
    from xeptools.source import find_root

    root = named or find_root(Path.cwd())
    if root is None:
        raise XeptoolsError("name the tree of XEPs whose material is looked for: --tree DIR")
    return root


REPORT = """Write what a package declares of its files.

Of each file in the files, folders and archives that PATH names, the notices say terms and copyright; with
--tree also the XEP material that carries no notice is declared. Nothing is guessed: what is not known is
UNKNOWN, or left out where the format has no word for it.

dep5 is a debian/copyright, reuse a REUSE.toml (with -o DIR also the texts in LICENSES/), spdx an SPDX 2.3
document. --reconcile compares an existing debian/copyright: it tells the files that it gets wrong, and the
stanzas that mend it; the exit status is 1 where there are any.

\b
Examples:
  xeptools license report --tree xeps --format dep5 gajim-1.9/ > copyright
  xeptools license report --tree xeps --format reuse -o . .
  xeptools license report --tree xeps --reconcile debian/copyright .
"""


@command.command(help=REPORT)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(exists=True))
@format_option(*get_args(Form))
@tree_option("A tree of XEPs, to find their material where it carries no notice.")
@click.option(
    "--reconcile",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="A debian/copyright to compare.",
)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    default="-",
    help="A file; a folder for reuse.  [default: standard output]",
)
@jobs_option
def report(
    paths: tuple[str, ...], form: Form, tree: str | None, reconcile: str | None, output: str, jobs: int | None
) -> int:
    if reconcile is not None and form not in {"text", "dep5"}:
        raise click.BadParameter("only a debian/copyright is compared", param_hint="--format")
    from xeptools.license.declare import reconcile as existing
    from xeptools.license.declare.collect import collect
    from xeptools.license.index import index_of

    jobs = jobs or processors()
    index = None
    if tree is not None:
        with progress("Reading XEPs") as drawn:
            index = index_of(tree, jobs=jobs, progress=drawn)
    with progress("Reading") as drawn:
        declared = collect(paths, index, jobs=jobs, progress=drawn)
    if reconcile is not None:
        text = Path(reconcile).read_text("utf-8", "replace")
        wrong, stanzas = existing.reconcile(declared, text)
        deliver(encoded(existing.render(wrong, stanzas), "dep5"), output)
        return 1 if wrong else 0
    if form == "reuse" and output != "-":
        _deliver_reuse(declared, Path(output))
    else:
        told = _declaration(declared, form, Path(paths[0]).resolve().name)
        deliver(encoded(told, form), output)
    unknown = sum(not one.known for one in declared)
    if unknown and form in {"reuse", "spdx"}:
        print(f"{counted(unknown, 'file')} of which nothing is known", file=sys.stderr)
    return 0


def _declaration(declared: Sequence[Declared], form: Form, name: str) -> str:
    from xeptools.checker.today import now_of
    from xeptools.license.declare import dep5, listing, reuse, spdx

    match form:
        case "dep5":
            return dep5.render(declared)
        case "reuse":
            return reuse.render(declared)
        case "spdx":
            return spdx.render(declared, name, now_of())
        case "html":
            return listing.render_html(declared, name)
        case "text":
            return listing.render_text(declared)
        case _:
            assert_never(form)


def _deliver_reuse(declared: Sequence[Declared], folder: Path) -> None:
    from xeptools.license.declare import reuse

    deliver(encoded(reuse.render(declared), "reuse"), str(folder / "REUSE.toml"))
    for name, text in reuse.texts(declared).items():
        deliver(text.encode(), str(folder / "LICENSES" / name))
