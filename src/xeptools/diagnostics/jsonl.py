"""Diagnostics for programs that read line by line: one flat JSON object each."""

from __future__ import annotations

import json
from collections.abc import Iterable

from xeptools.diagnostics.diagnostic import Diagnostic, Place, Span

_START = Span(Place(1, 1, 0), Place(1, 1, 0))
"""Stands for the whole file, so that whoever reads need not ask."""


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """Write one line for each finding.

    ``line`` and ``column`` count from 1, columns in code points, ends are exclusive; ``fixable`` says
    whether ``--fix`` would mend it. The names are a contract.
    """
    return "".join(f"{json.dumps(_flat(one), ensure_ascii=False)}\n" for one in diagnostics)


def _flat(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span or _START
    return {
        "path": diagnostic.path,
        "line": span.start.line,
        "column": span.start.column,
        "end_line": span.end.line,
        "end_column": span.end.column,
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "fixable": diagnostic.fix is not None and diagnostic.fix.safe,
    }
