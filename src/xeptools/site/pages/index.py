"""The way into a site: every document in a table, and the proposals below."""

from __future__ import annotations

from collections.abc import Iterable

from xeptools.renderers.html.markup import NOTHING, Html, address, element, join, text
from xeptools.renderers.html.page import document
from xeptools.renderers.html.site import status_shown, tone
from xeptools.tree import Facts

_TITLE = "XMPP Extension Protocols"


def render(facts: Iterable[Facts]) -> str:
    """Give the index page, in the order of ``facts``."""
    everything = list(facts)
    numbered = [one for one in everything if not one.proposal]
    proposals = [one for one in everything if one.proposal]
    body = Html(
        f'<main id="main" class="index">\n<h1>{_TITLE}</h1>\n'
        f"{_series(numbered)}{_proposed(proposals)}</main>\n"
    )
    return document(_TITLE, body, static="static/")


def _series(facts: list[Facts]) -> Html:
    rows = (
        _row(
            one,
            [
                element("td", text(one.number or "–")),
                _titled(one),
                _status(one.status),
                element("td", text(one.type)),
            ],
        )
        for one in facts
    )
    return (
        _table("series", "The series", ("Number", "Title", "Status", "Type", "Version", "Date"), rows)
        if facts
        else NOTHING
    )


def _proposed(facts: list[Facts]) -> Html:
    rows = (_row(one, [_titled(one), element("td", text(one.type))]) for one in facts)
    return _table("proposals", "Proposals", ("Title", "Type", "Version", "Date"), rows) if facts else NOTHING


def _table(anchor: str, heading: str, columns: Iterable[str], rows: Iterable[Html]) -> Html:
    head = join(element("th", text(column), scope="col") for column in columns)
    return Html(
        f'<section aria-labelledby="{anchor}">\n<h2 id="{anchor}">{text(heading)}</h2>\n'
        f'<div class="wide"><table class="index">\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{join(rows)}</tbody>\n</table></div>\n</section>\n"
    )


def _row(one: Facts, cells: list[Html]) -> Html:
    date = element("time", text(one.date.isoformat()), datetime=one.date.isoformat()) if one.date else NOTHING
    return Html(f"<tr>{join(cells)}{element('td', text(one.version))}{element('td', date)}</tr>\n")


def _titled(one: Facts) -> Html:
    return Html(f'<th scope="row"><a href="{address(f"{one.name}.html")}">{text(one.title)}</a></th>')


def _status(status: str) -> Html:
    return Html(f'<td><span class="status {tone(status)}">{text(status_shown(status))}</span></td>')
