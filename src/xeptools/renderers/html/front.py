"""The top of a page: what the document is, who wrote it, and how far it can be relied on."""

from xeptools.diagnostics import has_errors
from xeptools.model import Author, Header, Revision, Xep
from xeptools.renderers.html.blocks import blocks
from xeptools.renderers.html.inlines import inlines
from xeptools.renderers.html.markup import NOTHING, Html, address, element, join, text
from xeptools.renderers.html.notices import lifecycle, notice
from xeptools.renderers.html.site import PUBLISHED, Site, specifications, status_shown, tone


def label(header: Header) -> str:
    """Give the document's name in the series; the ``xxxx`` that stands for a number is shown in capitals."""
    number = header.number.text or "xxxx"
    return f"XEP-{number.upper() if set(number) == {'x'} else number}"


def front(xep: Xep, name: str, site: Site) -> Html:
    """Give the head of the page: title, abstract, facts, life, what its status means, the Council's note."""
    header = xep.header
    council = NOTHING
    if header.councilnote:
        council = Html(
            f'<div class="box council" role="note"><p><strong>Note from the XMPP Council</strong></p>\n'
            f"{blocks(header.councilnote, site)}</div>\n"
        )
    return Html(
        f'<header class="front">\n<h1><span>{text(label(header))}</span> {text(header.title.text)}</h1>\n'
        f"{_facts(header, name, site)}{lifecycle(header)}{notice(header, site)}{council}</header>\n"
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
        f'<section class="faults" aria-labelledby="faults">\n<h2 id="faults">This document has errors</h2>\n'
        f"<p>The page shows what could be made of the source; {said}.</p>\n"
        f"<ul>\n{join(items)}</ul></section>\n"
    )


def archived(revision: Revision, name: str) -> Html:
    """Give the address at which a revision is kept for good."""
    return address(f"{PUBLISHED}attic/{name}-{revision.version}.html")


def dated(revision: Revision) -> Html:
    """Give the day of a revision, for machines too where it is a date."""
    if revision.date is None:
        return text(revision.date_text)
    return Html(f'<time datetime="{revision.date}">{revision.date}</time>')


def copyright_years(header: Header) -> str:
    """Give the years of the first and the last revision, one where they are the same."""
    years = sorted({revision.date.year for revision in header.revisions if revision.date})
    return "–".join(str(year) for year in dict.fromkeys((years[0], years[-1]))) if years else ""


def authored(author: Author) -> Html:
    """Give an author's name, with the way to what the document says about him or her."""
    if not author.note:
        return text(author.name)
    return Html(f'{text(author.name)} <small><a href="#authornote">see author note</a></small>')


def fact_list(facts: list[tuple[str, Html]]) -> Html:
    """Give a list of names and values, without those that have no value."""
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>\n" for name, value in facts if value)
    return Html(f'<dl class="facts">\n{rows}</dl>\n')


def _facts(header: Header, name: str, site: Site) -> Html:
    status = header.status.text
    abstract = inlines(header.abstract, site)
    version = NOTHING
    if header.revisions:
        newest = header.revisions[0]
        version = Html(
            f'<a href="{archived(newest, name)}">{text(newest.version)}</a> of {dated(newest)}, '
            '<a href="#appendix-revs">all revisions</a>'
        )
    years = copyright_years(header)
    owner = Html(f'© {years} XMPP Standards Foundation, <a href="#appendix-legal">legal notices</a>')
    authors = join((authored(author) for author in header.authors), Html(", "))
    people = "Author" if len(header.authors) == 1 else "Authors"
    summary = Html(f'<p class="abstract">{abstract}</p>\n' if abstract else "")
    facts = fact_list(
        [
            (
                "Status",
                Html(f'<span class="badge {tone(status)}">{text(status_shown(status))}</span>')
                if status
                else NOTHING,
            ),
            ("Type", text(header.type.text)),
            ("Version", version),
            (people, authors),
            ("Supersedes", specifications(header.supersedes, site)),
            ("Superseded by", specifications(header.superseded_by, site, standing=True)),
            ("Copyright", owner),
        ]
    )
    return join((summary, facts))
