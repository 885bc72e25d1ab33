"""What is known of each file of a package: its terms, its holders, what it has of XEPs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath

from xeptools.diagnostics.text import counted, visible
from xeptools.frozen import frozen
from xeptools.license import notices
from xeptools.license.declare.terms import (
    PUBLIC_DOMAIN,
    UNKNOWN,
    Terms,
    specification,
    terms_declared,
    terms_of,
)
from xeptools.license.detect import Match, matches_in
from xeptools.license.files import File, contents, files_in
from xeptools.license.index import Index
from xeptools.license.layout import decoded, uncoloured, without_data
from xeptools.license.policy import Context, Report
from xeptools.license.reading import report_of
from xeptools.license.records import sentence
from xeptools.license.verdict import Verdict
from xeptools.workers import Progress, spread

_FOUNDATION = f"{notices.HOLDER} (XSF)"
_FEW = 64


_WHOLE = 0.9
"""Part of a file's words that, being a XEP's, leaves nothing of anybody else in it."""
# REUSE-IgnoreStart
_DECLARATIONS = re.compile(r"(?:.*/)?(?:debian/copyright|REUSE\.toml|LICENSES/.*|\.reuse/.*|.*\.license)")
_SPAN = r"\d{4}(?:\s*[-–,]\s*(?:\d{2,4}|present\b))*"
_HOLDER = r"(?P<holder>[^\n]{2,100}?)(?:[.,;]?\s*all rights reserved\b[^\n]*)?[\s*#./\"'-]*$"
_STATED = re.compile(
    r"^[^\w(©\n]*(?:(?:SPDX-FileCopyrightText:\s*+|copyright\b\s*+:?+\s*+){1,3}+(?:©|\(c\))?+|©|\(c\))\s*+"
    rf"(?P<years>{_SPAN}),?\s+(?:by\s+)?{_HOLDER}",
    re.IGNORECASE | re.MULTILINE,
)
_STATED_NEXT = re.compile(rf"\n[^\w(©\n]*(?P<years>{_SPAN}),?\s+{_HOLDER}", re.IGNORECASE | re.MULTILINE)
"""Another one in the line below, which begins with its year."""
_IDENTIFIED = re.compile(r"SPDX-License-Identifier:[ \t]*([^\n]{1,300})", re.IGNORECASE)
# REUSE-IgnoreEnd
_BEGINNINGS = {"Creative-Commons": "CC", "GNU-All-Permissive": "FSFAP"}
"""How the identifiers of a family begin, where not with its name."""
_STATEMENTS = 20
"""Copyright statements that are taken from one file."""


@frozen
class Declared:
    """One file, as a declaration speaks of it."""

    path: str
    """Below the package's top folder, with forward slashes."""
    terms: tuple[Terms, ...]
    """All that apply; ``UNKNOWN`` for what is not known."""
    copyright: tuple[str, ...]
    """``YEARS HOLDER`` each."""
    comments: tuple[str, ...]
    """What a packager should know."""
    named: tuple[str, ...]
    """Other licences that it speaks of without saying enough to declare them."""
    material: bool
    """Whether the file has material of the XSF."""
    whole: bool
    """Whether it has nothing else."""
    sha1: str

    @property
    def known(self) -> bool:
        """Whether anything is known of its terms."""
        return self.terms != (UNKNOWN,)

    @property
    def told(self) -> bool:
        """Whether it is told apart from the files of which nothing is known."""
        return self.known or bool(self.comments)


def collect(
    paths: Sequence[str],
    index: Index | None = None,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
) -> list[Declared]:
    """Read files, folders and archives for what a declaration says of them, in the order of their paths.

    ``index`` finds XEP material that carries no notice. Raises XeptoolsError where something cannot be
    read, or nothing is there.
    """
    with ExitStack() as keep:
        files = list(files_in(paths, keep))
        work = partial(_declared, index, _top(files, paths))
        found = spread(work, files, jobs, few=_FEW, progress=progress)
    return sorted((one for one in found if one is not None), key=lambda one: one.path)


def _top(files: Sequence[File], paths: Sequence[str]) -> str:
    """The folder that the paths of a declaration start from: the one that all files lie in.

    Those in archives have their own.
    """
    files = [file for file in files if not file.top]
    if not files:
        return ""
    folders = [PurePosixPath(Path(file.path).as_posix()).parent.parts for file in files]
    # A folder that the caller named is the package's, even if all files happen to lie deeper in it.
    folders += [PurePosixPath(path).parts for path in paths if Path(path).is_dir()]
    common = []
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        common.append(parts[0])
    return str(PurePosixPath(*common)) if common else ""


def _declared(index: Index | None, top: str, file: File) -> Declared | None:
    path = PurePosixPath(Path(file.path).as_posix())
    top = Path(file.top).as_posix() if file.top else top
    below = path.relative_to(top).as_posix() if top and path.is_relative_to(top) else path.as_posix()
    if _DECLARATIONS.fullmatch(below):
        return None
    data = contents(file)
    if data is None:
        return None
    report = report_of(data, file.path, file.place)
    text = without_data(decoded(data) or "")
    is_xep = report is not None and report.context is Context.XEP
    matches = list(matches_in(uncoloured(text, file.path), index)) if index is not None and not is_xep else []
    digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
    return _of(below, report, text, matches, digest)


def _of(path: str, report: Report | None, text: str, matches: Sequence[Match], sha1: str) -> Declared:
    terms: list[Terms] = []
    holders: list[str] = []
    comments: list[str] = []
    shown = visible(path)
    named: list[str] = []
    declared = _identified(text)
    for notice in report.notices if report is not None else ():
        if notice.verdict is Verdict.OTHER and _named(notice.family, declared):
            continue  # the line that names it says it better
        stated = terms_of(notice)
        lines = _lines(notice.line, notice.end_line)
        altered = notice.verdict is Verdict.ALTERED
        if notice.holder and (altered or stated is not None):
            holders.append(_held(notice.years, notice.holder))
        if stated is not None:
            terms.append(stated)
        elif altered:
            if report is not None and report.remedy:  # of strangers' texts nothing is asked
                terms.append(UNKNOWN)
            differs = "".join(f": {sentence(one)}" for one in notice.differences[:1])
            comments.append(f"{shown}: the notice in {lines} is not the published one{differs}")
            named.append(f"{notice.family}, altered")
        elif notice.family != "unnamed":
            comments.append(f"{shown}: {lines}: another licence, {notice.family}")
            named.append(notice.family)
            terms.append(UNKNOWN)
    offered = {part for one in declared for part in one.parts}
    terms = [*(one for one in terms if one not in offered), *declared]
    if report is not None and report.context is Context.XEP and report.verdict is Verdict.MISSING:
        terms.append(specification(""))
        holders.append(_held(f"1999-{notices.LATEST_YEAR}", notices.HOLDER))
        comments.append(f"{shown}: the source of a XEP; the text of its legal notice is not here")
    bare = bool(matches) and not any(_is_foundations(one) for one in terms)
    whole = sum(match.of_file for match in matches) >= _WHOLE
    if bare:
        terms = [*(terms if terms or whole else [UNKNOWN]), specification("")]
        years = max((match.work.years for match in matches), default="") or str(notices.LATEST_YEAR)
        holders.append(_held(years, notices.HOLDER))
        comments += [_material(shown, match) for match in matches]
    unique = tuple(dict.fromkeys(terms)) or (UNKNOWN,)
    if unique == (UNKNOWN,) and (report is None or not report.remedy):
        comments = []  # such files are counted together
    else:
        holders = [*_stated(text), *holders]
    material = any(_is_foundations(one) for one in unique)
    return Declared(
        path,
        unique,
        tuple(dict.fromkeys(holders)),
        tuple(comments),
        tuple(dict.fromkeys(named)),
        material,
        material and len(unique) == 1,
        sha1,
    )


def _named(family: str, declared: Sequence[Terms]) -> bool:
    """Whether an identifier names a licence, or the family that all its versions are of."""
    names = {name for one in declared for part in one.singles for name in (part.spdx, part.debian)}
    names |= {word for one in declared for word in one.spdx.split()}  # an exception is no licence of its own
    begins = f"{_BEGINNINGS.get(family, family)}-".lower()
    return any(f"{name}-".lower().startswith(begins) for name in names)


def _identified(text: str) -> list[Terms]:
    """The terms that a file names by SPDX identifier; of the texts that we judge a name grants nothing,
    but it is a declaration.
    """
    lines = islice(_IDENTIFIED.finditer(text), _STATEMENTS)
    return list(dict.fromkeys(one for line in lines for one in terms_declared(line[1])))


def _stated(text: str) -> Iterator[str]:
    """Who else states a copyright in a line of a file."""
    for first in islice(_STATED.finditer(text), _STATEMENTS):
        found: re.Match[str] | None = first
        while found is not None:
            if notices.HOLDER.lower() not in found["holder"].lower():
                yield f"{' '.join(found['years'].split())} {found['holder']}".replace(" - ", "-")
            found = _STATED_NEXT.match(text, found.end())


def _held(years: str, holder: str) -> str:
    return f"{years} {_FOUNDATION if holder == notices.HOLDER else holder}".strip()


def _lines(first: int, last: int) -> str:
    return f"lines {first}-{last}" if last > first else f"line {first}"


def _material(path: str, match: Match) -> str:
    article = "an" if match.kind.startswith("e") else "a"
    kind = match.kind if match.kind.endswith("data") else f"{article} {match.kind}"
    place = f"{path}: {_lines(match.line, match.end_line)}"
    return f"{place}: from {kind} of {match.work.called}, {match.work.title}"


def _is_foundations(terms: Terms) -> bool:
    return terms.debian.startswith("XSF-XEP") or terms == PUBLIC_DOMAIN


def in_passing(declared: Sequence[Declared]) -> Iterator[str]:
    """Tell which licences are spoken of in files of which nothing is declared, each with its files."""
    found: dict[str, list[str]] = {}
    for one in declared:
        if not one.told:
            for name in one.named:
                found.setdefault(name, []).append(visible(one.path))
    for name, paths in sorted(found.items()):
        more = f" and {counted(len(paths) - 1, 'more file')}" if len(paths) > 1 else ""
        yield f"{name}: {paths[0]}{more}"


def stanzas(
    declared: Sequence[Declared],
) -> Iterator[tuple[tuple[Terms, ...], tuple[str, ...], list[Declared]]]:
    """Group files that are declared alike: terms, copyright, and the files, in the order of their paths."""
    groups: dict[tuple[tuple[Terms, ...], tuple[str, ...]], list[Declared]] = {}
    for one in declared:
        groups.setdefault((one.terms, one.copyright), []).append(one)
    for (terms, holders), files in sorted(groups.items(), key=lambda group: group[1][0].path):
        yield terms, holders, files
