"""Other licences, by words that only they have: enough to say *another licence*, not which version.

A name in somebody's prose is a mention; so a pattern is a formal name in full, a phrase of the licence
itself, or a field that declares one (SPDX, Debian).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from xeptools.license.verdict import Notice, Verdict

# REUSE-IgnoreStart

# Name, a word without which the pattern cannot match, and the pattern: a blank stands for whatever parts
# two words, a comment mark at a line's start included.
_TEXTS = (
    ("AGPL", "public", "gnu affero general public license"),
    ("LGPL", "public", "gnu (?:lesser|library) general public license"),
    ("GPL", "public", "gnu general public license"),
    ("GFDL", "gnu", "gnu free documentation license"),
    ("GNU-All-Permissive", "copying", "copying and distribution of this file with or without modification"),
    ("Apache", "apache", "apache (?:software )?license version"),
    ("Apache", "apache", "www apache org licenses"),
    ("MPL", "public", "mozilla public license"),
    ("EPL", "public", "eclipse public license"),
    ("EUPL", "public", "european union public license"),
    ("CDDL", "common", "common development and distribution license"),
    ("Artistic", "artistic", "artistic license"),
    ("LPPL", "public", "latex project public license"),
    ("OFL", "sil", "sil open font license"),
    ("BSD", "redistribution", "redistribution and use in source and binary forms"),
    ("ISC", "permission", "permission to use copy modify and or distribute this software"),
    ("HPND", "permission", "permission to use copy modify and distribute this"),
    ("zlib", "implied", "this software is provided as is without any express or implied warranty"),
    ("BSL", "boost", "boost software license"),
    ("Unlicense", "unencumbered", "this is free and unencumbered software"),
    ("CC0", "waived", "waived all copyright and related or neighboring rights"),
    ("CC0", "publicdomain", "creativecommons org publicdomain zero"),
    ("Creative-Commons", "creativecommons", "creativecommons org licenses"),
    ("Creative-Commons", "creative", "under (?:a|the) creative commons"),
    ("Creative-Commons", "creative", "creative commons attribution"),
    ("ISOC", "translations", "this document and translations of it may be copied and furnished"),
    ("IETF-Trust", "ietf", "ietf trust and the persons identified as the"),
    ("W3C", "w3c", "w3c (?:software|document) (?:notice|license|and document)"),
    ("Unicode", "data", "to deal in the data files or software"),
    ("NCSA", "deal", "to deal with the software without restriction"),
    ("X11", "except", "except as contained in this notice"),
    ("JSON", "evil", "shall be used for good not evil"),
    ("PSF", "python", "python software foundation license"),
    ("public-domain", "domain", "license (?:is )?public domain"),
    (
        "public-domain",
        "domain",
        "(?:placed|put|dedicated|released) (?:this \\w+ )?in(?:to)? the public domain by",
    ),
    ("unnamed", "hereby", "permission is hereby granted"),
    ("unnamed", "terms", "(?:is|are) (?:licensed|released|distributed) under the terms"),
    (
        "unnamed",
        "may",
        "may be (?:freely )?(?:used|copied|distributed|redistributed|modified) (?:and|or|under|freely)",
    ),
)
# REUSE-IgnoreEnd

_WORDS = frozenset(word for _, word, _ in _TEXTS)
_ANY = (
    "licen",
    "permission",
    "distribut",
    "freely",
    "furnished",
    "domain",
    "creative",
    "waived",
    "ietf",
    "w3c",
)
"""Without one of these no text speaks of a licence; looking for them is quicker than for all."""
_BLANK = r"[\W_]+(?:(?:dnl|rem)[\W_]+)?"
_FIELD = re.compile(r"licen[cs]e(?:-identifier)?[ \t]*:[ \t]*([^\n]{1,200})")
_MARKS = " \t#*/;%!-<>\"'."
_NAME = r"[A-Za-z][\w.]*(?:-[\w.]+)+\+?|[A-Za-z]+[\w.-]*\d[\w.]*\+?|[A-Z][A-Z\d.]+\+?"
_EXPRESSION = re.compile(rf"\(?(?:{_NAME})(?:[ ()]+(?:AND|OR|WITH|and|or)[ ()]+(?:{_NAME}))*\)?")
_IDENTIFIER = re.compile(_NAME)
_POINTERS = re.compile(r"mit\b|expat|licenseref-xsf|xsf-xep|x11-style", re.IGNORECASE)
"""What names a notice that this package judges: a name in place of the text, which grants nothing."""
_TOLD = 20


def other_notices(text: str, line: int = 1) -> Iterator[Notice]:
    """Find statements of other licences in a text that starts in ``line``; each licence told once."""
    lowered = text.lower()
    if not any(word in lowered for word in _ANY):
        return
    seen: set[str] = set()
    present = {word for word in _WORDS if word in lowered}
    for name, word, phrase in _TEXTS:
        if word not in present or name in seen:
            continue
        if found := _pattern(phrase).search(lowered):
            seen.add(name)
            yield _notice(name, text, line, found.start(), found.end())
    if "license" in lowered or "licence" in lowered:
        text = text if len(text) == len(lowered) else lowered
        for field in _FIELD.finditer(lowered):
            before = lowered[lowered.rfind("\n", 0, field.start()) + 1 : field.start()].strip(_MARKS)
            if before and not before.endswith("spdx"):
                continue
            declared = text[field.start(1) : field.end(1)].strip(" \t\r*/#->\"',")
            names = _IDENTIFIER.findall(declared) if _EXPRESSION.fullmatch(declared) else []
            for name in names[:_TOLD]:
                if not _POINTERS.match(name) and name not in seen and name not in {"AND", "OR", "WITH"}:
                    seen.add(name)
                    yield _notice(name, text, line, field.start(1), field.end(1))


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """The pattern of a phrase; few files want each, and compiling all takes longer than reading many."""
    return re.compile(rf"{phrase.replace('license', 'licen[cs]e').replace(' ', _BLANK)}\b")


def _notice(name: str, text: str, line: int, start: int, end: int) -> Notice:
    first = line + _lines(text, 0, start)
    return Notice(Verdict.OTHER, name, "", "", "", first, first + _lines(text, start, end))


def _lines(text: str, start: int, end: int) -> int:
    return text.count("\n", start, end) + text.count("\v", start, end)
