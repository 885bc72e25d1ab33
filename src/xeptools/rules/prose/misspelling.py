"""Words are spelled as dictionaries have them.

The table holds common slips that are no word in any spelling of English; names and protocol words are left
alone. What is as short as `Teh` has a capital letter inside a sentence only as a name.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from xeptools.checker import Problem, Problems, Prose, ProseKind, Replace, proposal, rule
from xeptools.diagnostics import Severity

_WORD = re.compile(r"(?<![\w'’<&/.:-])[A-Za-z]?[a-z]{2,}(?:'t)?(?![\w>;/:-]|\.\w|'[a-z])")

_SHORT = 4
_ENDS = ".!?:"
"""The marks behind which a sentence begins."""


@rule(Severity.ADVICE, typed_only=True)
def misspelling(prose: Prose) -> Problems:
    if prose.kind is ProseKind.REMARK:
        return
    slips = _slips()
    for found in _WORD.finditer(prose.words):
        right = slips.get(found[0].lower())
        if right is not None and not _is_name(found[0], prose.words, found.start()):
            if found[0][0].isupper():
                right = right[0].upper() + right[1:]
            where = prose.stretch(*found.span())
            fix = proposal(f"write {right!r}", Replace(where, right))
            yield Problem(where, f"{found[0]!r} is misspelled", f"write {right!r}", fix)


def _is_name(word: str, words: str, start: int) -> bool:
    """Whether a word has a capital letter where no common word so short has one, not even in a title."""
    if not word[0].isupper() or len(word) > _SHORT:
        return False
    before = words[:start].rstrip()
    return bool(before) and before[-1] not in _ENDS


@cache
def _slips() -> Mapping[str, str]:
    lines = Path(__file__).with_name("misspellings.tsv").read_text("utf-8").splitlines()[1:]
    return {slip: right for slip, _, right in (line.partition("\t") for line in lines)}
