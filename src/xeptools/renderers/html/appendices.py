"""Appendices A to I: what there is to know about a document apart from what it says."""

import re

from xeptools.model import Author, Header, Legal, Note, Revision, SpecKind, Xep
from xeptools.renderers.bibliography import biblatex
from xeptools.renderers.html.blocks import blocks, permalink
from xeptools.renderers.html.code import listing
from xeptools.renderers.html.front import archive, authored, dated, fact_list
from xeptools.renderers.html.inlines import inlines
from xeptools.renderers.html.markup import NOTHING, Html, address, attribute, element, join, link, text
from xeptools.renderers.html.site import (
    PUBLISHED,
    REGISTRAR,
    Site,
    published,
    specifications,
    status_shown,
)

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
_PLACEHOLDERS = frozenset({"", "n/a", "none", "not_yet_assigned", "not yet assigned", "not-yet-assigned"})
"""What authors write for a short name that does not exist yet."""
_MAILBOX = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\]+")


def appendices(xep: Xep, name: str, site: Site) -> Html:
    """Give all nine, each under its public address."""
    header = xep.header
    url = f"{PUBLISHED}{name}.html" if published(name) else ""
    contents = (
        _information(header, name, site),
        _authors(header.authors),
        _legal(header.legal, site),
        _RELATION,
        _venue(header),
        _CONFORMANCE,
        _notes(xep.notes, site),
        _revisions(header, site),
        element("figure", listing(biblatex(header, url), ()), class_="listing"),
    )
    sections = join(
        _appendix(letter, f"appendix-{part}", title, content)
        for (letter, part, title), content in zip(APPENDICES, contents, strict=True)
    )
    heading = permalink("appendices", Html("Appendices"))
    return Html(f'<section id="appendices"><h2>{heading}</h2>\n{sections}</section>\n')


def _appendix(letter: str, anchor: str, title: str, content: Html) -> Html:
    label = permalink(anchor, Html(f"Appendix {letter}"))
    return Html(f'<section id="{anchor}"><h3>{label} {title}</h3>\n{content}</section>\n')


def _information(header: Header, name: str, site: Site) -> Html:
    shortname = "" if header.shortname.text.casefold() in _PLACEHOLDERS else header.shortname.text
    schemas = join((_link(place.url, place.ns or place.url) for place in header.schemas), Html("<br>\n"))
    registry = f"{REGISTRAR}{shortname}.html"
    newest = header.revisions[0] if header.revisions else None
    facts = fact_list(
        [
            ("Series", Html(f'<a href="{PUBLISHED}">XMPP Extension Protocols</a>')),
            ("Number", text(header.number.text)),
            ("Publisher", Html('<a href="https://xmpp.org/">XMPP Standards Foundation</a>')),
            ("Status", text(status_shown(header.status.text))),
            ("Type", text(header.type.text)),
            ("Version", text(newest.version) if newest else NOTHING),
            ("Last updated", dated(newest) if newest else NOTHING),
            ("Last Call", text(", ".join(field.text for field in header.lastcalls))),
            ("Expires", text(header.expires.text)),
            ("Approving body", text(", ".join(field.text for field in header.approvers))),
            ("SIG", NOTHING if header.sig.text.casefold() in _PLACEHOLDERS else text(header.sig.text)),
            ("Depends on", specifications(header.dependencies, site)),
            ("Supersedes", specifications(header.supersedes, site)),
            ("Superseded by", specifications(header.superseded_by, site, standing=True)),
            ("Short name", text(shortname)),
            ("Tags", text(", ".join(field.text for field in header.tags))),
            ("Schema" if len(header.schemas) == 1 else "Schemas", schemas),
            ("Registry", _link(registry, registry) if header.registry and shortname else NOTHING),
            ("Source", _link(f"{_SOURCE}{name}.xml", f"{name}.xml") if published(name) else NOTHING),
            ("Other formats", _formats(name) if published(name) else NOTHING),
        ]
    )
    return Html(f'<div id="docmeta">{facts}</div>\n')


def _formats(name: str) -> Html:
    return Html(f"{_link(f'{PUBLISHED}{name}.xml', 'XML')}, {_link(f'{PUBLISHED}{name}.pdf', 'PDF')}")


def _link(url: str, shown: str) -> Html:
    if not url.startswith(("https://", "http://")):
        return text(shown)
    bare = ' class="url"' if url == shown else ""
    return Html(f'<a{bare} href="{address(url)}">{text(shown)}</a>')


def _authors(authors: tuple[Author, ...]) -> Html:
    return Html(f'<div class="authors">\n{join(_author(author) for author in authors)}</div>\n')


def _author(author: Author) -> Html:
    facts = fact_list(
        [
            ("Organization", text(author.org)),
            ("Email", _mailbox("mailto", author.email)),
            ("Jabber ID", _mailbox("xmpp", author.jid)),
            ("Web", _link(author.uri, author.uri)),
        ]
    )
    return Html(f"<div><h4>{authored(author)}</h4>\n{facts}</div>\n")


def _mailbox(scheme: str, written: str) -> Html:
    """Give an address to write to; where it is not one, as it was written."""
    if not _MAILBOX.fullmatch(written):
        return text(written)
    return link(f"{scheme}:{written}", text(written))


def _legal(legal: Legal | None, site: Site) -> Html:
    if legal is None:
        return Html("<p>The source of this document carries no legal notice.</p>\n")
    parts = (
        ("Copyright", legal.copyright),
        ("Permissions", legal.permissions),
        ("Disclaimer of Warranty", legal.warranty),
        ("Limitation of Liability", legal.liability),
        ("Conformance with the IPR Policy", legal.conformance),
    )
    return join(
        Html(f"<h4>{title}</h4>\n<p>{inlines(content, site)}</p>\n") for title, content in parts if content
    )


_RELATION = Html(
    "<p>The Extensible Messaging and Presence Protocol (XMPP) is specified by the IETF in "
    '<a href="https://www.rfc-editor.org/rfc/rfc6120.html">RFC 6120</a> (core), '
    '<a href="https://www.rfc-editor.org/rfc/rfc6121.html">RFC 6121</a> (messaging and presence) and '
    '<a href="https://www.rfc-editor.org/rfc/rfc7622.html">RFC 7622</a> (addresses). '
    "The documents of this series build on them. They are made by the XMPP Standards Foundation, outside of "
    "the IETF, and are not part of its standards.</p>\n"
)

_CONFORMANCE = Html(
    "<p>Where the key words “MUST”, “MUST NOT”, “REQUIRED”, “SHALL”, “SHALL NOT”, “SHOULD”, “SHOULD NOT”, "
    "“RECOMMENDED”, “NOT RECOMMENDED”, “MAY” and “OPTIONAL” are written in capitals in this document, "
    "they have the meaning that BCP 14 "
    '(<a href="https://www.rfc-editor.org/rfc/rfc2119.html">RFC 2119</a>, '
    '<a href="https://www.rfc-editor.org/rfc/rfc8174.html">RFC 8174</a>) gives them.</p>\n'
)


def _venue(header: Header) -> Html:
    """Name the lists on which the document is discussed (XEP-0001 §6 and what its header adds)."""
    also = [header.discuss.text] if header.discuss.text not in ("", "standards") else []
    if any(field.text == "Board" for field in header.approvers):
        also.append("members")
    if any(spec.kind is SpecKind.RFC for spec in header.dependencies):
        also.append("xsf-ietf")
    more = NOTHING
    if also:
        lists = join((_list(name) for name in dict.fromkeys(also)), Html(", "))
        more = Html(f" It also concerns the readers of {lists}.")
    return Html(
        f"<p>This document is discussed on the mailing list {_list('standards')}.{more} "
        "Errors can be reported there too, or to "
        '<a href="mailto:editor@xmpp.org">editor@xmpp.org</a>. The lists and their archives are found at '
        '<a class="url" href="https://mail.jabber.org/">https://mail.jabber.org/</a>.</p>\n'
    )


def _list(name: str) -> Html:
    return _mailbox("mailto", f"{name}@xmpp.org")


def _notes(notes: tuple[Note, ...], site: Site) -> Html:
    if not notes:
        return Html("<p>This document has no notes.</p>\n")
    return Html(f'<ol class="notes">\n{join(_note(note, site) for note in notes)}</ol>\n')


def _note(note: Note, site: Site) -> Html:
    """Give a note with the ways back to each place that mentions it."""
    number, said = note.number, inlines(note.content, site)
    back = " ".join(
        f'<a href="#note-{number}-{mention}" role="doc-backlink" '
        f'aria-label="Back to mention {mention} of note {number}">{"↩" if mention == 1 else mention}</a>'
        for mention in range(1, note.mentions + 1)
    )
    return Html(f'<li id="note-{number}">{said}&nbsp;<span class="back">{back}</span></li>\n')


def _revisions(header: Header, site: Site) -> Html:
    items = join(_revision(revision, header, site) for revision in header.revisions)
    return Html(f'<ol class="revisions">\n{items}</ol>\n')


def _revision(revision: Revision, header: Header, site: Site) -> Html:
    version = permalink(revision.anchor, Html(f"Version {text(revision.version)}"))
    who = f" <span>{text(revision.initials)}</span>" if revision.initials else ""
    kept = ""
    if url := archive(header, revision):
        label = attribute(f"archived page of version {revision.version}")
        kept = f' <a href="{address(url)}" aria-label="{label}">archived page</a>'
    return Html(
        f'<li id="{attribute(revision.anchor)}"><div class="version"><strong>{version}</strong> '
        f"<span>{dated(revision)}</span>{who}{kept}</div>\n"
        f'<div class="remark">{blocks(revision.remark, site)}</div></li>\n'
    )
