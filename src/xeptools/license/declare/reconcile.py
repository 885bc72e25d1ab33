"""An existing debian/copyright against what the files are: which it gets wrong, and what mends it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from xeptools.errors import XeptoolsError
from xeptools.frozen import frozen
from xeptools.license.compare import notices_in
from xeptools.license.declare.collect import Declared
from xeptools.license.declare.dep5 import library, render_stanzas
from xeptools.license.declare.terms import UNKNOWN, Terms
from xeptools.license.notices import HOLDER
from xeptools.license.verdict import Verdict

_NAMES = re.compile(r"[^\s,()|]+")
_EXCEPTION = re.compile(r"\bwith\b.*?(?=\band\b|\bor\b|,|\Z)", re.IGNORECASE)
_JOINED = re.compile(r"(?:\A|,)\s*(?:(and|or)\s+)?([^,]+)")
_EXPRESSION = re.compile(r"\b(?:or|with)\b", re.IGNORECASE)
"""Of what such a word joins nothing holds by itself."""
_OPERATORS = frozenset({"and", "or"})


@frozen
class Wrong:
    """A file that the declaration gets wrong."""

    path: str
    declared: str
    """The licence that the declaration gives it; empty where no stanza matches it."""
    reason: str


def reconcile(declared: Sequence[Declared], existing: str) -> tuple[list[Wrong], str]:
    """Compare, and write the stanzas to add behind the others; empty where nothing is wrong.

    Names decide nothing: the text that the declaration gives for a name is compared. Raises
    XeptoolsError where ``existing`` is not machine-readable.
    """
    copyright_ = library()
    try:
        document = copyright_.Copyright(existing.splitlines(keepends=True), strict=True)
        for stanza in document.all_files_paragraphs():
            stanza.files_pattern()  # an escape that is none shows only then
    except (copyright_.Error, ValueError) as error:
        raise XeptoolsError(f"the copyright file is not machine-readable: {error}") from error
    texts = _texts(document)
    wrong, meant = [], []
    for one in declared:
        if one.material:
            paragraph = document.find_files_paragraph(one.path)
            reason, named = _judged(one, paragraph, texts)
            if reason:
                wrong.append(Wrong(one.path, named, reason))
                meant.append(_mended(one, paragraph, texts))
    return wrong, render_stanzas(meant, declared, frozenset(texts)) if meant else ""


def _mended(one: Declared, paragraph: Any, texts: Mapping[str, str]) -> Declared:
    """The file as it should be declared: what the declaration says of the rest of it stays."""
    if one.whole or paragraph is None or paragraph.license is None:
        return one
    synopsis = str(paragraph.license.synopsis)
    named = _licences(synopsis)
    kept = [Terms(name, name, "") for name in named if not name.upper().startswith("XSF-XEP")]
    if _EXPRESSION.search(synopsis) and len(kept) == len(named):
        whole = Terms(synopsis, synopsis, "")
        kept = [replace(whole, parts=(whole,) if synopsis.lower() in texts else tuple(kept))]
    kept = kept or [terms for terms in one.terms if terms not in (UNKNOWN, *_ours(one))]
    stated = [line.strip() for line in (paragraph.copyright or "").split("\n")]
    holders = [line for line in stated if line and HOLDER.lower() not in line.lower()]
    return replace(
        one, terms=(*kept, *_ours(one)), copyright=tuple(dict.fromkeys([*holders, *one.copyright]))
    )


def _ours(one: Declared) -> list[Terms]:
    return [terms for terms in one.terms if terms.debian.startswith("XSF-XEP")]


def _texts(document: Any) -> Mapping[str, str]:
    """The text of each short name: of a stanza of its own, or beside the files."""
    texts: dict[str, str] = {}
    for paragraph in [*document.all_license_paragraphs(), *document.all_files_paragraphs()]:
        license_ = paragraph.license
        if license_ is not None and license_.text:
            texts.setdefault(license_.synopsis.lower(), license_.text)
    return texts


def _judged(one: Declared, paragraph: Any, texts: Mapping[str, str]) -> tuple[str, str]:
    """Say what is wrong with a file's stanza, and which licence it names."""
    if paragraph is None or paragraph.license is None:
        return "no stanza speaks of it", ""
    named: str = paragraph.license.synopsis
    if not _ours(one):  # in the public domain
        return ("", named) if "public-domain" in named.lower() else ("it is in the public domain", named)
    names = {name.lower() for name in (*_licences(named), named)}
    verdicts = {
        name: {notice.verdict for notice in notices_in(_with_holder(texts.get(name, "")), others=False)}
        for name in names
    }
    ours = {name for name, found in verdicts.items() if Verdict.MODIFIED_MIT in found}
    if not ours:
        if any(Verdict.ALTERED in found for found in verdicts.values()):
            return "the text given for the notice of XEPs is not the published one", named
        return "it has material under the notice of XEPs, which the stanza does not give", named
    if not _applies(ours, named.lower()):
        return "the notice of XEPs gives neither a choice nor an exception", named
    if HOLDER.lower() not in " ".join((paragraph.copyright or "").split()).lower():
        return f"the stanza does not name {HOLDER}", named
    return "", named


def _licences(synopsis: str) -> list[str]:
    """The names of licences in a licence field; an exception is none."""
    names = _NAMES.findall(_EXCEPTION.sub("", synopsis))
    return [name for name in names if name.lower() not in _OPERATORS]


def _applies(ours: Collection[str], synopsis: str) -> bool:
    """Whether one of ``ours`` applies whatever is chosen: DEP-5 joins by *and* before *or* before commas."""
    if synopsis in ours:
        return True
    applies = False
    for joint, joined in _JOINED.findall(synopsis):
        choices = [choice.split(" and ") for choice in joined.split(" or ")]
        here = all(any(name.strip() in ours for name in choice) for choice in choices)
        applies = applies and here if joint == "or" else applies or here
    return applies


def _with_holder(text: str) -> str:
    """The licence text as a notice: its copyright stands in the stanza of the files."""
    return f"Copyright 1999 {HOLDER}\n\n{text}" if text else ""


def render(wrong: Sequence[Wrong], stanzas: str) -> str:
    """Tell which files are wrong and why, and the stanzas that mend it."""
    if not wrong:
        return "Every file with XEP material is declared as it is.\n"
    lines = [f"{one.path}: declared {one.declared or 'nowhere'}; {one.reason}" for one in wrong]
    return "\n".join(
        [
            *lines,
            "",
            "Add these stanzas behind the others, in place of those with the same name:",
            "",
            stanzas,
        ]
    )
