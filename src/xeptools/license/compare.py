"""The notices of a piece of text: each family is asked, exactly; likeness decides nothing."""

from __future__ import annotations

from collections.abc import Iterator

from xeptools.license.earlier import earlier_notices, public_domain_notices
from xeptools.license.others import other_notices
from xeptools.license.software import software_notices
from xeptools.license.specification import specification_notices
from xeptools.license.statements import Statement
from xeptools.license.verdict import Notice
from xeptools.license.words import words_of

# A text without any of these words has no notice of ours; looking for them is quick.
_OURS = ("hereby", "furnished", "sublicens", "sub-licens", "noninfring", "non-infring", "merchantab")
_SPECIFICATION = ("foundation", "theory", "misleading", "goodwill", "full conformance")
_EARLIER = ("public", "distributed")


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
    mit = any(word in lowered for word in _OURS)
    specification = mit or ("specification" in lowered and any(word in lowered for word in _SPECIFICATION))
    earlier = all(word in lowered for word in ("material", "distributed")) and (
        "creative" in lowered or "publication" in lowered
    )
    public = "public" in lowered and "domain" in lowered
    if not (specification or earlier or public):
        return
    words = words_of(text, line, tex=tex)
    if specification:
        yield from specification_notices(words, apart)
        yield from software_notices(words)
    if earlier:
        yield from earlier_notices(words)
    if public:
        yield from public_domain_notices(words)
