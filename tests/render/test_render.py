"""Constructs of the format and the HTML that they become.

In ``tests/render/*.md`` the ``html`` fence after an ``xml`` fence has what the page makes of it: the
content of the case's section, or its sections where it has some. A first line ``<!-- #toc .banner -->``
names other parts of the page instead, by id or class.
"""

import datetime as dt
import re

import pytest

from cases import Case, cases, document, rewrite
from xeptools import parse, resolve
from xeptools.renderers.html import render
from xeptools.tree import Facts, corpus_of

_PARTS = re.compile(r"<!-- ([#.\w -]+) -->\n")


def _facts(number: str, title: str, status: str) -> Facts:
    return Facts(
        number=number,
        name=f"xep-{number}",
        title=title,
        abstract="",
        status=status,
        type="Standards Track",
        version="1.0",
        date=dt.date(2020, 2, 29),
        shortname="",
        supersedes=(),
        superseded_by=(),
        proposal=False,
    )


CORPUS = corpus_of(
    [
        _facts("0030", "Service Discovery", "Final"),
        _facts("0060", "Publish-Subscribe", "Draft"),
        _facts("0091", "Legacy Delayed Delivery", "Obsolete"),
        _facts("0203", "Delayed Delivery", "Draft"),
    ]
)


@pytest.mark.parametrize("case", [*cases("render")], ids=lambda case: case.id)
def test_case(case: Case, fix: bool) -> None:
    page = render(resolve(parse(document(case.source))), CORPUS, name="xep-9999", static="static/")
    expected = case.expected["html"]
    named = _PARTS.match(expected)
    if named:
        made = named.group() + "".join(f"{part(page, name)}\n" for name in named[1].split())
    elif case.source.startswith("<section1"):
        made = inside(page, ".text").partition('<section id="appendices">')[0]
    else:
        made = inside(page, "#case").partition("</h2>\n")[2]
    if fix:
        rewrite(case, "html", made)
    else:
        assert made == expected


def part(page: str, name: str) -> str:
    """Give the element of the page with an id (``#toc``) or a class (``.banner``), tags and all."""
    attribute = f'id="{name[1:]}"' if name.startswith("#") else f'class="{name[1:]}[ "]'
    start = re.search(rf"<(\w+)(?: [^>]*)? {attribute}", page)
    assert start, f"the page has no {name}"
    depth = 0
    for tag in re.finditer(rf"<(/?){start[1]}\b", page[start.start() :]):
        depth += -1 if tag[1] else 1
        if not depth:
            return page[start.start() : page.index(">", start.start() + tag.end()) + 1]
    raise AssertionError(f"{name} does not end")


def inside(page: str, name: str) -> str:
    """Give what stands between the tags of an element."""
    whole = part(page, name)
    return whole[whole.index(">") + 1 : whole.rindex("<")].removeprefix("\n")
