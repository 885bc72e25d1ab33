"""The top of a page: what the document is, who wrote it, and how far it can be relied on."""

from xeptools.diagnostics import has_errors
from xeptools.model import Author, Header, Revision, Xep
from xeptools.model.walk import text_of
from xeptools.renderers.html.blocks import blocks
from xeptools.renderers.html.inlines import inlines
from xeptools.renderers.html.markup import NOTHING, Html, element, join, link, text
from xeptools.renderers.html.notices import lifecycle, notice
from xeptools.renderers.html.site import PUBLISHED, Site, specifications, status_shown, tone


def label(header: Header) -> str:
    """Give the document's name in the series; the ``xxxx`` that stands for a number is shown in capitals."""
    number = header.number.text or "xxxx"
    return f"XEP-{number.upper() if set(number) == {'x'} else number}"


def front(xep: Xep, site: Site) -> Html:
    """Give the head of the page: title, abstract, facts, life, what its status means, the Council's note."""
    header = xep.header
    council = NOTHING
    if header.councilnote:
        council = Html(
            f'<div class="box council" role="note"><p><strong>Note from the XMPP Council</strong></p>\n'
            f"{blocks(header.councilnote, site)}</div>\n"
        )
    return Html(
        f'<header class="front">\n<h1><span>{text(label(header))}:</span> {text(header.title.text)}</h1>\n'
        f"{_facts(header, site)}{lifecycle(header)}{notice(header, site)}{council}</header>\n"
    )


def faults(xep: Xep) -> Html:
    """Give the box that warns of a page made from a faulty document; nothing where there is no error."""
    if xep.origin.well_formed and not has_errors(xep.diagnostics):
        return NOTHING
    items = []
    for diagnostic in xep.diagnostics:
        line = f"Line {diagnostic.span.start.line}: " if diagnostic.span else ""
        hint = element("small", text(diagnostic.hint)) if diagnostic.hint else NOTHING
        items.append(Html(f"<li>{line}{text(diagnostic.message)} {hint}</li>\n"))
    said = "parts of it may be missing" if not xep.origin.well_formed else "what could not be read is marked"
    return Html(
        '<section class="faults" aria-labelledby="faults">\n'
        '<p id="faults"><strong>This document has errors</strong></p>\n'
        f"<p>The page shows what could be made of the source; {said}.</p>\n"
        f"<ul>\n{join(items)}</ul></section>\n"
    )


def archive(header: Header, revision: Revision) -> str:
    """Give the address at which a revision is kept for good; empty in a proposal, which is not."""
    number = header.number.text
    return f"{PUBLISHED}attic/xep-{number}-{revision.version}.html" if number.isdigit() else ""


def dated(revision: Revision) -> Html:
    """Give the day of a revision, for machines too where it is a date."""
    if revision.date is None:
        return text(revision.date_text)
    return Html(f'<time datetime="{revision.date}">{revision.date}</time>')


def rights_of(header: Header) -> str:
    """Give the copyright in a few words: the years of the first and the last revision, and the holder."""
    if header.legal and "public domain" in text_of(header.legal.copyright).lower():
        return "In the public domain"
    years = sorted({revision.date.year for revision in header.revisions if revision.date})
    span = "–".join(str(year) for year in dict.fromkeys((years[0], years[-1]))) if years else ""
    return " ".join(f"© {span} XMPP Standards Foundation".split())


def authored(author: Author) -> Html:
    """Give an author's name, with the way to what the document says about him or her."""
    if not author.note:
        return text(author.name)
    return Html(f'{text(author.name)} <small><a href="#authornote">see author note</a></small>')


def fact_list(facts: list[tuple[str, Html]]) -> Html:
    """Give a list of names and values, without those that have no value."""
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>\n" for name, value in facts if value)
    return Html(f'<dl class="facts">\n{rows}</dl>\n' if rows else "")


def _facts(header: Header, site: Site) -> Html:
    status = header.status.text
    abstract = inlines(header.abstract, site)
    version = NOTHING
    if header.revisions:
        newest = header.revisions[0]
        kept = archive(header, newest)
        shown = link(kept, text(newest.version)) if kept else text(newest.version)
        version = Html(f'{shown} of {dated(newest)}, <a href="#appendix-revs">all revisions</a>')
    rights = Html(f'{text(rights_of(header))}, <a href="#appendix-legal">legal notices</a>')
    authors = join((authored(author) for author in header.authors), Html(", "))
    people = "Author" if len(header.authors) == 1 else "Authors"
    summary = Html(f'<p class="abstract">{abstract}</p>\n' if abstract else "")
    badge = element("span", text(status_shown(status)), class_=f"badge {tone(status)}")
    facts = fact_list(
        [
            ("Status", badge if status else NOTHING),
            ("Type", text(header.type.text)),
            ("Version", version),
            (people, authors),
            ("Supersedes", specifications(header.supersedes, site)),
            ("Superseded by", specifications(header.superseded_by, site, standing=True)),
            ("Copyright", rights),
        ]
    )
    return join((summary, facts))
