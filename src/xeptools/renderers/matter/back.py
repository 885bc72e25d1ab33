"""Appendices A to I: what there is to know about a document apart from what it says."""

import os
from urllib.parse import quote

from xeptools.frozen import frozen
from xeptools.model import (
    Author,
    Blocks,
    Code,
    Definition,
    DefinitionList,
    Header,
    Inline,
    Inlines,
    Legal,
    Paragraph,
    Plain,
    SpecKind,
    Xep,
)
from xeptools.model.shortname import placeholder
from xeptools.renderers.bibliography import biblatex
from xeptools.renderers.matter.front import Fact, authored, dated, known
from xeptools.renderers.matter.references import (
    PUBLISHED,
    REGISTRAR,
    archive,
    in_a_row,
    mailbox,
    published_at,
    specifications,
    status_shown,
    web,
)
from xeptools.tree.facts import Corpus

APPENDICES = (
    ("A", "docinfo", "Document Information"),
    ("B", "authorinfo", "Author Information"),
    ("C", "legal", "Legal Notices"),
    ("D", "xmpp", "Relation to XMPP"),
    ("E", "discuss", "Discussion Venue"),
    ("F", "conformance", "Requirements Conformance"),
    ("G", "notes", "Notes"),
    ("H", "revs", "Revision History"),
    ("I", "biblatex", "BibLaTeX Entry"),
)
"""Letter, name and title of each; the name is part of a public address and stays."""

_SOURCE = "https://github.com/xsf/xeps/blob/master/"


@frozen
class Part:
    """A piece of an appendix under a heading of its own, which has no number."""

    title: Inlines
    anchor: str
    """Its public address, or empty."""
    blocks: Blocks


@frozen
class Appendix:
    """One of the nine."""

    letter: str
    anchor: str
    title: str
    content: Blocks | tuple[Part, ...]


def appendices(xep: Xep, name: str, corpus: Corpus) -> tuple[Appendix, ...]:
    """Give all nine, in the model's own nodes; G is empty, for each format has its own way with notes.

    ``name`` is the document's as a tree calls it: ``xep-0030``, ``inbox/foo``.
    """
    header = xep.header
    contents: tuple[Blocks | tuple[Part, ...], ...] = (
        facts_as_list(information(header, name, corpus)),
        tuple(Part(authored(author), "", facts_as_list(reach(author))) for author in header.authors),
        tuple(Part((title,), "", (Paragraph((), said, -1),)) for title, said in legal(header.legal)),
        (Paragraph((), RELATION, -1),),
        (Paragraph((), venue(header), -1),),
        (Paragraph((), CONFORMANCE, -1),),
        (),
        revisions(header),
        (Code("", entry(header, name), (), 0, -1),),
    )
    return tuple(
        Appendix(letter, f"appendix-{part}", title, content)
        for (letter, part, title), content in zip(APPENDICES, contents, strict=True)
    )


def facts_as_list(facts: tuple[Fact, ...]) -> Blocks:
    """Give facts as a list of definitions."""
    entries = tuple(Definition((name,), (Plain(value, -1),), -1) for name, value in facts)
    return (DefinitionList(entries, -1),) if entries else ()


def information(header: Header, name: str, corpus: Corpus) -> tuple[Fact, ...]:
    """Give what the header knows, in full."""
    shortname = _named(header.shortname.text)
    newest = header.newest
    listed = bool(published_at(name))
    registry = f"{REGISTRAR}{shortname}.html" if header.registry and shortname else ""
    copies = (web(published_at(name, "xml"), "XML"), ", ", web(published_at(name, "pdf"), "PDF"))
    return known(
        [
            ("Series", (web(PUBLISHED, "XMPP Extension Protocols"),)),
            ("Number", (header.number.text,)),
            ("Publisher", (web("https://xmpp.org/", "XMPP Standards Foundation"),)),
            ("Status", (status_shown(header.status.text),)),
            ("Type", (header.type.text,)),
            ("Version", (newest.version if newest else "",)),
            ("Last updated", (dated(newest) if newest else "",)),
            ("Last Call", (", ".join(field.text for field in header.lastcalls),)),
            ("Expires", (header.expires.text,)),
            ("Approving body", (", ".join(field.text for field in header.approvers),)),
            ("SIG", (_named(header.sig.text),)),
            ("Depends on", specifications(header.dependencies, corpus)),
            ("Supersedes", specifications(header.supersedes, corpus)),
            ("Superseded by", specifications(header.superseded_by, corpus, standing=True)),
            ("Short name", (shortname,)),
            ("Tags", (", ".join(field.text for field in header.tags),)),
            (
                "Schema" if len(header.schemas) == 1 else "Schemas",
                in_a_row((web(place.url, place.ns or place.url),) for place in header.schemas),
            ),
            ("Registry", (web(registry),)),
            ("Source", (web(f"{_SOURCE}{quote(os.fsencode(name))}.xml", f"{name}.xml"),) if listed else ()),
            ("Other formats", copies if listed else ()),
        ]
    )


def _named(written: str) -> str:
    return "" if placeholder(written) else written


def reach(author: Author) -> tuple[Fact, ...]:
    """Give how an author is reached."""
    return known(
        [
            ("Organization", (author.org,)),
            ("Email", (mailbox("mailto", author.email),)),
            ("Jabber ID", (mailbox("xmpp", author.jid),)),
            ("Web", (web(author.uri),)),
        ]
    )


def legal(legal: Legal | None) -> tuple[Fact, ...]:
    """Give the notice by part, or say that the source carries none."""
    if legal is None:
        return (("No notice", ("The source of this document carries no legal notice.",)),)
    return known(
        [
            ("Copyright", legal.copyright),
            ("Permissions", legal.permissions),
            ("Disclaimer of Warranty", legal.warranty),
            ("Limitation of Liability", legal.liability),
            ("Conformance with the IPR Policy", legal.conformance),
        ]
    )


def _rfc(number: int) -> Inlines:
    return (web(f"https://www.rfc-editor.org/rfc/rfc{number}.html", f"RFC {number}"),)


RELATION: Inlines = (
    "The Extensible Messaging and Presence Protocol (XMPP) is specified by the IETF in ",
    *_rfc(6120),
    " (core), ",
    *_rfc(6121),
    " (messaging and presence) and ",
    *_rfc(7622),
    (
        " (addresses). The documents of this series build on them. They are made by the XMPP Standards "
        "Foundation, outside of the IETF, and are not part of its standards."
    ),
)

NO_NOTES = "This document has no notes."

CONFORMANCE: Inlines = (
    (
        "Where the key words “MUST”, “MUST NOT”, “REQUIRED”, “SHALL”, “SHALL NOT”, “SHOULD”, “SHOULD NOT”, "
        "“RECOMMENDED”, “NOT RECOMMENDED”, “MAY” and “OPTIONAL” are written in capitals in this document, "
        "they have the meaning that BCP 14 ("
    ),
    *_rfc(2119),
    ", ",
    *_rfc(8174),
    ") gives them.",
)


def venue(header: Header) -> Inlines:
    """Name the lists on which the document is discussed (XEP-0001 §6 and what its header adds)."""
    also = [header.discuss.text] if header.discuss.text not in ("", "standards") else []
    if any(field.text == "Board" for field in header.approvers):
        also.append("members")
    if any(spec.kind is SpecKind.RFC for spec in header.dependencies):
        also.append("xsf-ietf")
    more: Inlines = ()
    if also:
        lists = in_a_row((_list(name),) for name in dict.fromkeys(also))
        more = (" It also concerns the readers of ", *lists, ".")
    return (
        "This document is discussed on the mailing list ",
        _list("standards"),
        ".",
        *more,
        " Errors can be reported there too, or to ",
        mailbox("mailto", "editor@xmpp.org"),
        ". The lists and their archives are found at ",
        web("https://mail.jabber.org/"),
        ".",
    )


def _list(name: str) -> Inline:
    return mailbox("mailto", f"{name}@xmpp.org")


def revisions(header: Header) -> tuple[Part, ...]:
    """Give a part for each revision: version, day, who, the archived page, and the remark."""
    parts = []
    for revision in header.revisions:
        day = f" ({dated(revision)})" if dated(revision) else ""
        title: list[Inline] = [f"Version {revision.version}{day}"]
        if revision.initials:
            title.append(f" {revision.initials}")
        if url := archive(header, revision):
            title += [" ", web(url, "archived page")]
        parts.append(Part(tuple(title), revision.anchor, revision.remark))
    return tuple(parts)


def entry(header: Header, name: str) -> str:
    """Give the BibLaTeX entry of a document under its public address, if it has one."""
    return biblatex(header, published_at(name))
