"""Findings in the format that the caller wants."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TextIO, assert_never, get_args

from xeptools.cli.terminal import colourful, deliver, encoded
from xeptools.diagnostics import Diagnostic

if TYPE_CHECKING:
    from xeptools.checker.run import Checked, Target
    from xeptools.checker.select import Selection
    from xeptools.diagnostics.sarif import Law

Form = Literal["text", "json", "jsonl", "github", "sarif", "junit"]
FORMATS: tuple[Form, ...] = get_args(Form)


def found_in(checked: Sequence[Checked]) -> list[Diagnostic]:
    """Give what was found in all files, in their order."""
    return [diagnostic for one in checked for diagnostic in one.diagnostics]


def tell(
    checked: Sequence[Checked], form: Form, files: Sequence[Target], selection: Selection, out: TextIO
) -> None:
    """Print what was found in ``files`` on ``out``; as text its number too, on standard error."""
    from xeptools.diagnostics import github, json, jsonl, junit, sarif, text

    found = found_in(checked)
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
        case "text":
            lines = {(one.path, number): line for one in checked for number, line in one.lines.items()}
            told = text.render(found, lambda path, line: lines.get((path, line), ""), colour=colourful(out))
        case _:
            assert_never(form)
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
