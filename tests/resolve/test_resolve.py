"""The cases of this folder: what a reader gets, as an outline; and what holds for any document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import outline
from cases import Case, cases, document, rewrite
from xeptools import parse, resolve
from xeptools.model.walk import sections_of


@pytest.mark.parametrize("case", list(cases("resolve")), ids=lambda case: case.id)
def test_case(case: Case, fix: bool) -> None:
    source = parse(document(case.source))
    xep = resolve(source)
    assert source.well_formed
    told = {
        "outline": outline.outline(xep, source),
        "header": outline.header(xep),
        "contents": outline.contents(xep),
        "links": outline.links(xep),
    }
    assert case.expected
    assert case.expected.keys() <= told.keys()
    for language in case.expected:
        if fix:
            rewrite(case, language, told[language])
        else:
            assert case.expected[language] == told[language]


TITLES = st.lists(
    st.sampled_from(["One", "Two", "one", "", "Two 2", "toc", "élan", "!!", "One-2"]), max_size=6
)


def anchors(titles: list[str]) -> list[str]:
    """The anchors of sections with these titles."""
    body = "".join(f"<section1 topic='{title}'/>" for title in titles)
    return [section.anchor for section in sections_of(resolve(parse(f"<xep>{body}</xep>".encode())).sections)]


@given(TITLES, TITLES)
def test_anchors_do_not_move_when_other_sections_come(titles: list[str], more: list[str]) -> None:
    alone = anchors(titles)
    assert anchors(["Quite another title", *titles])[1:] == alone
    assert anchors([*titles, *more])[: len(titles)] == alone
    assert len({*anchors([*more, *titles])}) == len(more) + len(titles)
