"""The first lines of a document: what it is, who wrote it, and how far it can be relied on."""

import re

from xeptools.diagnostics import has_errors
from xeptools.model import (
    Author,
    Blocks,
    BulletList,
    Header,
    Inline,
    Inlines,
    Item,
    Paragraph,
    Plain,
    Revision,
    Strong,
    Xep,
)
from xeptools.model.walk import text_of
from xeptools.renderers.matter.references import archive, in_a_row, specifications, status_shown, web, within
from xeptools.tree.facts import Corpus

_YEAR = re.compile(r"[0-9]{4}")
_CLAIM = re.compile(
    r"copyright (?:©|\(c\)) (?P<years>[0-9]{4}(?: ?[-–—] ?[0-9]{4})?) by "
    r"(?:the )?(?P<holder>.+?)(?: \(XSF\))?\.?$",
    re.IGNORECASE,
)
"""The sentence that all the notices of the series have, whoever holds the rights."""

Fact = tuple[str, Inlines]
"""A name and its value, which is never empty."""


def front(header: Header, corpus: Corpus) -> tuple[Fact, ...]:
    """Give what the head of the document lists, without what the header lacks."""
    newest = header.newest
    people = "Author" if len(header.authors) == 1 else "Authors"
    return known(
        [
            ("Status", (status_shown(header.status.text),)),
            ("Type", (header.type.text,)),
            ("Version", version(header, newest) if newest else ()),
            (people, in_a_row([authored(author) for author in header.authors])),
            ("Supersedes", specifications(header.supersedes, corpus)),
            ("Superseded by", specifications(header.superseded_by, corpus, standing=True)),
            ("Copyright", (rights(header), ", ", within("appendix-legal", "legal notices"))),
        ]
    )


def known(facts: list[Fact]) -> tuple[Fact, ...]:
    """Give those that have a value."""
    return tuple(fact for fact in facts if fact[1] not in ((), ("",)))


def version(header: Header, newest: Revision) -> Inlines:
    """Give version and date, with the ways to the archived page and to the revisions before it."""
    shown: Inline = web(archive(header, newest), newest.version)
    return (shown, f" of {dated(newest)}, ", within("appendix-revs", "all revisions"))


def dated(revision: Revision) -> str:
    """Give the day of a revision, in ISO 8601 or as it was written."""
    return revision.date.isoformat() if revision.date else revision.date_text


def authored(author: Author) -> Inlines:
    """Give an author's name, with the way to what the document says about him or her."""
    return (author.name, " ", within("authornote", "see author note")) if author.note else (author.name,)


def rights(header: Header) -> str:
    """Give the copyright in a few words: years and holder as the notice has them.

    Where it says nothing of the kind, the years are those of the first and the last revision.
    """
    notice = " ".join(text_of(header.legal.copyright).split()) if header.legal else ""
    if "public domain" in notice.lower():
        return "In the public domain"
    if claim := _CLAIM.search(notice):
        return f"© {'–'.join(_YEAR.findall(claim['years']))} {claim['holder']}"
    years = sorted({revision.date.year for revision in header.revisions if revision.date})
    span = "–".join(str(year) for year in dict.fromkeys((years[0], years[-1]))) if years else ""
    return " ".join(f"© {span} XMPP Standards Foundation".split())


def faults(xep: Xep) -> Blocks:
    """Give the warning that the document was made from a faulty source; nothing where there is no error."""
    if xep.origin.well_formed and not has_errors(xep.diagnostics):
        return ()
    said = "parts of it may be missing" if not xep.origin.well_formed else "what could not be read is marked"
    items = []
    for diagnostic in xep.diagnostics:
        line = f"Line {diagnostic.span.start.line}: " if diagnostic.span else ""
        hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
        items.append(Item((Plain((f"{line}{diagnostic.message}{hint}",), -1),), -1))
    return (
        Paragraph((), (Strong(("This document has errors",), -1),), -1),
        Paragraph((), (f"It shows what could be made of the source; {said}.",), -1),
        BulletList((), tuple(items), -1),
    )
