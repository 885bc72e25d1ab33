"""Diagnostics as the JUnit XML that continuous builds collect: a suite a file, a case a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from xeptools.diagnostics.diagnostic import Diagnostic, Severity

_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold (XML 1.0 §2.2)."""


def render(diagnostics: Sequence[Diagnostic], paths: Iterable[str]) -> str:
    """Write the findings; a file of ``paths`` without any has one case, which passes."""
    found: dict[str, list[Diagnostic]] = {path: [] for path in paths}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.path, []).append(diagnostic)
    suites = "".join(_suite(path, ones) for path, ones in found.items())
    tests = sum(max(1, len(ones)) for ones in found.values())
    counts = f'tests="{tests}" failures="{len(diagnostics)}"'
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}\n<testsuites name="xeptools" {counts}>\n{suites}</testsuites>\n'


def _suite(path: str, found: Sequence[Diagnostic]) -> str:
    counts = f'tests="{max(1, len(found))}" failures="{len(found)}"'
    cases = "".join(map(_case, found)) or f'    <testcase name="check" classname={_quoted(path)}/>\n'
    return f"  <testsuite name={_quoted(path)} {counts}>\n{cases}  </testsuite>\n"


def _case(diagnostic: Diagnostic) -> str:
    place = f":{diagnostic.span.start.line}:{diagnostic.span.start.column}" if diagnostic.span else ""
    severity = "" if diagnostic.severity is Severity.ERROR else f" ({diagnostic.severity.value})"
    name = _quoted(f"{diagnostic.rule}{place}")
    message = _quoted(diagnostic.message + severity)
    hint = f"\n{diagnostic.hint}" if diagnostic.hint else ""
    text = _text(f"{diagnostic.path}{place}: {diagnostic.message}{hint}")
    return (
        f"    <testcase name={name} classname={_quoted(diagnostic.path)}>\n"
        f"      <failure type={_quoted(diagnostic.severity.value)} message={message}>{text}</failure>\n"
        "    </testcase>\n"
    )


def _text(text: str) -> str:
    plain = _NO_CHARACTER.sub("\ufffd", text)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    quoted = (
        _text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    )
    return f'"{quoted}"'
