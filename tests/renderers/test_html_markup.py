"""The helper that everything written to a page goes through."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xeptools.renderers.html.markup import Html, address, attribute, element, text
from xeptools.renderers.html.page import document


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Cf"])))
def test_ordinary_text_reads_as_it_was(value: str) -> None:
    assert html.unescape(text(value)) == value
    assert html.unescape(attribute(value)) == value


@given(st.text())
def test_nothing_can_leave_its_place(value: str) -> None:
    assert not set("<>") & set(text(value))
    assert not set('<>"') & set(attribute(value))
    assert not set('<>" \n\t\0\\') & set(address(value))


@given(st.text())
def test_nothing_that_html_forbids_or_that_turns_text_gets_through(value: str) -> None:
    forbidden = {
        *map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0xFDD0, 0xFDF0), 0xFFFE])
    }
    turning = {*map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])}
    page = document(value, [text(value), attribute(value)], static="static/").decode()
    assert not (forbidden | turning) & set(page)
    attribute(value).encode()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("a\u202eb", "a[U+202E]b"),
        ("TM\x99", "TM™"),
        ("\x81", "[U+0081]"),
        ("\ud800", "[U+D800]"),
        ("\U0001ffff", "[U+1FFFF]"),
        ("\u05d0\u200f!", "\u05d0\u200f!"),
    ],
)
def test_characters_that_act_are_named(given: str, shown: str) -> None:
    assert text(given) == shown


def test_controls_are_named_in_a_whole_page() -> None:
    page = document("", [text("a\tb\nc\x00d\x1be\x7f“f”")], static="static/").decode()
    assert "a\tb\nc[U+0000]d[U+001B]e[U+007F]“f”" in page


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&amp;d#e"),
        ("https://example.org/[a]|{b} c", "https://example.org/%5Ba%5D%7C%7Bb%7D%20c"),
        ("https://[2001:db8::1]:443/[x]", "https://[2001:db8::1]:443/%5Bx%5D"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%c3%bc", "https://example.org/%c3%bc"),
        ("a#b#c", "a#b%23c"),
        ("#über", "#über"),
    ],
)
def test_addresses_hold_what_an_address_can_hold(url: str, written: str) -> None:
    assert address(url) == written


def test_attributes_are_escaped() -> None:
    assert element("p", Html("<br>"), class_='"><script>', aria_label="a & b") == (
        '<p class="&quot;&gt;&lt;script&gt;" aria-label="a &amp; b"><br></p>'
    )
