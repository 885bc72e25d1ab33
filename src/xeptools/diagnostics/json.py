"""Diagnostics for programs: one flat record each."""

from __future__ import annotations

from xeptools.diagnostics.diagnostic import Diagnostic, Span


def record(diagnostic: Diagnostic) -> dict[str, object]:
    """Give the finding as plain data for ``json.dumps``; places are None where the whole file is meant.

    Lines and columns count from 1, columns in code points, and the end is exclusive.
    """
    return {
        "path": diagnostic.path,
        **_places(diagnostic.span),
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "related": [{**_places(span), "message": words} for span, words in diagnostic.related],
    }


def _places(span: Span | None) -> dict[str, object]:
    return {
        "line": span and span.start.line,
        "column": span and span.start.column,
        "end_line": span and span.end.line,
        "end_column": span and span.end.column,
    }
