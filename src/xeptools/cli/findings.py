"""Findings in the format that the caller wants."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from xeptools.cli.terminal import colourful, deliver, encoded
from xeptools.diagnostics import Diagnostic

if TYPE_CHECKING:
    from xeptools.checker.run import Target
    from xeptools.checker.select import Selection
    from xeptools.diagnostics.sarif import Law


def tell(
    found: Sequence[Diagnostic],
    form: str,
    lines: Mapping[tuple[str, int], str],
    files: Sequence[Target],
    selection: Selection,
    out: TextIO,
) -> None:
    """Print the findings on ``out``; as text their number too, on standard error.

    ``lines`` has the source lines that they point at, ``files`` are all that were checked.
    """
    from xeptools.diagnostics import github, json, jsonl, junit, sarif, text

    match form:
        case "json":
            told = json.render(found)
        case "jsonl":
            told = jsonl.render(found)
        case "github":
            told = github.render(found)
        case "junit":
            told = junit.render(found, [target.path for target in files])
        case "sarif":
            told = sarif.render(found, _laws(selection))
        case _:
            told = text.render(found, lambda path, line: lines.get((path, line), ""), colour=colourful(out))
    content = encoded(told, form)
    if out is sys.stdout:
        deliver(content, "-")
    else:
        out.flush()
        out.buffer.write(content)
        out.buffer.flush()
    if form == "text":
        print(text.summary(found), file=sys.stderr)


def _laws(selection: Selection) -> list[Law]:
    from xeptools.checker.select import selected
    from xeptools.diagnostics.sarif import Law

    return [
        Law(rule.name, rule.severity, rule.default, rule.law, rule.reason) for rule in selected(selection)
    ]
