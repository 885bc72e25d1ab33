"""Diagnostics as SARIF 2.1.0 (OASIS), which code scanning services and editors read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from xeptools.__about__ import __version__
from xeptools.diagnostics.diagnostic import Diagnostic, Fix, Severity, Span
from xeptools.frozen import frozen

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


@frozen
class Law:
    """What a reader of findings wants to know of a rule."""

    name: str
    severity: Severity
    default: bool
    sentence: str
    reason: str
    """Markdown."""


def render(diagnostics: Sequence[Diagnostic], laws: Iterable[Law]) -> str:
    """Write the findings as one run; of the ``laws`` those that were kept."""
    kept = {law.name: (index, law) for index, law in enumerate(sorted(laws, key=lambda law: law.name))}
    driver = {
        "name": "xeptools",
        "version": __version__,
        "rules": [_rule(law) for _, law in kept.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, kept[one.rule][0] if one.rule in kept else -1) for one in diagnostics],
    }
    return (
        json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1, ensure_ascii=False)
        + "\n"
    )


def _rule(law: Law) -> dict[str, Any]:
    described = {
        "id": law.name,
        "shortDescription": {"text": law.sentence},
        "defaultConfiguration": {"level": _LEVELS[law.severity], "enabled": law.default},
    }
    if law.reason:
        described["help"] = {"text": law.reason, "markdown": law.reason}
    return described


def _result(diagnostic: Diagnostic, index: int) -> dict[str, Any]:
    message = f"{diagnostic.message}: {diagnostic.hint}" if diagnostic.hint else diagnostic.message
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": message},
        "locations": [_location(diagnostic.path, diagnostic.span)],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {**_location(diagnostic.path, span), "message": {"text": words}}
            for span, words in diagnostic.related
        ]
    if diagnostic.fix is not None:
        result["fixes"] = [_fix(diagnostic.path, diagnostic.fix)]
    return result


def _location(path: str, span: Span | None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    if span is not None:
        place["region"] = _region(span)
    return {"physicalLocation": place}


def _region(span: Span) -> dict[str, int]:
    start, end = span.start, span.end
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": start.offset,
        "byteLength": end.offset - start.offset,
    }


def _fix(path: str, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    change = {"artifactLocation": {"uri": _uri(path)}, "replacements": replacements}
    return {"description": {"text": fix.label}, "artifactChanges": [change]}


def _uri(path: str) -> str:
    """A file's address: relative where its path is, for the service knows the root."""
    if Path(path).is_absolute():
        return Path(path).as_uri()
    relative = path.replace("\\", "/").removeprefix("./")
    return quote(os.fsencode(relative), safe="/~!$&'()*+,;=@")  # its bytes, for they need not be text
