"""Highlighting: which language, which runs, nothing lost, and no text that takes long."""

import json
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import Case, cases, rewrite
from xeptools.renderers.highlight import KINDS, Language, highlight, language_of
from xeptools.renderers.highlight.language import LONGEST

PIECES = [
    *("<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml", "?>", "<!DOCTYPE x [", "]>"),
    *("&amp;", "&#x20;", "&", ";", "'", '"', "=", "<a", "<a b='c'>", "xmlns='urn:x'", "xmlns:p=", "</a>"),
    *("...", "[ ... ]", "…", "\n", "\r\n", "  ", "\t", "\0", "\ufeff", "é", "C: ", "S:", "SEND: <a/>"),
    *("GET / HTTP/1.1\n", "HTTP/1.1 200 OK\n", "Host: example.org\n", "v=0\n", "m=audio 1", "a=setup:role"),
    *('{"a": ', "[1, true]", "null", '"\\', "rule = ", '"x"', "%x31-39", "1*DIGIT", "; why", "word"),
]
"""What the lexers look for, whole and in halves."""

TEXTS = st.text() | st.lists(st.sampled_from(PIECES) | st.text(max_size=3)).map("".join)

PATTERNS = [
    *("<", "<a ", "<a b='", '<a b="', "<a b='c' ", "<a b=' c=\" ", "</", "< ", "'", '"', "<a/>", "<a\n"),
    *(
        "<!--",
        "<![CDATA[",
        "<?",
        "<!A",
        "<!A [",
        "]]>",
        "&",
        "&a",
        "&#",
        " ",
        "\n",
        "\n ",
        "\t\n",
        "a",
        "a ",
        "ab-",
        "é",
    ),
    *("...", "… [", "[", "[ ... ", "[a", "\n[ ... ", "C:", "C: ", "\nC: <a ", "\nabc (", "A\n", "\nabc:"),
    *("GET / HTTP/1.1\n", "GET ", "HTTP/1 200", "\n200 OK ", "a:", "a: \n", "a: b\n c\n", "\n a", "a-"),
    *(
        "v=0\n",
        "a=",
        "m=",
        "\na=b:1 ",
        " 1",
        "1",
        "1.",
        "-1",
        "1e",
        '"a"',
        '"\\',
        '"a" ',
        "{",
        '{"a":',
        "//",
        "true",
    ),
    *("a = ", '\na = "', "%x1-", "%x1.", "1*", "1 ", "<a", ";", "=/", "ALPHA", "a =/ %"),
]
"""What makes a careless pattern read the same text again and again when it is repeated."""


def shown(text: str) -> str:
    """The language of a text, then a line for each of its runs."""
    language = language_of(text)
    runs = [f"{kind or '-':<12} {json.dumps(part, ensure_ascii=False)}\n" for kind, part in highlight(text)]
    return f"{language}\n{''.join(runs)}"


CASES = list(cases("renderers/highlight", "text"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case, fix: bool) -> None:
    if fix:
        rewrite(case, "runs", shown(case.source))
    assert shown(case.source) == case.expected["runs"]


def test_every_language_and_kind_has_a_case() -> None:
    expected = [case.expected["runs"].splitlines() for case in CASES]
    assert {lines[0] for lines in expected} == set(Language)
    assert {line.split()[0] for lines in expected for line in lines[1:]} == {*KINDS, "-"} - {""}


@given(TEXTS, st.none() | st.sampled_from(Language))
def test_no_character_is_lost(text: str, language: Language | None) -> None:
    runs = highlight(text, language)
    assert "".join(part for _, part in runs) == text
    assert all(part and kind in KINDS for kind, part in runs)
    assert all(left[0] != right[0] for left, right in pairwise(runs))


@pytest.mark.unmeasured
@pytest.mark.parametrize("work", [language_of, *(partial(highlight, language=each) for each in Language)])
def test_time_grows_with_length(work: Callable[[str], object]) -> None:
    for pattern in PATTERNS:
        assert _cost(work, pattern, 40_000) <= 32 * max(_cost(work, pattern, 5_000), 0.001), pattern


def _cost(work: Callable[[str], object], pattern: str, length: int) -> float:
    """Seconds of processor time, the least of two, for a text of ``length`` characters."""
    text = (pattern * length)[:length]
    costs = []
    for _ in range(2):
        start = time.process_time()
        work(text)
        costs.append(time.process_time() - start)
    return min(costs)


def test_a_very_long_text_stays_plain() -> None:
    assert language_of("<a/>" * (LONGEST // 4)) is Language.XML
    assert language_of("<a/>" * (LONGEST // 4) + ".") is Language.TEXT
