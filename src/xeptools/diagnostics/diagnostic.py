"""The one value that every checking part produces and every output format prints."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from xeptools.frozen import frozen


class Severity(StrEnum):
    """How bad a finding is, worst first."""

    ERROR = "error"
    """Breaks publishing, or a MUST."""
    WARNING = "warning"
    """Probably wrong; a person should look."""
    ADVICE = "advice"
    """Style; told on request."""


class Place(NamedTuple):
    """One position in a file.

    ``line`` and ``column`` count from 1, the column in code points (a byte-order mark is not
    counted); ``offset`` counts the file's bytes from 0.
    """

    line: int
    column: int
    offset: int


class Span(NamedTuple):
    """A stretch of a file; ``end`` is exclusive."""

    start: Place
    end: Place


@frozen
class Edit:
    """The text of ``span`` becomes ``text``, nothing else moves; an empty span is a place to insert."""

    span: Span
    text: str


@frozen
class Fix:
    """A way to mend what was found: edits that do not overlap, made all together."""

    label: str
    """What it does, in the imperative: ``write 'a XEP'``."""
    edits: tuple[Edit, ...]
    safe: bool
    """Whether it keeps the meaning, so that it may be made without asking."""


@frozen
class Diagnostic:
    """One finding: where, which rule, how bad, what is wrong and how to mend it."""

    path: str
    """The file as the caller named it; ``<stdin>`` and ``<bytes>`` stand for what has no name."""
    span: Span | None
    """None where the whole file is meant (it cannot be read, for instance)."""
    rule: str
    """The rule's address, ``group/fault``."""
    severity: Severity
    message: str
    hint: str = ""
    """What to do about it."""
    related: tuple[tuple[Span, str], ...] = ()
    """Other places that explain the finding, each with a few words."""
    fix: Fix | None = None


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the findings is an error (the exit status turns on it)."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
