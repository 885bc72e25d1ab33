"""A document, made into a draft and that into a document again, says the same."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from cases import document
from drafts import there_and_back
from same import ASPECTS, differences
from sites import PROJECT
from xeptools import parse, resolve
from xeptools.authoring import Form
from xeptools.model import BulletList, DefinitionList, LinkKind, Numbering, OrderedList, Xep
from xeptools.model.walk import blocks_of

OWN = sorted([*(PROJECT / "xeps").glob("xep-*.xml"), *(PROJECT / "xeps/inbox").glob("*.xml")])
WORDS = st.text(st.sampled_from("ab 1.)*_`~[]()<>!&;:|#+-=\\\"'^/{}$@é"), min_size=1, max_size=25)
MARKS = st.sampled_from(["em", "strong", "tt", "link url='https://example.org/u(v)_w'", "cite"])
PLACES = """<section1 topic='One' anchor='one'>
<p>{0}</p><p class='box'>{1}</p><ul><li>{0}</li><li>{1}</li></ul><ol><li>{1}</li></ol>
<p>w<note>x {0}</note> {1}</p><table caption='T'>
<tr><th>h</th><th>i</th></tr><tr><td>{0}</td><td>{1}</td></tr></table>
<example caption='E'>{2}</example></section1>"""


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_own_documents(path: Path, form: Form) -> None:
    tree = PROJECT / "xeps"
    before = resolve(parse(path, tree=tree))
    after = there_and_back(before, form, tree)
    # Markdown has headings in the first rows of a table and nowhere else.
    assert differences(before, after, stubs=form is Form.RST) == {}


LISTS = (
    "<ul><li>{}</li><li>x</li></ul>",
    "<ol><li>{}</li><li>x</li></ol>",
    "<ol type='a'><li>{}</li><li>x</li></ol>",
    "<dl><di><dt>{}</dt><dd>x</dd></di></dl>",
)


@pytest.mark.parametrize("around", ["{}", "<div>{}</div>"])
@pytest.mark.parametrize("form", Form)
def test_lists_side_by_side(form: Form, around: str) -> None:
    body = ""
    for number, shape in enumerate(sorted({*permutations([*LISTS, *LISTS], 3)})):
        first, second, third = (one.format("w") for one in shape)
        body += f"<section1 topic='{number}'>{first}{around.format(second)}{third}</section1>"
    before = resolve(parse(document(body)))
    after = there_and_back(before, form, None)
    assert differences(before, after) == {}
    assert lists(after) == lists(before)


def lists(xep: Xep) -> list[tuple[str, Numbering | None]]:
    kinds = BulletList | OrderedList | DefinitionList
    return [
        (type(block).__name__, getattr(block, "numbering", None))
        for block in blocks_of(xep.sections)
        if isinstance(block, kinds)
    ]


@pytest.mark.parametrize("anchor", ["top", "toc", "status-notice", "appendices", "appendix-legal", "one"])
@pytest.mark.parametrize("form", Form)
def test_links_to_its_own_places(form: Form, anchor: str) -> None:
    body = f"<section1 topic='One' anchor='one'><p><link url='#{anchor}'>x</link></p></section1>"
    before = resolve(parse(document(body)))
    after = there_and_back(before, form, None)
    lacking = form is Form.RST and anchor in ("top", "toc")
    inner = [link.url for link in after.links if link.kind is LinkKind.INTERNAL]
    assert inner == ([] if lacking else [f"#{anchor}"])
    assert differences(before, after) == {}
    assert after.header.title.text == before.header.title.text


@pytest.mark.unmeasured
@pytest.mark.parametrize("form", Form)
@given(texts=st.lists(WORDS, min_size=2, max_size=4), mark=MARKS, code=WORDS)
@example(texts=[":", ":"], mark="link url='https://example.org/'", code="x")
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
def test_any_text(form: Form, texts: list[str], mark: str, code: str) -> None:
    # In a cell of Markdown these signs go on with the cell above and to the left, however they are written.
    assume({texts[0].strip(), "".join(texts).strip()}.isdisjoint({"^^", "<<"}))
    inner = ""
    for number, text in enumerate(texts):
        shown = escaped(text)
        inner += f"<{mark}>{shown}</{mark.split(maxsplit=1)[0]}>" if number % 2 else shown
    before = resolve(parse(document(PLACES.format(escaped(texts[0]), inner, escaped(f"x {code}")))))
    found = differences(before, there_and_back(before, form, None))
    assert {aspect: said for aspect, said in found.items() if aspect != "links"} == {}


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_difference_is_named() -> None:
    body = "<section1 topic='One' anchor='one'><p>Some words.</p></section1>"
    before = resolve(parse(document(body)))
    assert differences(before, before) == {}
    for changed, aspect in (
        (body.replace("words", "word"), "text"),
        (body.replace("One", "Two"), "sections"),
        (body.replace("<p>", "<example caption=''>x</example><p>"), "examples"),
        (body.replace("<p>", "<table caption=''><tr><td>x</td></tr></table><p>"), "tables"),
        (body.replace("</p>", "<note>x</note></p>"), "notes"),
        (body.replace("Some", "<link url='#one'>Some</link>"), "links"),
    ):
        assert [*differences(before, resolve(parse(document(changed))))] == [aspect]
        assert aspect in ASPECTS
