"""Constructs of the format and what each format makes of them.

In ``tests/render/*.md`` the ``xml`` fence is the input, and every other fence is named after a format in
the table of ``excerpts.py``, which cuts what a case shows out of the whole rendered document. A case has a
fence for each format of that table: ``pytest tests/render --fix`` writes them anew and adds those that are
missing, ``-k as_html`` does so for one format alone.
"""

import datetime as dt

import pytest

from cases import Case, cases, document, rewrite
from render.excerpts import EXCERPTS
from xeptools import parse, resolve
from xeptools.renderers.formats import FORMATS, Setting
from xeptools.tree import Facts, corpus_of


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
@pytest.mark.parametrize("form", EXCERPTS, ids=lambda form: f"as_{form}")
def test_case(case: Case, form: str, fix: bool) -> None:
    xep = resolve(parse(document(case.source)))
    rendered = FORMATS[form].render(xep, Setting(CORPUS, "xep-9999", "static/"))
    made = EXCERPTS[form](rendered.content.decode(), case)
    if fix:
        rewrite(case, form, made)
    else:
        assert made == case.expected.get(form, "no fence: pytest tests/render --fix adds it")
