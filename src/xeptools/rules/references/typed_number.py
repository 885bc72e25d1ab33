"""Sections, examples and tables of the document are linked to, not named by a typed number.

The page numbers them; a number that somebody typed is wrong from the next insertion on.
"""

import re

from xeptools.checker import Problem, Problems, Prose, ProseKind, rule
from xeptools.diagnostics import Severity
from xeptools.model import Section

_TYPED = re.compile(r"\b(Sections?|Examples?|Tables?)[ \u00a0]([0-9]+(?:\.[0-9]+)*)(?![\w-])")
_ELSEWHERE = re.compile(
    r"\s*\W?\s*(?:of|in|from|to)\b|[^.]{0,40}\b(?:RFC|XEP|ISO|W3C|specification)|[^.]{0,3}\ufffc",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:RFC|XEP|ISO|W3C|\ufffc)[^.]{0,60}$")


@rule(Severity.ADVICE, default=False, typed_only=True)
def typed_number(prose: Prose, section: Section | None) -> Problems:
    if section is None or prose.kind is not ProseKind.BODY:
        return
    for found in _TYPED.finditer(prose.words):
        start, end = found.span()
        if _ELSEWHERE.match(prose.words, end) or _BEFORE.search(prose.words, 0, start):
            continue  # in another document, whose numbers do not move
        kind = found[1].lower().rstrip("s")
        hint = (
            "link to its anchor"
            if kind == "section"
            else f"say 'the following {kind}', or link to its section"
        )
        yield Problem(prose.stretch(start, end), f"{found[0]!r} is a typed number", hint)
