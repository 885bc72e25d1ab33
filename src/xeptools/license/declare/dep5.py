"""A machine-readable Debian copyright file (copyright-format 1.0, "DEP-5")."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

from xeptools.errors import XeptoolsError
from xeptools.license.declare.collect import Declared, in_passing, stanzas
from xeptools.license.declare.patterns import debian, patterns
from xeptools.license.declare.terms import UNKNOWN, Terms, together

_WIDTH = 78
_UNKNOWN_HOLDER = "UNKNOWN"
_IN_PASSING = "Some of these files speak of a licence and do not say enough to declare it:"


def library() -> ModuleType:
    """Give python-debian's module; XeptoolsError where it is not installed."""
    try:
        import debian.copyright as copyright_  # noqa: PLC0415
    except ImportError as missing:
        raise XeptoolsError(
            "Debian's format needs python-debian: pip install 'xeptools[debian]' (Debian: python3-debian)"
        ) from missing
    return copyright_


def render(declared: Sequence[Declared]) -> str:
    """Write the whole file: a header, a stanza for each group of files, one for each licence.

    Files of which nothing is known share the first stanza, ``Files: *``; a later stanza goes before an
    earlier one, so what is known of a file counts. What is written has been read back by python-debian.
    """
    told = [one for one in declared if one.told]
    return _written(told, declared, everything=len(told) < len(declared))


def render_stanzas(
    meant: Sequence[Declared], declared: Sequence[Declared], present: frozenset[str] = frozenset()
) -> str:
    """Write only what an existing file lacks for the files ``meant``: their stanzas, and their licences.

    ``present`` are the short names, in lower case, whose texts it has.
    """
    written = _written(meant, declared, everything=False, present=present)
    _, _, told = written.partition("\n\n")
    return told


def _written(
    known: Sequence[Declared],
    declared: Sequence[Declared],
    *,
    everything: bool,
    present: frozenset[str] = frozenset(),
) -> str:
    copyright_ = library()
    document = copyright_.Copyright()
    named: dict[str, Terms] = {}
    if everything:
        unknown = copyright_.License(UNKNOWN.debian)
        rest = copyright_.FilesParagraph.create(["*"], _UNKNOWN_HOLDER, unknown)
        _remark(rest, [_IN_PASSING, *named_there] if (named_there := [*in_passing(declared)]) else [])
        document.add_files_paragraph(rest)
        named[UNKNOWN.debian] = UNKNOWN
    paths = [one.path for one in declared]
    for terms, holders, files in stanzas(known):
        paragraph = copyright_.FilesParagraph.create(
            patterns([one.path for one in files], paths, debian, deep=True),
            "\n ".join(holders) or _UNKNOWN_HOLDER,
            copyright_.License(together(terms)),
        )
        _remark(paragraph, [line for one in files for line in one.comments])
        document.add_files_paragraph(paragraph)
        named.update({one.debian: one for whole in terms for one in whole.singles})
    for name in sorted(name for name in named if name.lower() not in present):
        text = "\n".join(_wrapped(named[name].text or f"The text of {name} has to be put here."))
        document.add_license_paragraph(copyright_.LicenseParagraph.create(copyright_.License(name, text)))
    told: str = document.dump()
    copyright_.Copyright(told.splitlines(keepends=True), strict=True)
    return told


def _remark(paragraph: Any, lines: Sequence[str]) -> None:
    if lines:
        paragraph.comment = "\n ".join(_wrapped("\n".join(lines)))


def _wrapped(text: str) -> Iterator[str]:
    """Wrap each paragraph, and each line of comments, for a field."""
    for number, paragraph in enumerate(text.split("\n")):
        lines = textwrap.wrap(
            paragraph, _WIDTH, break_long_words=False, break_on_hyphens=False, subsequent_indent=""
        )
        yield from lines or ([""] if number else [])
