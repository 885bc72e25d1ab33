"""The legal notice is `&LEGALNOTICE;`, not a copy of its text.

A copy keeps the year and the address of the day it was made, and may differ by a word that nobody sees
(check 10 of the conformance script). One that says word for word what the tree's entity says, with the same
holder and in years that the entity has too, is replaced by `--fix`; what any other copy grants is for a
person to weigh: `xeptools license check` tells how it differs.
"""

import re

from xeptools.checker import Problem, Problems, Rewrite, Whole, Written, mend, rule
from xeptools.diagnostics import Severity
from xeptools.license.verdict import Notice, Verdict
from xeptools.model import Legal
from xeptools.source.bundled import bundled_entities
from xeptools.source.references import unescape

ENTITY = "LEGALNOTICE"
_TAG = re.compile(r"<[^<>]*>")
_HIDDEN = re.compile(r"<[!?]|<(?:del|s|strike)\b|&(?!#|(?:amp|lt|gt|quot|apos);)")
"""A comment, what is struck out, a reference: words that are typed and not read, or the other way round."""
_YEARS = re.compile(r"(?<= copyright \( c \) )[\d ,-]+(?= by )")


@rule(Severity.WARNING)
def notice_written_out(legal: Legal, written: Written) -> Problems:
    if written.from_entity(legal):
        return
    whole = written.whole(legal)
    lent = _lent(written)
    if whole is not None and lent and _says_the_same(written.text(whole), lent):
        fix = mend("refer to it", Rewrite(Whole(legal), f"&{ENTITY};"))
        yield Problem(legal, "the legal notice is written out", f"write &{ENTITY}; in its place", fix)
    else:
        hint = f"write &{ENTITY}; in its place, once it is clear that this grants the same"
        yield Problem(legal, "the legal notice is written out", hint)


def _lent(written: Written) -> str:
    """The notice that the tree's entity stands for. Those that come with the package lend none."""
    entities = written.entities
    tree = [file for file in entities.files if file is not bundled_entities()]
    return next((texts[ENTITY] for texts in (entities.own(), *tree) if ENTITY in texts), "")


def _says_the_same(copy: str, entity: str) -> bool:
    if _HIDDEN.search(copy):
        return False
    # Most documents have no copy: what reads one takes long to import, and is where one has.
    from xeptools.license.document import read_document  # noqa: PLC0415
    from xeptools.license.words import words_of  # noqa: PLC0415

    notices, words = [], []
    for markup in (copy, entity):
        document = read_document(f"<xep><header>{markup}</header></xep>".encode(), None)
        notices += document.legals if document is not None else []
        words.append(_YEARS.sub("", words_of(unescape(_TAG.sub(" ", markup)), 1).joined))
    if [notice.verdict for notice in notices] != [Verdict.MODIFIED_MIT] * 2 or words[0] != words[1]:
        return False
    (first, last), (since, until) = map(_range, notices)
    return notices[0].holder == notices[1].holder and since == first <= last <= until


def _range(notice: Notice) -> tuple[str, str]:
    years = re.findall(r"\d{4}", notice.years)
    return (years[0], years[-1]) if years else ("", "")
