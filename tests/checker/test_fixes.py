"""A fix touches the bytes that it means to, in the style of the file."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly import assemble
from engine import EVERYTHING, TODAY, check_path, only
from xeptools.checker import (
    Attribute,
    InsertAfter,
    InsertBefore,
    Part,
    Problem,
    Raw,
    Remove,
    Replace,
    Rewrite,
    SetAttribute,
    Whole,
    mend,
    proposal,
)
from xeptools.checker.discovery import rules
from xeptools.checker.document import check_document
from xeptools.checker.explain import has_fix
from xeptools.checker.places import Node, Stretch
from xeptools.checker.problem import Change
from xeptools.checker.prose import Prose
from xeptools.checker.repair import repaired
from xeptools.checker.rule import Rule
from xeptools.checker.run import Orders, Target, check_all
from xeptools.checker.select import Selection
from xeptools.checker.surroundings import Surroundings
from xeptools.diagnostics import Edit, Fix, Place, Severity, Span
from xeptools.model import Code, Example, Header, Link, Paragraph, Section
from xeptools.source import parse
from xeptools.source.entities import entity_file_of
from xeptools.source.text import decode


def fixes_of(data: bytes, function: Callable[..., Iterable[Problem]]) -> list[Fix]:
    rule = Rule(__name__, Severity.ERROR, function, True, False, False, None)
    source = parse(data, name="case.xml")
    found = check_document(source, "", [rule], Selection(("all",)), Surroundings(TODAY))
    assert found
    return [one.fix for one in found if one.fix is not None]


def after(fragment: str, function: Callable[..., Iterable[Problem]], *, line_ends: str = "\n") -> str | None:
    """What a fix makes of a fragment; None where no fix is offered. The rest must not move."""
    file = assemble(fragment)
    data = file.text.replace("\n", line_ends).encode()
    fixes = fixes_of(data, function)
    if not fixes:
        return None
    prefix, _, suffix = file.text.replace("\n", line_ends).partition(fragment.replace("\n", line_ends))
    text = repaired(data, fixes).decode()
    assert text.startswith(prefix)
    assert text.endswith(suffix)
    return text[len(prefix) : len(text) - len(suffix)]


def on(node: type, *changes: Callable[[Node], Change]) -> Callable[..., Iterable[Problem]]:
    """A rule that changes each node of a class."""

    def changed(one: Node) -> Iterable[Problem]:
        yield Problem(one, "wrong", fix=mend("mend it", *(change(one) for change in changes)))

    changed.__annotations__["one"] = node
    return changed


def prose(word: str, other: str) -> Callable[..., Iterable[Problem]]:
    def changed(one: Prose) -> Iterable[Problem]:
        start = one.text.find(word)
        if start >= 0:
            place = one.stretch(start, start + len(word))
            yield Problem(place, "wrong", fix=mend("mend it", Replace(place, other)))

    return changed


LINK = "<p>See <link url='#a'>here</link>.</p>\n"
SECTION = '<section1 topic="A &amp; B">\n  <p>Tea.</p>\n</section1>\n'


@pytest.mark.parametrize(
    ("fragment", "function", "expected"),
    [
        (
            LINK,
            on(Link, lambda link: Replace(Attribute(link, "url"), "#it's")),
            LINK.replace("#a", "#it&apos;s"),
        ),
        (
            LINK,
            on(Link, lambda link: Replace(Attribute(link, "url"), "#<&>")),
            LINK.replace("#a", "#&lt;&amp;>"),
        ),
        (LINK, on(Link, lambda link: Remove(Attribute(link, "url"))), LINK.replace(" url='#a'", "")),
        (LINK, on(Link, lambda link: Rewrite(Whole(link), "<tt>here</tt>")), "<p>See <tt>here</tt>.</p>\n"),
        (LINK, on(Link, Remove), "<p>See .</p>\n"),
        (LINK, on(Paragraph, Remove), ""),
        (
            SECTION,
            on(Paragraph, lambda node: SetAttribute(node, "class", "box")),
            SECTION.replace("<p>", "<p class='box'>"),
        ),
        (
            SECTION,
            on(Section, lambda node: SetAttribute(node, "anchor", 'a"b')),
            SECTION.replace('B">', 'B" anchor="a&quot;b">'),
        ),
        (
            SECTION,
            on(Section, lambda node: SetAttribute(node, "topic", "C")),
            SECTION.replace("A &amp; B", "C"),
        ),
        (
            SECTION,
            on(Paragraph, lambda node: InsertAfter(node, "<p>One.</p>\n<p>Two.</p>")),
            SECTION.replace("</p>\n", "</p>\n  <p>One.</p>\n  <p>Two.</p>\n"),
        ),
        (
            SECTION,
            on(Paragraph, lambda node: InsertBefore(node, "<p>One.</p>")),
            SECTION.replace("  <p>Tea", "  <p>One.</p>\n  <p>Tea"),
        ),
        ("<p>Milk &amp; tea.</p>\n", prose("& tea", "< tea"), "<p>Milk &lt; tea.</p>\n"),
        ("<p>Milk <![CDATA[& tea]]>.</p>\n", prose("& tea", "< tea"), "<p>Milk <![CDATA[< tea]]>.</p>\n"),
        ("<p>Milk ,\n  tea.</p>\n", prose(" ,", ","), "<p>Milk,\n  tea.</p>\n"),
        ("<p>Milk\n  and tea.</p>\n", prose("Milk and", "No"), "<p>No tea.</p>\n"),
        # What is not exactly known is not touched.
        ("<p>Milk and <em>tea</em>.</p>\n", prose("and tea", "or tea"), None),
        ("<!ENTITY tea 'green tea'>\n<p>Milk and &tea;.</p>\n", prose("green", "black"), None),
        ("<p>Tea.</p>\n", on(Paragraph, lambda node: Remove(Attribute(node, "class"))), None),
        (LINK, on(Link, Remove, lambda link: Replace(Attribute(link, "url"), "#")), None),
    ],
)
def test_changes(fragment: str, function: Callable[..., Iterable[Problem]], expected: str | None) -> None:
    assert after(fragment, limited(function)) == expected


def limited(function: Callable[..., Iterable[Problem]]) -> Callable[..., Iterable[Problem]]:
    """The rule for what the fragment wrote: not for the paragraphs and sections of the rest."""

    def kept(one: Node) -> Iterable[Problem]:
        if isinstance(one, Section) and one.title in {"Introduction", "Case"}:
            return
        if isinstance(one, Paragraph) and one.content in {
            ("Water is boiled in kettles.",),
            ("First draft.",),
        }:
            return
        yield from function(one)

    kept.__annotations__["one"] = next(iter(function.__annotations__.values()))
    return kept


def test_new_lines_end_as_the_others_do() -> None:
    rule = limited(on(Paragraph, lambda node: InsertAfter(node, "<p>One.</p>")))
    assert after(SECTION, rule, line_ends="\r\n") == (
        '<section1 topic="A &amp; B">\r\n  <p>Tea.</p>\r\n  <p>One.</p>\r\n</section1>\r\n'
    )


def test_parts_of_the_header() -> None:
    def changed(header: Header) -> Iterable[Problem]:
        fix = mend(
            "both",
            Replace(Part(header.revisions[0], "date"), "2025-02-01"),
            Replace(header.status, "Draft"),
            Rewrite(Whole(header.type), "<type/>"),
        )
        yield Problem(header, "wrong", fix=fix)

    data = assemble("<status> Old </status>").data
    expected = data.replace(b"2025-01-31", b"2025-02-01").replace(b" Old ", b" Draft ")
    expected = expected.replace(b"<type>Standards Track</type>", b"<type/>")
    assert repaired(data, fixes_of(data, changed)) == expected


def test_raw_bytes_and_their_lines() -> None:
    def changed(header: Header) -> Iterable[Problem]:
        fix = proposal("mend", Replace(Raw(0, 5), "<?XML"))
        yield Problem(header, "wrong", fix=fix)

    (fix,) = fixes_of(assemble("<p/>").data, changed)
    assert not fix.safe
    assert fix.edits[0].span.start == Place(1, 1, 0)


@pytest.mark.parametrize("kind", [Example, Code])
def test_a_stretch_of_code_is_literal_in_cdata(kind: type) -> None:
    def changed(one: Example | Code) -> Iterable[Problem]:
        start = one.text.index('"')
        place = Stretch(one, start, start + 3)
        yield Problem(place, "wrong", fix=mend("quote", Replace(place, "'&'")))

    changed.__annotations__["one"] = kind
    name = kind.__name__.lower()
    for fragment, expected in (
        ('<![CDATA[\n<a b="c"/>]]>', "<![CDATA[\n<a b='&'/>]]>"),
        ('\n&lt;a b="c"/>', "\n&lt;a b='&amp;'/>"),
    ):
        told = after(f"<{name}>{fragment}</{name}>\n", changed)
        assert told == f"<{name}>{expected}</{name}>\n"


@given(
    st.binary(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12), st.text("ab<é", max_size=4)), max_size=6),
)
def test_edits_touch_only_what_they_name(data: bytes, wanted: list[tuple[int, int, str]]) -> None:
    fixes = [
        Fix("", (Edit(Span(Place(1, 1, start), Place(1, 1, start + size)), text),), True)
        for start, size, text in wanted
        if start + size <= len(data)
    ]
    told = repaired(data, fixes)
    made: list[tuple[int, int, bytes]] = []
    for fix in fixes:  # made one by one, from the first on, as long as none touches another
        start, end = (fix.edits[0].span.start.offset, fix.edits[0].span.end.offset)
        if all(not ((start, end) == (s, e) or (start < e and s < end)) for s, e, _ in made):
            made.append((start, end, fix.edits[0].text.encode()))
    kept = b""
    at = 0
    for start, end, text in sorted(made):
        kept += data[at:start] + text
        at = end
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert told == kept + data[at:]


def test_all_fixes_of_the_corpus(corpus: Path) -> None:
    """The rest of each file stays, byte for byte; the result parses; a second run fixes nothing."""
    fixers = [rule for rule in rules() if has_fix(rule)]
    for path in sorted([*corpus.glob("xep-*.xml"), *(corpus / "inbox").glob("*.xml")]):
        data = mended = path.read_bytes()
        for _ in range(5):
            source = parse(mended, tree=corpus, name=str(path))
            found = check_document(source, path.stem, fixers, EVERYTHING, Surroundings(TODAY))
            fixes = [one.fix for one in found if one.fix is not None and one.fix.safe]
            if not fixes:
                break
            edits = [edit for fix in fixes for edit in fix.edits]
            result = repaired(mended, fixes)
            assert _kept_pieces(mended, result, edits), path
            mended = result
        assert not fixes, path
        if mended != data:
            assert parse(mended, name=path.name).well_formed == parse(path).well_formed, path


def test_all_fixes_of_the_entity_file(corpus: Path) -> None:
    """It declares all that it did and what was missing, well-formed; a second run fixes nothing."""
    path = corpus / "xep.ent"
    orders = Orders(only("entities"), TODAY, fix=True)
    (first,) = check_path(path, orders)
    assert first.mended is not None
    before, mended = entity_file_of(decode(path.read_bytes())), entity_file_of(decode(first.mended))
    assert before.texts.keys() <= mended.texts.keys()
    assert mended.trouble == ""
    (second,) = check_all([Target(str(path), "", corpus, first.mended)], orders)
    assert second.mended is None
    assert second.diagnostics == first.diagnostics
    assert not {"entities/broken-entity", "entities/missing-entity"} & {
        one.rule for one in second.diagnostics
    }


def _kept_pieces(before: bytes, after_: bytes, edits: list[Edit]) -> bool:
    """Whether what no edit names still stands, in its order."""
    at = place = 0
    spans = sorted({(edit.span.start.offset, edit.span.end.offset) for edit in edits})
    for start, end in spans:
        if start > at:
            found = after_.find(before[at:start], place)
            if found < 0:
                return False
            place = found + start - at
        at = max(at, end)
    return after_.endswith(before[at:])
