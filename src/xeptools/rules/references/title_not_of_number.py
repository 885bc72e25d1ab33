"""A number and the title printed beside it belong to the same XEP.

Otherwise one of them is a slip, and the reader cannot know which.
"""

import re

from xeptools.checker import Problem, Problems, Prose, ProseKind, rule
from xeptools.diagnostics import Severity
from xeptools.tree import Corpus

_MENTION = re.compile(r"\bXEP-([0-9]{4})\b")
_AFTER = re.compile(r"(?::\s+|\s+\(|\s*,?\s*[\"'\u201c])")
_BEFORE = re.compile(r"[\"'\u201d]?\s*[\[(]$")


@rule(Severity.WARNING, typed_only=True)
def title_not_of_number(prose: Prose, corpus: Corpus) -> Problems:
    if prose.kind is ProseKind.REMARK or "XEP-" not in prose.words:
        return
    for found in _MENTION.finditer(prose.words):
        own = corpus.get(found[1])
        other = _named(prose.text, *found.span(), corpus) if own is not None else None
        if own is None or other is None or own.title == other or own.title in other or other in own.title:
            continue
        numbers = " or ".join(f"XEP-{one.number}" for one in corpus.values() if one.title == other)
        yield Problem(
            prose.stretch(*found.span()),
            f"{found[0]} is {own.title!r}, and not {other!r}",
            f"write {numbers}, or the other title",
        )


def _named(text: str, start: int, end: int, corpus: Corpus) -> str | None:
    """The title beside a number: ``XEP-NNNN: Title``, ``XEP-NNNN (Title)``, ``Title (XEP-NNNN)``."""
    after, before = _AFTER.match(text, end), _BEFORE.search(text, max(0, start - 4), start)
    if after is None and before is None:
        return None
    # One-word titles (Jingle, Ping) are said of more than the document.
    titles = sorted((one.title for one in corpus.values() if " " in one.title), key=len, reverse=True)
    for title in titles:
        if (
            after
            and text.startswith(title, after.end())
            and not text[after.end() + len(title) :][:1].isalnum()
        ):
            return title
        if before and text.endswith(title, 0, before.start()):
            return title
    return None
