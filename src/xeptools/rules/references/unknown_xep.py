"""A XEP that the text names exists.

Its number is beyond the last that the tree and the shared entities know. A number in between is taken on
trust: a tree need not have every document.
"""

import re

from xeptools.checker import Attribute, Problem, Problems, Prose, ProseKind, Written, rule
from xeptools.diagnostics import Severity
from xeptools.model import Link
from xeptools.tree import Corpus

_MENTION = re.compile(r"\bXEP-([0-9]{4})\b")


@rule(Severity.ERROR, typed_only=True)
def unknown_xep(shown: Prose | Link, corpus: Corpus, written: Written) -> Problems:
    if isinstance(shown, Link):
        if shown.number and _is_unknown(shown.number, corpus, written):
            yield Problem(Attribute(shown, "url"), f"there is no XEP-{shown.number}", _hint(corpus))
    elif shown.kind is not ProseKind.REMARK and "XEP-" in shown.words:
        for found in _MENTION.finditer(shown.words):
            if _is_unknown(found[1], corpus, written):
                yield Problem(shown.stretch(*found.span()), f"there is no {found[0]}", _hint(corpus))


def _is_unknown(number: str, corpus: Corpus, written: Written) -> bool:
    beyond = bool(corpus) and number not in corpus and (number > max(corpus) or number == "0000")
    return beyond and written.entities.get(f"xep{number}") is None


def _hint(corpus: Corpus) -> str:
    return f"the last one is XEP-{max(corpus)}"
