"""A problem is told where it is, to the character, however the text is written in the file."""

from collections.abc import Callable, Iterable

import pytest

from assembly import assemble
from engine import TODAY
from xeptools.checker import (
    Attribute,
    Inside,
    Part,
    Problem,
    Prose,
    Raw,
    Stretch,
    Whole,
    Written,
)
from xeptools.checker.document import check_document
from xeptools.checker.places import Where
from xeptools.checker.rule import Rule
from xeptools.checker.select import Selection
from xeptools.checker.surroundings import Surroundings
from xeptools.diagnostics import Severity
from xeptools.model import Example, Header, Link, Paragraph, Revision, Section, Xep
from xeptools.source import parse


def rule_of(function: Callable[..., Iterable[Problem]], *, typed_only: bool = False) -> Rule:
    """A rule outside the folder of rules."""
    return Rule(__name__, Severity.ERROR, function, True, typed_only, False, None)


def spelled(
    fragment: str,
    function: Callable[..., Iterable[Problem]],
    *,
    typed_only: bool = False,
    encoding: str = "utf-8",
) -> list[str]:
    """What stands at the places that the rule finds, cut from the file's own bytes and from its lines."""
    data = assemble(fragment).text.encode(encoding)
    source = parse(data, name="case.xml")
    rule = rule_of(function, typed_only=typed_only)
    found = check_document(source, "", [rule], Selection(("all",)), Surroundings(TODAY))
    texts = []
    for one in found:
        assert one.span is not None
        start, end = one.span.start, one.span.end
        codec = "utf-16-le" if encoding == "utf-16" else "utf-8"
        cut = data[start.offset : end.offset].decode(codec)
        if start.line == end.line:
            line = data.decode(encoding).splitlines()[start.line - 1]
            assert line[start.column - 1 : end.column - 1] == cut
        texts.append(cut)
    return texts


def words(*wanted: str) -> Callable[..., Iterable[Problem]]:
    """A rule that finds words in prose."""

    def found(prose: Prose) -> Iterable[Problem]:
        for word in wanted:
            start = prose.text.find(word)
            if start >= 0:
                yield Problem(prose.stretch(start, start + len(word)), word)

    return found


@pytest.mark.parametrize(
    ("fragment", "word", "expected"),
    [
        ("<p>Boil the tea.</p>", "tea", "tea"),
        ("<p>Boil\n   the\n   tea.</p>", "the tea", "the\n   tea"),
        ("<p>Milch für den Tee.</p>", "Tee", "Tee"),
        ("<p>𝕋ea and tea.</p>", "tea", "tea"),
        ("<p>Boil <em>the</em> tea.</p>", "the tea", "the</em> tea"),
        ("<p>Boil <!-- now --> tea.</p>", "tea", "tea"),
        ("<p>Boil<note>Not coffee.</note> tea.</p>", "tea", "tea"),
        ("<p>Milk &amp; tea.</p>", "& tea", "&amp; tea"),
        ("<p>Milk &#38; tea.</p>", "&", "&#38;"),
        ("<ul><li>tea<p>coffee</p>milk</li></ul>", "milk", "milk"),
        ("<dl><di><dt>hot tea</dt><dd>Hot.</dd></di></dl>", "tea", "tea"),
        ("<dl><di><dt>hot</dt><dd>Hot tea.</dd></di></dl>", "tea", "tea"),
        ("<p>Boil<br/>tea.</p>", "tea", "tea"),
        ("<p>Boil the <![CDATA[<tea>]]>.</p>", "<tea>", "<tea>"),
        ("<!ENTITY hot 'very hot'>\n<p>Drink &hot; tea.</p>", "tea", "tea"),
    ],
)
def test_a_stretch_of_prose(fragment: str, word: str, expected: str) -> None:
    assert spelled(fragment, words(word)) == [expected]


def test_a_stretch_that_an_entity_brought_in() -> None:
    fragment = "<!ENTITY hot 'very hot'>\n<p>Drink &hot; tea.</p>"
    assert spelled(fragment, words("very")) == ["<!ENTITY hot 'very hot'>"]
    assert spelled(fragment, words("very"), typed_only=True) == ["<!ENTITY hot 'very hot'>"]
    assert spelled(fragment, words("hot tea")) == ["&hot; tea"]
    assert spelled(fragment, words("hot tea"), typed_only=True) == []
    mark = "<!ENTITY mark '<note>Hot.</note>'>\n<p>Drink&mark; tea.</p>"
    assert spelled(mark, words("tea")) == ["tea"]
    shared = "<p>Drink tea&copy;.</p>"
    assert spelled(shared, words("©")) == ["&copy;"]
    assert spelled(shared, words("©"), typed_only=True) == []


def test_equal_texts_of_an_element_and_of_a_block_in_it_are_told_apart() -> None:
    def first(prose: Prose) -> Iterable[Problem]:
        if prose.text == "the tea":
            yield Problem(prose.stretch(4, 7), "tea")

    data = assemble("<ul><li><p>the tea</p>the tea</li></ul>").data
    source = parse(data)
    found = check_document(source, "", [rule_of(first)], Selection(("all",)), Surroundings(TODAY))
    places = [one.span.start.column for one in found if one.span is not None]
    assert places == [16, 27]


def test_a_stretch_of_an_example() -> None:
    def angle(example: Example) -> Iterable[Problem]:
        start = example.text.index("from=")
        yield Problem(Stretch(example, start, start + 8), "from")

    cdata = "<example caption='One'><![CDATA[\n<message\n  from='a'/>\n]]></example>"
    escaped = "<example caption='One'>\n&lt;message\n  from='a'/&gt;\n</example>"
    assert spelled(cdata, angle) == ["from='a'"]
    assert spelled(escaped, angle) == ["from='a'"]


def nodes(where: Callable[[Xep], Where]) -> Callable[..., Iterable[Problem]]:
    """A rule that finds one place in a document."""

    def found(xep: Xep) -> Iterable[Problem]:
        yield Problem(where(xep), "here")

    return found


REVISION = (
    "<revision>\n<version>0.1</version><date> 2025-01-31\n</date>"
    "<initials>ae</initials><remark>R.</remark></revision>"
)


@pytest.mark.parametrize(
    ("fragment", "where", "expected"),
    [
        ("<status> Draft </status>", lambda xep: xep.header.status, "Draft"),
        ("<status/>", lambda xep: xep.header.status, "<status/>"),
        ("<status/>", lambda xep: xep.header.expires, "<header>"),
        (REVISION, lambda xep: Part(xep.header.revisions[0], "date"), "2025-01-31"),
        (REVISION, lambda xep: Part(xep.header.revisions[0], "nothing"), "<revision>"),
        (
            "<section1 topic='A' anchor=\"b\">\n<p/></section1>",
            lambda xep: Attribute(xep.sections[1], "anchor"),
            "b",
        ),
        (
            "<section1 topic='A'>\n</section1>",
            lambda xep: Attribute(xep.sections[1], "anchor"),
            "<section1 topic='A'>",
        ),
        ("<p>a <link url='#b'>c</link></p>", lambda xep: xep.links[0], "<link url='#b'>"),
        ("<p>a <link url='#b'> c </link></p>", lambda xep: Inside(xep.links[0]), "c"),
        ("<p>a <link url='#b'>c</link></p>", lambda xep: Whole(xep.links[0]), "<link url='#b'>c</link>"),
        ("<p>a</p>", lambda _: Raw(0, 5), "<?xml"),
        ("<p>a</p>", lambda _: None, ""),
        ("<p>&xep0030;</p>", lambda xep: xep.links[0], "&xep0030;"),
        ("<p>&xep0030;</p>", lambda xep: Attribute(xep.links[0], "url"), "&xep0030;"),
    ],
)
def test_places_of_nodes(fragment: str, where: Callable[[Xep], Where], expected: str) -> None:
    assert spelled(fragment, nodes(where)) == [expected]


def test_places_count_the_bytes_of_the_file() -> None:
    fragment = (
        "<?xml version='1.0' encoding='{}'?>\n<!DOCTYPE xep [\n<!ENTITY e '𝕋'>]>\n"
        "<xep><header/>\n<section1 topic='é𝕋'><p>Thé 𝕋ea tea.</p></section1></xep>"
    )
    for encoding in ("utf-8-sig", "utf-16"):
        text = fragment.format("UTF-8" if encoding == "utf-8-sig" else "UTF-16")
        assert spelled(text, words("tea"), encoding=encoding) == ["tea"]


def test_what_a_rule_is_shown_and_told() -> None:
    seen = []

    def curious(link: Link, section: Section | None, header: Header, written: Written) -> Iterable[Problem]:
        seen.append((link.url, section and section.title, header.title.text, written.from_entity(link)))
        return ()

    fragment = (
        "<section1 topic='Tea' anchor='tea'><p><link url='#tea'>here</link> and &xep0030;</p></section1>"
    )
    spelled(fragment, curious)
    assert seen == [
        ("#tea", "Tea", "Kettles", False),
        ("https://xmpp.org/extensions/xep-0030.html", "Tea", "Kettles", True),
        ("https://xmpp.org/extensions/xep-0030.html", None, "Kettles", True),  # in the entity's note
    ]


def test_typed_only_rules_are_not_shown_what_entities_bring() -> None:
    seen = []

    def curious(link: Link) -> Iterable[Problem]:
        seen.append(link.url)
        return ()

    spelled("<p><link url='#tea'>here</link> and &xep0030;</p>", curious, typed_only=True)
    assert seen == ["#tea"]


def test_union_shows_each() -> None:
    seen = []

    def curious(node: Section | Paragraph | Revision) -> Iterable[Problem]:
        seen.append(type(node).__name__)
        return ()

    spelled("<section1 topic='Tea'><p>Tea.</p></section1>", curious)
    assert seen == ["Revision", "Section", "Paragraph", "Section", "Paragraph", "Paragraph"]
