"""Diagnostics for programs: one document with all of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from xeptools.diagnostics.diagnostic import Diagnostic, Fix, Severity, Span


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """Write the findings as one JSON object: ``findings`` in their order, ``counts`` by severity."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    told = {
        "findings": [{**record(one), "fix": _fix(one.fix)} for one in diagnostics],
        "counts": {severity.value: counts[severity] for severity in Severity},
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


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


def _fix(fix: Fix | None) -> dict[str, object] | None:
    """The edits, with their places in bytes of the file too."""
    if fix is None:
        return None
    return {
        "label": fix.label,
        "safe": fix.safe,
        "edits": [
            {
                **_places(edit.span),
                "start": edit.span.start.offset,
                "end": edit.span.end.offset,
                "text": edit.text,
            }
            for edit in fix.edits
        ],
    }
