"""Diagnostics for a person at a terminal: the place, the words, the line itself with the spot marked."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from xeptools.diagnostics.diagnostic import Diagnostic, Severity, Span

Excerpt = Callable[[str, int], str]
"""Gives the text of a line (path, line number from 1), or an empty string where nobody knows it."""

_TAB = 8
_WIDTH = 96
"""Columns of a source line that are shown; a longer one is cut around the spot."""

_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.ADVICE: "36;1"}
BOLD = "1"
FAINT = "2"


def render(diagnostics: Iterable[Diagnostic], excerpt: Excerpt, *, colour: bool = False) -> str:
    """Write the findings out, file by file in the order of first appearance, by place within a file.

    ``colour`` adds ANSI colours. Nothing that a document wrote reaches the terminal raw
    (see :func:`visible`). The result ends in a newline, or is empty where there is no finding.
    """
    files: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        files.setdefault(diagnostic.path, []).append(diagnostic)
    return "\n".join(
        "".join(_finding(diagnostic, excerpt, colour) for diagnostic in sorted(found, key=_order))
        for found in files.values()
    )


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """Count the findings in words: ``2 errors and 1 warning in 2 files``; ``nothing found`` without any.

    How many ``--fix`` would mend is said too.
    """
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [
        counted(counts[severity], "error" if severity is Severity.ERROR else severity.value)
        for severity in Severity
        if counts[severity]
    ]
    if not parts:
        return "nothing found"
    files = len({diagnostic.path for diagnostic in diagnostics})
    fixable = sum(diagnostic.fix is not None and diagnostic.fix.safe for diagnostic in diagnostics)
    mended = f"; --fix mends {'it' if fixable == len(diagnostics) == 1 else fixable}" if fixable else ""
    return f"{_joined(parts)} in {counted(files, 'file')}{mended}"


def _joined(parts: Sequence[str]) -> str:
    """Words in a row: ``a``, ``a and b``, ``a, b and c``."""
    return " and ".join([*filter(None, [", ".join(parts[:-1])]), parts[-1]])


def counted(number: int, noun: str) -> str:
    """Put a number before a noun: ``1 file``, ``2 files``. ``advice`` has no plural."""
    return f"{number:,} {noun}" if number == 1 or noun == "advice" else f"{number:,} {noun}s"


def visible(string: str) -> str:
    r"""Escape what would act on a terminal instead of being read: controls, and turns of the direction.

    U+001B becomes ``\x1b`` and U+202E ``\u202e`` (the Trojan Source trick, CVE-2021-42574). Tabs too.
    """
    if string.isprintable():
        return string
    return "".join(map(_shown, string))


def _shown(char: str) -> str:
    # Controls, invisible formats (bidi marks are such), what no terminal can draw, and line breaks.
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return (
            char.encode("ascii", "backslashreplace").decode() if ord(char) > 0x7F else f"\\x{ord(char):02x}"
        )
    return char


def _order(diagnostic: Diagnostic) -> tuple[int, str, str]:
    return (diagnostic.span.start.offset if diagnostic.span else -1, diagnostic.rule, diagnostic.message)


def _finding(diagnostic: Diagnostic, excerpt: Excerpt, colour: bool) -> str:
    severity = painted(diagnostic.severity.value, _COLOURS[diagnostic.severity], colour)
    message = painted(visible(diagnostic.message), BOLD, colour)
    rule = painted(f"[{visible(diagnostic.rule)}]", FAINT, colour)
    lines = [f"{_place(diagnostic.path, diagnostic.span)}: {severity}: {message} {rule}"]
    if diagnostic.span:
        lines += _marked(diagnostic.span, excerpt(diagnostic.path, diagnostic.span.start.line), colour)
    fix = diagnostic.fix if diagnostic.fix and diagnostic.fix.safe else None
    if diagnostic.hint and not (fix and fix.label == diagnostic.hint):
        lines.append(f"    {painted('hint:', FAINT, colour)} {visible(diagnostic.hint)}")
    if fix:
        lines.append(f"    {painted('fix:', FAINT, colour)} {visible(fix.label)}")
    for span, words in diagnostic.related:
        lines.append(f"  {_place(diagnostic.path, span)}: {visible(words)}")
        lines += _marked(span, excerpt(diagnostic.path, span.start.line), colour)
    return "\n".join(lines) + "\n"


def _place(path: str, span: Span | None) -> str:
    shown = visible(path)
    return f"{shown}:{span.start.line}:{span.start.column}" if span else shown


def _marked(span: Span, line: str, colour: bool) -> list[str]:
    """Give the source line and, under it, carets below the span (to the line's end if the span goes on)."""
    line = line.rstrip("\r\n")
    start = span.start.column - 1
    end = span.end.column - 1 if span.end.line == span.start.line else len(line)
    if not line.strip() or start > len(line):
        return []
    # Only the characters that may be shown are measured, so that a megabyte on one line costs nothing.
    first = max(0, start - _WIDTH // 2)
    last = min(len(line), first + _WIDTH)
    end = max(start, min(end, last))
    before = ("…" if first else "") + _laid_out(line[first:start], 0)
    under = _laid_out(line[start:end], _columns(before))
    after = _laid_out(line[end:last], _columns(before + under)).rstrip() + ("…" if last < len(line) else "")
    gutter, blank = (painted(f"{number:>6} | ", FAINT, colour) for number in (span.start.line, ""))
    carets = painted("^" * max(1, _columns(under)), _COLOURS[Severity.ERROR], colour)
    return [f"{gutter}{before}{under}{after}", f"{blank}{' ' * _columns(before)}{carets}"]


def _laid_out(piece: str, column: int) -> str:
    """Expand tabs as a terminal would that starts at ``column``, and escape what must not act on it."""
    if piece.isascii() and piece.isprintable():
        return piece
    out = []
    for char in piece:
        shown = " " * (_TAB - column % _TAB) if char == "\t" else _shown(char)
        column += _columns(shown)
        out.append(shown)
    return "".join(out)


def _columns(string: str) -> int:
    """Count the cells that a terminal gives: two for a wide character, none for a combining one (UAX 11)."""
    if string.isascii():
        return len(string)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in string
    )


def painted(string: str, code: str, colour: bool) -> str:
    """Give ``string`` in the ANSI style ``code`` (ECMA-48 SGR), or as it is without ``colour``."""
    return f"\x1b[{code}m{string}\x1b[0m" if colour else string
