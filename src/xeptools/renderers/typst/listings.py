"""Examples and code: coloured by kind of token, in lines that fit the page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from xeptools.model import Code, Example, MarkKind
from xeptools.renderers.highlight import highlight
from xeptools.renderers.matter import Run, listing, styled
from xeptools.renderers.typst.advances import CODE
from xeptools.renderers.typst.captions import running
from xeptools.renderers.typst.literals import NOTHING, Typ, literal, printable
from xeptools.renderers.typst.sheet import Sheet

_MARGINS = 14
_FEWEST = 16
"""Columns that a line has however narrow its place is."""
_SIZE = 8.0
"""Points, the template's type for code."""
_CLOSER = 1.2
"""So many times the columns may be had by smaller type, which reads better than broken lines."""
_TAB = " " * 4
_HANGING = 2
"""Columns of the mark that a line begins with that goes on."""
_NEAR = 28
"""Columns at the end of a line in which a good place to break it is looked for."""
_WHOLE = 12
"""Lines of code that are never broken over pages."""
_MOST_RUNS = 400
"""After so many a line that is broken ends a paragraph: Typst takes its time over long ones."""
_WRAPS = {MarkKind.EMPHASIS: "em", MarkKind.STRONG: "b"}

_JOINTS = (re.compile(r"\s+"), re.compile(r"[/:?&=#.@,;|)>\]}-]"))
"""After what a line is broken, if it comes near the end: blanks first, then punctuation."""


def code_block(label: str, code: Example | Code, sheet: Sheet) -> Typ:
    """Give a box of code; its label and its caption are for the pages on which it goes on."""
    body, marks = listing(code.text, code.marks)
    if not body:
        return NOTHING
    columns, size = _planned(body, sheet.width - _MARGINS)
    parts: list[list[str]] = [[]]
    lines = 1
    for run in _folded(styled(highlight(body), marks), columns, sheet):
        lines += run[1].count("\n") if run else 1
        if run:
            parts[-1].append(_run(*run))
        elif len(parts[-1]) < _MOST_RUNS:
            parts[-1].append('#"\\n"#wrap')
        else:
            parts.append(["#wrap"])
    options = [f"size: {size:.2f}pt"] if size < _SIZE else []
    if lines > _WHOLE:
        options.append(f"caption: {running(label, code.caption, sheet)}")
    return Typ(f"#code({', '.join(options)}){''.join(['[' + ''.join(part) + ']' for part in parts])}\n")


def _planned(body: str, room: float) -> tuple[int, float]:
    """Give the columns of a box that is so many points wide inside, and the size of its type."""
    columns = room / CODE
    longest = max(_wide(line.replace("\t", _TAB)) for line in body.split("\n"))
    if columns < longest <= columns * _CLOSER:
        return longest, int(100 * _SIZE * columns / longest) / 100
    return max(_FEWEST, int(columns)), _SIZE


def _run(kind: str, text: str, styles: tuple[MarkKind, ...]) -> Typ:
    made = Typ(f"#k-{kind}({literal(text)})" if kind else f"#{literal(text)}")
    for style in styles:
        made = Typ(f"#{_WRAPS[style]}[{made}]")
    return made


def _folded(runs: Iterable[Run], columns: int, sheet: Sheet) -> Iterator[Run | None]:
    """Break lines longer than ``columns``; None stands for the end of a line that goes on."""
    column = 0
    for kind, text, styles in runs:
        ready = ""
        for index, line in enumerate(printable(text.replace("\t", _TAB), sheet.record.missing).split("\n")):
            if index:
                ready += "\n"
                column = 0
            at = 0
            while (taken := _wide(line[at : at + columns + 1])) > columns - column:
                cut = at + _cut(line[at : at + columns - column], len(line) - at, columns, column)
                if ready or at < cut:
                    yield kind, ready + line[at:cut], styles
                yield None
                ready, column, at = "", _HANGING, cut
            ready += line[at:]
            column += taken
        if ready:
            yield kind, ready, styles


def _cut(window: str, left: int, columns: int, column: int) -> int:
    """Say after how many characters a line ends: at a good place if there is one near the end.

    ``window`` is what would fit if each character took one column, ``left`` the length of all that is to
    come of a token, which begins or goes on in ``column``.
    """
    room = columns - column
    while _wide(window) > room:
        window = window[:-1]
    for joint in _JOINTS:
        cut = max((found.end() for found in joint.finditer(window, max(0, len(window) - _NEAR))), default=0)
        if window[:cut].strip() or (cut and column > _HANGING):
            return cut
    if column > _HANGING and room < _NEAR and left <= columns - _HANGING:
        return 0
    return max(len(window), 0 if column > _HANGING else 1)


def _wide(text: str) -> int:
    """Say how many columns a text takes: characters of East Asia take two (UAX #11)."""
    if text.isascii():
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(character) in "WF" for character in text)
