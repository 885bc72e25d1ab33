"""Plain text: all the words, within 72 columns but for what must not be broken."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import Case, cases, document
from sites import PROJECT
from words import words_of
from xeptools import Xep, parse, resolve
from xeptools.model import Code, Example
from xeptools.model.walk import blocks_of
from xeptools.renderers.bibliography import biblatex
from xeptools.renderers.text import COLUMNS, render
from xeptools.renderers.text.columns import broken, padded, width, wrapped

ATTACK = PROJECT / "tests" / "browser" / "attack.xml"
REMARK = re.compile(
    r" ?\[(?:picture|address) refused\]|\[Picture: (?:without a description)?| \(XEP-\d{4}\)"
    r"| <(?:https?|mailto|xmpp):[^<>\s]*>|\(records: NVD, CVE\)|This document has no notes\."
)
MORE = re.compile(r"<[a-z]+:[^<>\s]*>[.,]?|XEP-\d+,?|[-0-9.]+|[a-zA-Z]+\.|Example|Table|CVE,?")
"""Words that are not the document's: addresses, numbers, labels."""


def text_of(fragment: str, columns: int = COLUMNS) -> str:
    """What becomes of the content of a section."""
    whole = render(resolve(parse(document(fragment))), name="draft", columns=columns)
    return whole.partition("\n1.  Case\n\n")[2].partition("\n\nAppendix A.")[0]


def bare(text: str) -> Counter[str]:
    """Words without what stands for markup, and without those that could be the frame of a table."""
    for _ in range(3):  # the address of a link stands beside one that is its text
        text = REMARK.sub("", text)
    kept = (re.sub(r"[*_^()\[\]]", "", re.sub(r"\[\d+\]", "", word)) for word in text.split())
    return Counter(word for word in kept if word.strip("-+=|>"))


def differences(xep: Xep) -> tuple[list[str], list[str]]:
    """Words that are lost, and words that come from nowhere."""
    whole = render(xep, name="draft", columns=100_000)
    body, _, after = whole.partition("\n\n1.  ")[2].partition("\n\nAppendix A.")
    notes = after.partition("Appendix G.  Notes\n\n")[2].partition("\n\nAppendix H.")[0]
    said, read = bare(" ".join(words_of(xep))), bare(body + notes)
    more = [word for word in (read - said).elements() if not MORE.fullmatch(word)]
    return sorted((said - read).elements()), sorted(more)


@pytest.mark.parametrize("case", [*cases("render"), *cases("resolve")], ids=lambda case: case.id)
def test_words_of_cases(case: Case) -> None:
    xep = resolve(parse(document(case.source)))
    if xep.contents:
        assert differences(xep) == ([], [])


def too_long(whole: str) -> list[str]:
    """Lines that could have been broken: with more than one word, and no code."""
    return [line for line in whole.split("\n") if width(line) > COLUMNS and len(line.split()) > 2]


def test_lines_are_broken_at_blanks() -> None:
    told = text_of(
        f"<p>{'word ' * 40}</p><ul><li>{'item ' * 40}</li></ul><blockquote>{'said ' * 40}</blockquote>"
    )
    lines = told.split("\n")
    assert max(map(width, lines)) <= COLUMNS
    assert min(width(line) for line in lines if line.endswith("word")) > COLUMNS - 12
    assert all(line == line.rstrip() for line in lines)


def test_address_stands_on_a_line_of_its_own() -> None:
    url = f"https://example.org/{'long/' * 20}"
    assert f"\n   <{url}>\n" in text_of(f"<p>See <link url='{url}'>this</link> there.</p>")


def test_code_stands_as_written_and_the_top_says_so() -> None:
    line = "x" * 100
    whole = render(resolve(parse(document(f"<code>{line}</code>"))), name="draft")
    assert f"\n   {line}\n" in whole
    assert "Lines of code stand as they were written" in whole.partition("Table of Contents")[0]
    assert "Lines of code" not in render(resolve(parse(document("<code>short</code>"))), name="draft")


def test_table_keeps_to_the_width() -> None:
    cells = "".join(f"<td>{'word ' * number * 3}{'w' * 30}</td>" for number in range(1, 5))
    listing = f"<code>{'y' * 90}</code>"
    told = text_of(
        f"<table><tr>{cells}</tr><tr><td>{listing}</td><td colspan='3'>{listing}</td></tr></table>"
    )
    rows = [line for line in told.split("\n") if line.startswith(("   +", "   |"))]
    assert {width(row) for row in rows} == {width(rows[0])}
    assert width(rows[0]) <= COLUMNS
    joined = "".join(re.sub(r"[\\|\s]", "", row) for row in rows)
    assert joined.count("y") == 180
    assert joined.count("w") == 4 * 30 + 30


def test_table_with_too_many_columns_is_a_list() -> None:
    cells = "".join(f"<td>{number}</td>" for number in range(40))
    told = text_of(f"<table caption='T'><tr>{cells}</tr></table>")
    assert "+--" not in told
    assert [int(word) for word in told.replace("Table 1. T", "").replace("-", "").split()] == [*range(40)]


def test_wide_characters_take_two_columns() -> None:
    assert width("日本") == 4
    assert width("e\u0301") == 1
    assert [*map(width, wrapped("日本語" * 20, 20))] == [20] * 6
    told = text_of("<table><tr><td>日本</td><td>x</td></tr><tr><td>ab</td><td>y</td></tr></table>")
    assert {width(row) for row in told.split("\n")[2:] if row} == {18}


@given(st.text("ab 日é\u0301\xa0\n", max_size=60), st.integers(4, 30))
def test_wrapping_keeps_words_and_width(text: str, columns: int) -> None:
    lines = wrapped(text, columns, hard=True)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns for line in lines)


@given(st.text("a日é", max_size=20), st.integers(0, 30), st.sampled_from(["", "left", "right", "center"]))
def test_padding_fills(text: str, columns: int, align: str) -> None:
    assert width(padded(text, columns, align)) == max(columns, width(text))
    assert "".join(broken(text, 2)) == text


def test_attack_does_not_act() -> None:
    whole = render(resolve(parse(ATTACK)), name="inbox/attack")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", whole)
    offered = re.findall(r"<([a-z]+:)(?!//evil|//xmpp.org)[^>]*>", whole)
    assert set(offered) <= {"https:", "http:", "mailto:", "xmpp:"}


def test_corpus_keeps_its_words_and_its_width(corpus: Path) -> None:
    found = {}
    for path in sorted(corpus.glob("xep-*.xml")):
        xep = resolve(parse(path, tree=corpus))
        if xep.contents and (told := differences(xep)) != ([], []):
            found[path.stem] = told
        text = render(xep, name=path.stem)
        code = {" ".join(line.split()) for line in _code(xep)}
        if long := [line for line in too_long(text) if " ".join(line.split()) not in code]:
            found[f"{path.stem} width"] = (long, [])
    assert found == {}


def _code(xep: Xep) -> list[str]:
    """Every line of code, and of what the appendices have of it."""
    texts = [block.text for block in blocks_of(xep.sections) if isinstance(block, Example | Code)]
    return [line for text in [*texts, biblatex(xep.header, "")] for line in text.split("\n")]


def test_a_table_too_wide_to_draw_names_the_column_of_each_value() -> None:
    names = "".join(f"<th>n{column}</th>" for column in range(12))
    values = "<td>a</td><td/>" + "".join(f"<td>v{column}</td>" for column in range(2, 12))
    shown = text_of(f"<table caption='T'><tr>{names}</tr><tr>{values}</tr></table>", columns=40)
    assert "n0: a" in shown
    assert not re.search(r"\bn1\b", shown)
    assert all(f"n{column}: v{column}" in shown for column in range(2, 12))


def test_the_address_of_a_reference_stands_in_its_note_alone() -> None:
    link = "<link url='https://example.org/x'>RFC 1</link>"
    shown = text_of(f"<p>A <span class='ref'>{link}</span> <note>See there.</note> and {link}.</p>")
    assert shown.strip() == "A RFC 1[1] and RFC 1 <https://example.org/x>."
