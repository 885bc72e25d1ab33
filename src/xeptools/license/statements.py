"""Who holds the copyright, and since when: the statement that a permission calls *foregoing*."""

from __future__ import annotations

import re

from xeptools.frozen import frozen
from xeptools.license.boundaries import only_headings, opens
from xeptools.license.notices import HOLDER
from xeptools.license.templates import YEARS
from xeptools.license.words import PARAGRAPH, Words

_SPELLED = HOLDER.lower()
_STATEMENT = re.compile(
    rf"(?<= )(?:spdx (?:file|snippet)copyrighttext : )?(?:(?:copyright|:|\( c \)) )*{YEARS}(?:by )?(?:the )?"
    r"(?P<holder>[^ ]+ (?:(?!copyright |permission )[^ ]+ ){0,11}?)"
    r"(?=$|copyright |permission |\( c \) |spdx |all rights reserved|<!--|-->)"
)
_DISTANCE = 60
"""Words before a permission in which its copyright statement is looked for."""


@frozen
class Statement:
    """A copyright statement."""

    holder: str
    years: str
    first: int
    """Number of its first word; -1 where it stands apart from the text."""
    line: int

    @property
    def of_foundation(self) -> bool:
        """Whether the holder is the XSF and nobody else."""
        return self.holder == HOLDER


def years_of(words: str) -> str:
    """Write the words of a range as ``1999-2024``; empty where the years do not rise."""
    told = [int(year) for year in re.findall(r"\b\d{4}\b", words)]
    if not told or told != sorted(told):
        return ""
    return words.replace(" - ", "-").replace(" to ", "-").replace(" through ", "-").replace(" ,", ",").strip()


def holder_of(words: str, written: str) -> str:
    """Give the holder's name: the XSF's as it calls itself, any other as ``written``."""
    plain = words.strip().rstrip(". ").removesuffix("( xsf )").strip()
    return HOLDER if plain in {_SPELLED, f"the {_SPELLED}", f"by the {_SPELLED}"} else written.strip(" .")


def statement_before(words: Words, last: int) -> Statement | None:
    """Find the copyright statement that ends right before word ``last``, headings left out.

    Of several lines the one of the XSF, otherwise the last.
    """
    start = max(last - _DISTANCE, 0)
    found: Statement | None = None
    text = " " + words.text(start, last) + " "
    base = words.offset(start) - 1 if start < len(words) else 0
    end = 0
    for match in _STATEMENT.finditer(text):
        first = words.index(base + match.start())
        behind = words.behind(base + match.end())
        if not _begins(words, first) or (found is not None and not only_headings(words, end, first)):
            continue
        at = words.index(base + match.start("holder"))
        # A name ends with its paragraph, or "never" above a permission would be somebody's.
        end = next((one for one in range(at + 1, behind) if words.opening(one) == PARAGRAPH), behind)
        years = years_of(match["years"])
        holder = holder_of(words.text(at, end), words.quote(at, end))
        if years and (found is None or not found.of_foundation):
            found = Statement(holder, years, first, words.line(first))
    return found if found is not None and only_headings(words, end, last) else None


def _begins(words: Words, first: int) -> bool:
    """Whether a statement begins there: in a line of its own, and not behind "is"."""
    if first == 0:
        return True
    in_own_line = words.line(first) != words.line(first - 1)
    return words.text(first - 1, first) != "is" and (in_own_line or opens(words, first))
