"""What was found: verdicts, notices and their differences, as plain values."""

from __future__ import annotations

from enum import StrEnum

from xeptools.frozen import frozen


class Verdict(StrEnum):
    """What a notice is, or what a file as a whole carries."""

    MODIFIED_MIT = "modified-mit"
    """The notice of XEPs since 2008, in one of its published wordings."""
    MIT_SOFTWARE = "mit-software"
    """The plain MIT text (SPDX ``MIT``, Debian's ``Expat``)."""
    PUBLIC_DOMAIN = "public-domain"
    """The sentence that three early XEPs carry."""
    PRE_2008 = "pre-2008"
    """CC-BY 2.5 or the Open Publication License, as XEPs had it before 2008."""
    ALTERED = "altered"
    """Recognisably one of these, but words that matter differ, or are missing."""
    MISSING = "missing"
    """Nothing in the file grants anything; a mere pointer does not."""
    OTHER = "other"
    """Another licence."""


@frozen
class Difference:
    """One place where a notice is not the nearest published text, in words."""

    part: str
    """The part of the notice, or ``order``, ``holder``, ``wording``, ``years``, ``address``, ``url``."""
    line: int
    expected: str
    """The words of the published text; empty where words were added."""
    found: str
    """The words that stand there; empty where words are missing."""
    matters: bool = True
    """False where the text may vary: an old year, another address."""


@frozen
class Notice:
    """One notice and its place, lines from 1, the last included."""

    verdict: Verdict
    family: str
    """``modified-mit``, ``mit``, ``public-domain``, ``cc-by-2.5``, ``opl-1.0``, or another licence's name."""
    wording: str
    """``W1+L1`` or ``W2+L2`` where it has these parts, ``P`` where it has the permissions alone."""
    holder: str
    years: str
    line: int
    end_line: int
    parts: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    origin: str = ""
    """Where it stands if not in the text itself: ``entity LEGALNOTICE``, ``comment``, ``example``."""
