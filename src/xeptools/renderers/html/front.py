"""The top of a page: what the document is, who wrote it, and how far it can be relied on."""

from xeptools.model import Header, Revision, Xep
from xeptools.renderers import matter
from xeptools.renderers.html.blocks import blocks
from xeptools.renderers.html.inlines import inlines
from xeptools.renderers.html.markup import NOTHING, Html, element, join, text
from xeptools.renderers.html.site import Site, tone
from xeptools.renderers.matter import OUTDATED, label, notice, stations, status_shown, warning


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
        f"{_facts(header, site)}{_lifecycle(header)}{_notice(header, site)}{council}</header>\n"
    )


def faults(xep: Xep, site: Site) -> Html:
    """Give the box that warns of a page made from a faulty document; nothing where there is no error."""
    said = matter.faults(xep)
    if not said:
        return NOTHING
    box = '<section class="faults" id="faults" aria-label="Errors in the source">'
    return Html(f"{box}\n{blocks(said, site)}</section>\n")


def time(revision: Revision) -> Html:
    """Give the day of a revision, for machines too where it is a date."""
    if revision.date is None:
        return text(revision.date_text)
    return Html(f'<time datetime="{revision.date}">{revision.date}</time>')


def fact_list(facts: list[tuple[str, Html]]) -> Html:
    """Give a list of names and values, without those that have no value."""
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>\n" for name, value in facts if value)
    return Html(f'<dl class="facts">\n{rows}</dl>\n' if rows else "")


def banner(header: Header, site: Site) -> Html:
    """Give the bar that stays in view over a document on which nothing new should be built, or nothing."""
    said = warning(header, site.corpus)
    if not said:
        return NOTHING
    colour = tone(header.status.text) if header.status.text in OUTDATED else "over"
    return Html(f'<div class="banner {colour}" role="note"><p>{inlines(said, site)}</p></div>\n')


def _notice(header: Header, site: Site) -> Html:
    """Give the box that explains the document's status to its readers."""
    said, colour = inlines(notice(header, site.corpus), site), tone(header.status.text)
    return Html(f'<div id="status-notice" class="notice {colour}" role="note"><p>{said}</p></div>\n')


def _lifecycle(header: Header) -> Html:
    """Give the stations of the document's life, with the present one marked; nothing where it is at none."""
    items = "".join(
        f'<li class="{tone(station)}" aria-current="step">{station.shown}</li>'
        if station == header.status.text
        else f"<li>{station.shown}</li>"
        for station in stations(header)
    )
    return Html(f'<ol class="lifecycle" aria-label="Life of this document">{items}</ol>\n' if items else "")


def _facts(header: Header, site: Site) -> Html:
    """Give the abstract and the list of facts, the status and the dates as more than text."""
    shown = {name: inlines(value, site) for name, value in matter.front(header, site.corpus)}
    status = header.status.text
    if status:
        shown["Status"] = element("span", text(status_shown(status)), class_=f"badge {tone(status)}")
    newest = header.newest
    if newest and newest.date:
        shown["Version"] = Html(shown["Version"].replace(f" of {newest.date}", f" of {time(newest)}", 1))
    abstract = inlines(header.abstract, site)
    summary = Html(f'<p class="abstract">{abstract}</p>\n' if abstract else "")
    return join((summary, fact_list([*shown.items()])))
