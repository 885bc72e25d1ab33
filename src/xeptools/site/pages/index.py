"""The way into a site: the numbered documents in a table, and the proposals below.

What is neither, such as the template for new documents, has its page but no line here.
"""

from __future__ import annotations

from collections.abc import Iterable

from xeptools.renderers.html.markup import NOTHING, Html, address, element, file_url, join, text
from xeptools.renderers.html.page import document
from xeptools.renderers.html.site import tone
from xeptools.renderers.matter import status_shown
from xeptools.tree import Facts

_TITLE = "XMPP Extension Protocols"


def render(facts: Iterable[Facts]) -> bytes:
    """Give the index page, in UTF-8; documents stand in the order of ``facts``."""
    everything = list(facts)
    series = _table(
        "The series",
        ("Number", "Title", "Status", "Type", "Version", "Date"),
        (_numbered(one) for one in everything if one.listed),
    )
    proposals = _table(
        "Proposals",
        ("Title", "Type", "Version", "Date"),
        (_proposed(one) for one in everything if one.proposal),
    )
    body = Html(f'<main id="main">\n<h1>{_TITLE}</h1>\n{series}{proposals}</main>\n')
    return document(_TITLE, [body], static="static/")


def _table(heading: str, columns: Iterable[str], rows: Iterable[Html]) -> Html:
    lines = join(rows)
    if not lines:
        return NOTHING
    head = join(element("th", text(column), scope="col") for column in columns)
    return Html(
        f'<section>\n<h2>{text(heading)}</h2>\n<div class="scroll"><table>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table></div>\n</section>\n"
    )


def _numbered(one: Facts) -> Html:
    badge = element("span", text(status_shown(one.status)), class_=f"badge {tone(one.status)}")
    number = element("th", text(one.number), scope="row")
    return Html(f"<tr>{number}<td>{_link(one)}</td><td>{badge}</td>{_latest(one)}</tr>\n")


def _proposed(one: Facts) -> Html:
    return Html(f'<tr><th scope="row">{_link(one)}</th>{_latest(one)}</tr>\n')


def _link(one: Facts) -> Html:
    return Html(f'<a href="{address(f"{file_url(one.name)}.html")}">{text(one.title)}</a>')


def _latest(one: Facts) -> Html:
    date = Html(f'<time datetime="{one.date}">{one.date}</time>') if one.date else NOTHING
    return join(element("td", cell) for cell in (text(one.type), text(one.version), date))
