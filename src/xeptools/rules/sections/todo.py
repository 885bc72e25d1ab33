"""Running text says nothing that is still to do.

Readers cannot tell what the author meant to write; a document with open ends is not advanced.
"""

import re

from xeptools.checker import Problem, Problems, Prose, ProseKind, rule
from xeptools.diagnostics import Severity

_TODO = re.compile(r"(?<![\w/-])(?:TODO|TBD|FIXME|XXX)(?![\w-])|(?<!_)\?\?\?")


@rule(Severity.WARNING, typed_only=True)
def todo(prose: Prose) -> Problems:
    if prose.kind is ProseKind.REMARK or len(prose.text.strip()) < _SHORTEST:
        return
    for found in _TODO.finditer(prose.words):
        if found[0] == "XXX" and not _begins_a_remark(prose.words, found):
            continue
        yield Problem(
            prose.stretch(*found.span()),
            f"{found[0]}: something is still to do",
            "do it, or say it to the reader",
        )


def _begins_a_remark(words: str, found: re.Match[str]) -> bool:
    """Whether XXX stands where a remark begins; elsewhere it is a variable (SCRAM-XXX, with a hash XXX)."""
    before = words[: found.start()].rstrip()
    return not before or before[-1] in ".:;!?([–—" or words[found.end() :].lstrip().startswith((":", "!"))


_SHORTEST = 12
"""What is shorter is nothing but a placeholder, and told as that."""
