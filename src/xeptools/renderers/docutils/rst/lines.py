"""Lines of reStructuredText: filled, indented, and kept from being taken for something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from xeptools.renderers.docutils.rst.inlines import KEPT

WIDTH = 100

_CONSTRUCT = re.compile(
    r"""
    [-+*•‣⁃](\ |$)                                   # item of a list
    | \(?([0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+|\#)[.)](\ |$)   # numbered item
    | (\.\.|__|>>>|\|)(\ |$)                         # explicit markup, anonymous target, test, line
    | :(?![:\ ])([^:\\]|\\.|:(?!([\ `]|$)))*(?<!\ ):(\ |$)   # field
    | (--?|\+|/)[A-Za-z0-9?]                         # option
    | (---?|—)                                       # attribution
    | \s                                             # what counts as indentation
    """,
    re.VERBOSE,
)
_ADORNED = re.compile(r"([!-/:-@\[-`{-~])\1* *|\+-[-+]+-\+ *|=+( +=+)+ *")
"""A line of punctuation that underlines what stands above it, or begins a table."""


def filled(text: str, width: int) -> list[str]:
    """Break running text into lines of ``width`` columns where it has blanks, which may be too narrow."""
    made: list[str] = []
    for word in re.split(r"(?<!\\) ", text):
        if made and len(made[-1]) + 1 + len(word) <= width:
            made[-1] += f" {word}"
        else:
            made.append(word)
    return [_guarded(line, first=not number) for number, line in enumerate(shown(made))]


def single(text: str) -> str:
    """Give running text as one line that is taken for nothing else."""
    return _guarded(shown([text])[0], first=True)


def shown(lines: Iterable[str]) -> list[str]:
    """Put blanks where none may be broken."""
    return [line.replace(KEPT, " ") for line in lines]


def _guarded(line: str, *, first: bool) -> str:
    if _ADORNED.fullmatch(line) or (_CONSTRUCT.match(line) if first else line[:1].isspace()):
        line = f"\\ {line}" if line.startswith("\\") else f"\\{line}"
    return f"{line[:-1]}\\:" if line.endswith("::") else line


def indented(lines: Iterable[str], by: int | str) -> list[str]:
    """Indent lines by so many blanks; or by the width of a marker, which stands before the first."""
    margin = " " * (by if isinstance(by, int) else len(by))
    made = [f"{margin}{line}" if line else "" for line in lines]
    if isinstance(by, str):
        made = [f"{by}{made[0][len(margin) :]}", *made[1:]] if made else [by.rstrip()]
        made[0] = made[0].rstrip()
    return made


def directive(
    name: str, argument: str = "", options: Iterable[str] = (), content: Sequence[str] = ()
) -> list[str]:
    """Give a directive with its options and what it holds."""
    made = [f".. {name}:: {argument}".rstrip(), *(f"   {option}" for option in options)]
    return [*made, "", *indented(content, 3)] if content else made
