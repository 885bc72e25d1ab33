"""The notices of a piece of text: each family is asked, exactly; likeness decides nothing."""

from __future__ import annotations

from collections.abc import Iterator

from xeptools.license.earlier import earlier_notices, public_domain_notices
from xeptools.license.others import other_notices
from xeptools.license.software import software_notices
from xeptools.license.specification import specification_notices
from xeptools.license.statements import Statement
from xeptools.license.verdict import Notice
from xeptools.license.words import ADVANCE, words_of

# A text without any of these words has no notice of ours; looking for them is quick.
_GRANTS = ("hereby", "furnished", "sublicens", "sub-licens", "noninfring", "non-infring", "merchantab")
_SPECIFICATION = ("foundation", "theory", "misleading", "goodwill", "full conformance")
_AROUND = 1500
"""Characters around these words that are read; no notice is longer between two of them."""
_BEHIND = 500
"""Characters behind the last of them that are read where what follows has none of ``_SOFTWARE``."""
_SOFTWARE = ("software", "publish", "copyright")
"""One of these is in each phrase that the MIT text is known by, and in its last line."""


def notices_in(
    text: str, line: int = 1, *, tex: bool = False, apart: Statement | None = None, others: bool = True
) -> list[Notice]:
    """Find every notice in a text that starts in ``line`` of its file, in the order of their places.

    ``apart``: a copyright statement that the layout keeps elsewhere. ``others``: other licences too.
    """
    found = list(_ours(text, line, tex=tex, apart=apart))
    if others:
        covered = [(notice.line, notice.end_line) for notice in found]
        named = {notice.family for notice in found}
        found += (
            notice
            for notice in other_notices(text, line)
            if notice.family not in named and not any(first <= notice.line <= last for first, last in covered)
        )
    return sorted(found, key=lambda notice: (notice.line, notice.end_line))


def _ours(text: str, line: int, *, tex: bool, apart: Statement | None) -> Iterator[Notice]:
    lowered = text.lower()
    hints = [word for word in _GRANTS if word in lowered]
    specification = "specification" in lowered or not lowered.isascii()  # it may hide a hyphen
    if specification:
        hints += [word for word in _SPECIFICATION if word in lowered]
    earlier = (
        "material" in lowered and "distributed" in lowered and ("creative" in lowered or "open" in lowered)
    )
    public = "public" in lowered and "domain" in lowered
    if hints and not earlier and not public:
        start, end = _around(lowered, hints)
        if not specification:
            near = _line_end(lowered, max(lowered.rfind(word) for word in hints) + _BEHIND)
            if not any(lowered.find(word, near, end) >= 0 for word in _SOFTWARE):
                end = min(near, end)
        line += text.count("\n", 0, start) + text.count(ADVANCE, 0, start)
        text = text[start:end]
    elif not (hints or earlier or public):
        return
    words = words_of(text, line, tex=tex)
    if hints and specification:
        yield from specification_notices(words, apart)
    if hints:
        yield from software_notices(words)
    if earlier:
        yield from earlier_notices(words)
    if public:
        yield from public_domain_notices(words)


def _around(lowered: str, hints: list[str]) -> tuple[int, int]:
    """Give the lines of a long text in which a notice can be."""
    first = min(lowered.find(word) for word in hints) - _AROUND
    last = max(lowered.rfind(word) for word in hints) + _AROUND
    start = lowered.rfind("\n", 0, first) + 1 if first > 0 else 0
    return start, _line_end(lowered, last)


def _line_end(text: str, at: int) -> int:
    """Give the end of the line that ``at`` is in; of the text for a place behind it."""
    end = text.find("\n", at) if at < len(text) else -1
    return end if end >= 0 else len(text)
