"""Diagnostics as text: the spot is marked where a terminal shows it, and no document acts on the terminal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xeptools.diagnostics import Diagnostic, Place, Severity, Span
from xeptools.diagnostics.text import render, summary, visible


def span(line: int, start: int, end: int, end_line: int = 0) -> Span:
    return Span(Place(line, start, start), Place(end_line or line, end, end))


def finding(where: Span | None, **changes: object) -> Diagnostic:
    values: dict[str, object] = {
        "path": "draft.xml",
        "span": where,
        "rule": "document/undeclared-entity",
        "severity": Severity.ERROR,
        "message": "nothing declares &foo;",
    }
    return Diagnostic(**(values | changes))  # type: ignore[arg-type]


def shown(where: Span, line: str) -> list[str]:
    return render([finding(where)], lambda _path, _line: line).splitlines()


def test_the_line_and_the_spot_stand_under_the_message() -> None:
    told = render(
        [finding(span(12, 9, 14), hint="declare it, or write the word")], lambda *_: "  <p>See &foo;.</p>"
    )
    assert told == (
        "draft.xml:12:9: error: nothing declares &foo; [document/undeclared-entity]\n"
        "    12 |   <p>See &foo;.</p>\n"
        "       |         ^^^^^\n"
        "    hint: declare it, or write the word\n"
    )


@pytest.mark.parametrize(
    ("line", "start", "end", "text", "carets"),
    [
        ("\t<p>&foo;", 5, 10, "        <p>&foo;", "           ^^^^^"),
        ("a\tb&foo;", 4, 9, "a       b&foo;", "         ^^^^^"),
        ("漢字&foo;", 3, 8, "漢字&foo;", "    ^^^^^"),
        ("漢字", 2, 3, "漢字", "  ^^"),
        ("e\u0301&foo;", 3, 8, "e\u0301&foo;", " ^^^^^"),
        ("a\x1b[31m&foo;", 7, 12, "a\\x1b[31m&foo;", "         ^^^^^"),
        ("ab", 3, 3, "ab", "  ^"),
    ],
)
def test_carets_stand_below_the_spot(line: str, start: int, end: int, text: str, carets: str) -> None:
    _, source, marks = shown(span(1, start, end), line)
    assert source == f"     1 | {text}"
    assert marks == f"       | {carets}"


def test_a_span_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert shown(span(1, 3, 2, end_line=4), "ab<p>")[2] == "       |   ^^^"


def test_a_long_line_is_cut_around_the_spot() -> None:
    _, source, marks = shown(span(1, 500_001, 500_004), "x" * 500_000 + "BAD" + "y" * 500_000)
    assert len(source) < 120
    assert source[marks.index("^") : marks.rindex("^") + 1] == "BAD"


def test_findings_are_told_by_file_and_place() -> None:
    found = [
        finding(span(9, 1, 2), path="b.xml"),
        finding(span(2, 1, 2), path="a.xml"),
        finding(Span(Place(3, 1, 30), Place(3, 2, 31)), path="b.xml"),
        finding(None, path="b.xml", severity=Severity.WARNING),
    ]
    told = re.findall(r"^\S+?:(?: |\d+)", render(found, lambda *_: ""), re.MULTILINE)
    assert told == ["b.xml: ", "b.xml:9", "b.xml:3", "a.xml:2"]
    assert summary(found) == "3 errors and 1 warning in 2 files"


def test_related_places_are_shown() -> None:
    related = ((span(3, 1, 6), "<note> was opened here"),)
    told = render([finding(span(9, 1, 2), related=related)], lambda _, line: {3: "<note>", 9: "</p>"}[line])
    assert "  draft.xml:3:1: <note> was opened here\n     3 | <note>\n       | ^^^^^\n" in told


def test_colour_is_the_callers_choice() -> None:
    assert "\x1b[31;1merror\x1b[0m" in render([finding(None)], lambda *_: "", colour=True)
    assert "\x1b" not in render([finding(None)], lambda *_: "")


HOSTILE = st.text(st.one_of(st.characters(), st.sampled_from("\x1b\x9b\r\n\t\u202e\u2066\u200b\u2028\ud800")))


@given(
    path=HOSTILE,
    message=HOSTILE,
    hint=HOSTILE,
    line=HOSTILE,
    start=st.integers(1, 300),
    length=st.integers(0, 300),
)
def test_nothing_from_a_document_acts_on_the_terminal(
    path: str, message: str, hint: str, line: str, start: int, length: int
) -> None:
    where = span(1, start, start + length)
    told = render([finding(where, path=path, message=message, hint=hint)], lambda *_: line)
    assert visible(told.replace("\n", "")) == told.replace("\n", "")
    assert told.count("\n") == 1 + 2 * bool(re.search(r"^ +1 \| ", told, re.MULTILINE)) + bool(hint)
