"""The cases of this folder: what a reader gets, as an outline; and what holds for any document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import outline
from cases import Case, cases, document, rewrite
from xeptools import parse, resolve
from xeptools.model.walk import sections_of
from xeptools.renderers import html


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


PARTS = st.sampled_from(
    [
        *(
            "Words",
            " ",
            "\n  ",
            "a  b ",
            "<br/>",
            "<em>so</em>",
            "<em> <link url='#a'>to a</link></em>",
            "&amp;",
        ),
        *(
            "<link url='https://example.org/'>there</link>",
            "<link url='#a'> here\n </link>",
            "<link url='#a'/>",
        ),
        *(
            "<link url='#a'><tt>b</tt></link>",
            "<span class='ref'><link url='#a'>A</link></span>",
            "<p>In it.</p>",
        ),
        *(
            "<note>One.</note>",
            "<note>See\n <link url='#b'>B</link> .</note>",
            "<note>Two<note>in</note></note>",
        ),
        *("<!-- -->", "<strong>Very <!-- --> much</strong>", "<tt><em>x</em> <link url='#c'>C</link></tt>"),
        "long " * 4000,
    ]
)


@given(st.lists(st.lists(PARTS, max_size=5).map("".join), min_size=1, max_size=3), st.data())
def test_what_an_entity_brings_in_reads_as_if_it_stood_there(texts: list[str], data: st.DataObject) -> None:
    uses = data.draw(st.lists(st.sampled_from(range(len(texts))), max_size=5))
    declared = "".join(f'<!ENTITY e{number} "{text}">' for number, text in enumerate(texts))
    pages = []
    for brought in (True, False):
        written = [f"&e{use};" if brought else texts[use] for use in uses]
        body = "".join(f"<section1 topic='S'><p>Text {text} on.</p></section1>" for text in written)
        head = f"<!DOCTYPE xep [{declared}]>" if brought else ""
        pages.append(html.render(resolve(parse(f"{head}<xep>{body}</xep>".encode())), name="case"))
    assert pages[0] == pages[1]
