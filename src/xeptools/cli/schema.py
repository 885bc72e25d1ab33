"""List, extract and check the XML Schemas of documents, and validate stanzas by them.

A schema is known by its namespace: from the documents of a tree, and from those that this program carries
for the namespaces of RFC 6120, RFC 6121 and a few others. Nothing is fetched, and no file is opened that
a schema names.

\b
Examples:
  xeptools schema list xeps
  xeptools schema extract xeps -o schemas --header
  xeptools schema check xep-0363.xml
  xeptools schema validate --tree xeps console.log
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xeptools.cli.help import Group
from xeptools.cli.options import format_option, jobs_option, tree_option
from xeptools.cli.progress import processors, progress
from xeptools.cli.terminal import colourful, deliver, encoded
from xeptools.diagnostics.text import counted, painted, visible

if TYPE_CHECKING:
    from xeptools.cli.findings import Form
    from xeptools.stanzas.catalog import Catalog
    from xeptools.stanzas.log import Report
    from xeptools.stanzas.register import Entry

RULES = (
    "schemas/not-well-formed",
    "schemas/foreign-namespace",
    "schemas/invalid",
    "schemas/only-in-1-1",
    "schemas/too-costly",
    "schemas/no-target-namespace",
)
"""What ``schema check`` tells; the other rules on schemas are those of ``check``."""

tree_argument = click.argument(
    "tree", type=click.Path(exists=True, file_okay=False), default=".", metavar="[TREE]"
)


@click.group(cls=Group, help=__doc__)
def command() -> None: ...


@command.command("list")
@tree_argument
@format_option("text", "json", "jsonl")
@click.option("--clashes", is_flag=True, help="Only namespaces that more than one document claims.")
@jobs_option
def list_command(tree: str, form: str, clashes: bool, jobs: int | None) -> int:
    """List the namespaces that the documents of a tree have schemas for.

    Each with its document and status, whether the schema is valid, what it imports, and which documents
    use the namespace in their examples. Where two documents claim one, the newer live one counts.
    """
    from xeptools.stanzas.register import entries

    with progress("Reading") as drawn:
        found = entries(_catalog(tree), jobs or processors(), drawn)
    if clashes:
        found = [entry for entry in found if entry.clash]
    if form == "json":
        told = json.dumps([_plain(entry) for entry in found], indent=2, ensure_ascii=False) + "\n"
    elif form == "jsonl":
        told = "".join(json.dumps(_plain(entry), ensure_ascii=False) + "\n" for entry in found)
    else:
        told = _listed(found, colour=colourful(sys.stdout))
    deliver(encoded(told, form), "-")
    return 0


def _plain(entry: Entry) -> dict[str, Any]:
    return {
        "namespace": entry.namespace,
        "schemas": [
            {
                "document": one.name,
                "line": one.line,
                "status": one.status,
                "verdict": one.verdict,
                "imports": one.imports,
                "unresolved": one.unresolved,
            }
            for one in entry.schemas
        ],
        "users": entry.users,
    }


def _listed(found: list[Entry], *, colour: bool) -> str:
    lines = []
    for entry in found:
        lines.append(painted(visible(entry.namespace or "(no namespace)"), "1", colour))
        for one in entry.schemas:
            lines.append(f"  {one.name}:{one.line}  {visible(one.status)}, {one.verdict}")
            for namespace in one.imports:
                note = " (no schema)" if namespace in one.unresolved else ""
                lines.append(f"    imports {visible(namespace)}{note}")
        if entry.users:
            lines.append(f"    used by {', '.join(entry.users)}")
    valid = sum(1 for entry in found for one in entry.schemas if one.verdict == "valid")
    total = sum(len(entry.schemas) for entry in found)
    lines.append(f"{counted(total, 'schema')} for {counted(len(found), 'namespace')}, {valid:,} valid")
    return "\n".join(lines) + "\n"


@command.command("extract")
@tree_argument
@click.option("-o", "--output", required=True, type=click.Path(file_okay=False), metavar="DIR")
@click.option("--header", is_flag=True, help="Begin each file with its source, version and notice.")
def extract_command(tree: str, output: str, header: bool) -> int:
    """Write the schemas of a tree's documents into files of their own.

    One file a namespace, named as the document's schemaloc says or after its short name, character for
    character as a reader gets it.
    """
    from xeptools.errors import XeptoolsError
    from xeptools.stanzas.register import extracts
    from xeptools.writing import write

    target = Path(output)
    found = extracts(_catalog(tree), header=header)
    try:
        target.mkdir(parents=True, exist_ok=True)
        for one in found:
            write(target / one.file, one.text.encode("utf-8", "replace"))
    except OSError as problem:
        raise XeptoolsError(f"{problem.filename or output}: {problem.strerror}") from problem
    print(f"{counted(len(found), 'schema')} in {visible(output)}", file=sys.stderr)
    return 0


@command.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH…|-]")
@tree_option("The tree that gives entities and other schemas.  [default: the one PATH lies in]")
@format_option("text", "json", "jsonl")
@jobs_option
def check_command(paths: tuple[str, ...], tree: str | None, form: Form, jobs: int | None) -> int:
    """Check the schemas of documents, or of all documents of a tree.

    Every error of a schema is told at its line and column, with a remedy for the frequent ones. The
    other rules on schemas, and those on examples, are kept by "xeptools check".
    """
    import datetime as dt

    from xeptools.checker.run import Orders, check_all
    from xeptools.checker.select import Selection
    from xeptools.cli.findings import found_in, tell
    from xeptools.cli.reading import named_by
    from xeptools.diagnostics import Severity, has_errors

    files = named_by(paths, tree)
    chosen = Selection(select=RULES, level=Severity.ADVICE)
    orders = Orders(chosen, dt.date(1970, 1, 1), jobs or processors())
    with progress("Checking") as drawn:
        checked = check_all(files, orders, drawn)
    tell(checked, form, files, chosen, sys.stdout)
    return 1 if has_errors(found_in(checked)) else 0


@command.command("validate")
@click.argument("file", metavar="FILE|-")
@click.option(
    "--namespace", metavar="NS", default="", help="Only elements of NS; what says none is taken to be of it."
)
@tree_option("More schemas: a tree's.")
@format_option("text", "jsonl")
def validate_command(file: str, namespace: str, tree: str | None, form: str) -> int:
    """Validate a stanza, a payload, or the log of a client's XML console.

    Each element whose namespace has a schema is held against it; elements of other namespaces may stand
    anywhere. Stanzas without a namespace are those of a client.

    \b
    Examples:
      xeptools schema validate --tree xeps console.log
      xeptools schema validate --format jsonl - < stanza.xml
    """
    from xeptools.diagnostics import jsonl
    from xeptools.errors import XeptoolsError
    from xeptools.stanzas.log import validate

    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as problem:
        raise XeptoolsError(f"{file}: {problem.strerror}") from problem
    report = validate(data, "<stdin>" if file == "-" else file, _catalog(tree), namespace)
    if form == "jsonl":
        told = jsonl.render(report.findings)
    else:
        told = _validated(report, colour=colourful(sys.stdout))
    deliver(encoded(told, form), "-")
    return 1 if report.findings else 0


def _validated(report: Report, *, colour: bool) -> str:
    from xeptools.diagnostics.text import render, summary

    told = render(report.findings, lambda _path, line: report.lines.line(line), colour=colour)
    known = f"{counted(report.elements, 'element')} of {counted(len(report.known), 'namespace')} validated"
    unknown = "".join(f"no schema for {visible(namespace)}\n" for namespace in sorted(report.unknown))
    return f"{told}{known}: {summary(report.findings)}\n{unknown}"


def _catalog(tree: str | None) -> Catalog:
    from xeptools.stanzas.catalog import Catalog
    from xeptools.tree import Tree, facts_of

    if tree is None:
        return Catalog()
    found = Tree(tree)
    numbered = [document for document in found.documents if not document.proposal]
    return Catalog(found.documents, found.root, [facts_of(document, found.root) for document in numbered])
