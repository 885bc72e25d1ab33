"""PDF, made of what ``xeptools.renderers.typst`` writes; the one door to the package ``typst``."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache, partial
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from typst import Compiler, Fonts, TypstError

from xeptools.diagnostics import Diagnostic, Severity
from xeptools.errors import XeptoolsError
from xeptools.frozen import frozen
from xeptools.model import Xep
from xeptools.renderers import typst
from xeptools.source import Source
from xeptools.tree.facts import Corpus

if TYPE_CHECKING:
    from typst import PDFStandard

STANDARDS: Mapping[str, Sequence[PDFStandard]] = {
    "ua-1": ("ua-1",),
    "a-2a": ("a-2a", "ua-1"),
    "a-3a": ("a-3a", "ua-1"),
}
"""What a file promises, by name: accessible (ISO 14289-1), and fit for an archive too (ISO 19005)."""

_MOST_CALLS = 150_000
_MOST_CHARACTERS = 5_000_000
"""Of the source of one document: ten times that of the largest published one, and about 1 GB of memory."""
_HEAVY = {"#section(": 25, "#tabular(": 25, "#captioned(": 8}
"""Calls that take as much as so many others."""
_MOST_IN_LINE = 20_000
"""Calls in a paragraph, a table or a listing, each of which is one line of the source: seven times as many as
in the largest published one. What a paragraph takes grows with their square."""

_UNDATED = dt.date(1999, 1, 1)
"""The day of a document without one; the clock must not show in a file."""


@frozen
class Made:
    """A PDF, and what could not be printed as it should."""

    content: bytes
    diagnostics: tuple[Diagnostic, ...]


def render(xep: Xep, corpus: Corpus, name: str, standard: str = "ua-1", source: Source | None = None) -> Made:
    """Give the PDF of a document.

    ``name`` is the document's as a tree calls it; ``standard`` is a key of :data:`STANDARDS`. The same
    input gives the same bytes. What cannot be printed is told, with its place in ``source``, the document
    as written, and so is a promise that cannot be kept.
    """
    midnight = dt.datetime.combine(xep.header.day or _UNDATED, dt.time(), dt.UTC)
    compiled = partial(_compiled, midnight)
    promises = STANDARDS[standard]
    tell = partial(Diagnostic, xep.origin.path, None)
    made = typst.render(xep, corpus, name, source)
    try:
        return Made(compiled(made.source, promises), made.diagnostics)
    except _NoPdfError as problem:
        trouble = problem
    if unreadable := frozenset(address for address, page in made.pictures.items() if not _is_readable(page)):
        made = typst.render(xep, corpus, name, source, unreadable)
        try:
            return Made(compiled(made.source, promises), made.diagnostics)
        except _NoPdfError as problem:
            trouble = problem
    try:
        plain = compiled(made.source, ())
        said = tell("print/unkept-standard", Severity.WARNING, f"the PDF is not {standard}: {trouble}")
    except _NoPdfError as problem:
        plain = compiled(typst.excuse(xep, str(problem)), promises)
        said = tell("print/not-printable", Severity.ERROR, f"no PDF can be made: {problem}")
    return Made(plain, (*made.diagnostics, said))


class _NoPdfError(Exception):
    """Why a source has no PDF, in words."""


def _compiled(midnight: dt.datetime, source: str, standards: Sequence[PDFStandard]) -> bytes:
    if len(source) > _MOST_CHARACTERS or _calls(source) > _MOST_CALLS:
        raise _NoPdfError("the document is too large")
    if any(line.count("#") > _MOST_IN_LINE for line in source.splitlines()):
        raise _NoPdfError("one of its paragraphs, tables or listings is too large")
    if _home() != os.getpid():
        # Typst's threads stayed in the process that this one was forked from: it would wait for ever.
        raise XeptoolsError(
            "a process that has made PDFs itself cannot share out the making of more: use one job"
        )
    try:
        made = _compiler().compile(
            source.encode(), format="pdf", pdf_standards=list(standards), timestamp=midnight
        )
    except TypstError as problem:
        raise _NoPdfError(problem.message) from None
    except BaseException as problem:  # a panic of Rust code is none of Exception
        if type(problem).__name__ != "PanicException":
            raise
        _compiler.cache_clear()
        raise _NoPdfError(f"Typst came to a stop ({problem})") from None
    assert isinstance(made, bytes)
    return made


def _calls(source: str) -> int:
    return source.count("#") + sum(weight * source.count(call) for call, weight in _HEAVY.items())


def _is_readable(page: str) -> bool:
    """Whether a picture alone on a page can be read."""
    try:
        return bool(_compiled(dt.datetime.combine(_UNDATED, dt.time(), dt.UTC), page, ()))
    except _NoPdfError:
        return False


@cache
def _home() -> int:
    """Give the process that makes PDFs here: this one, or the one it was forked from if that has made any."""
    return os.getpid()


@cache
def _compiler() -> Compiler:
    """Give the compiler, which loads its fonts once and finds neither files nor packages."""
    with as_file(files(typst)) as folder:
        fonts = Fonts(include_system_fonts=False, font_paths=[str(folder)])
    # Looked for when the compiler is made, and gone before anything is compiled: nothing to find, nor to
    # remove at the end, which a worker that is killed would not do.
    with tempfile.TemporaryDirectory(prefix="xeptools-") as empty:
        return Compiler(
            b"",
            root=empty,
            font_paths=fonts,
            ignore_system_fonts=True,
            package_path=empty,
            package_cache_path=empty,
        )
