"""Which characters the fonts of a PDF have: ``glyphs.py`` says so, and Typst is asked whether it is true."""

import re
import sys
import textwrap
import unicodedata
from pathlib import Path

import pytest
import typst

from xeptools.renderers import pdf
from xeptools.renderers.typst import glyphs
from xeptools.renderers.typst.literals import literal, printable

STYLES = [
    f"weight: {weight}, style: {style}" for weight in (400, 600, 700) for style in ('"normal"', '"italic"')
]
CHUNK = 4_000
NOT_TEXT = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}


def stacks() -> str:
    """Give the lines of the template that name the fonts."""
    template = Path(glyphs.__file__).with_name("template.typ").read_text("utf-8")
    return "\n".join(re.findall(r"^#let (?:serif|mono) = .*$", template, re.MULTILINE))


def missing(characters: list[str]) -> set[str]:
    """Give those that some type of a document lacks: PDF/UA does not allow them, and Typst names each."""
    lacking: set[str] = set()
    for style in STYLES:
        for font in ("serif", "mono"):
            wanted = [one for one in characters if one not in lacking]
            told = " ".join(f"#{literal(one)}" for one in wanted)
            setting = f'#set document(title: "t")\n#set text(font: {font}, fallback: false, {style})'
            lacking |= complaints(f"{stacks()}\n{setting}\n{told}")
    return lacking


def complaints(source: str) -> set[str]:
    """Give the characters that Typst names as missing."""
    try:
        pdf._compiler().compile(source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=0)
    except typst.TypstError as problem:
        found = re.findall(r'the text `"(?:\\u\{(\w+)\}|\\?(.)[^`]*)"` could not', problem.diagnostic)
        return {chr(int(point, 16)) if point else character for point, character in found}
    return set()


def covered() -> list[str]:
    found: list[str] = []
    for points in glyphs.COVERED.split():
        first, _, last = points.partition("-")
        found += map(chr, range(int(first, 16), int(last or first, 16) + 1))
    return found


def measured() -> list[str]:
    """Ask for every character that Unicode has."""
    points = range(0x20, sys.maxunicode)
    known = [chr(point) for point in points if unicodedata.category(chr(point)) not in NOT_TEXT]
    return [one for at in range(0, len(known), CHUNK) for one in had(known[at : at + CHUNK])]


def had(characters: list[str]) -> list[str]:
    """Give those that are not missing; Typst panics over some, which it then does not know either."""
    try:
        lacking = missing(characters)
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":
            raise
        if len(characters) == 1:
            return []
        half = len(characters) // 2
        return had(characters[:half]) + had(characters[half:])
    rest = [one for one in characters if one not in lacking]
    return had(rest) if lacking else rest


def written(characters: list[str]) -> str:
    ranges: list[list[int]] = []
    for point in map(ord, characters):
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    words = (f"{first:X}" if first == last else f"{first:X}-{last:X}" for first, last in ranges)
    return textwrap.fill(" ".join(words), 108, break_on_hyphens=False)


@pytest.mark.unmeasured
def test_fonts_have_what_the_table_says(fix: bool) -> None:
    path = Path(glyphs.__file__)
    if fix:
        before, _, after = path.read_text("utf-8").partition('"""\\\n')
        path.write_text(
            f'{before}"""\\\n{written(measured())}\n"""{after.partition(chr(34) * 3)[2]}', "utf-8"
        )
        pytest.skip("written anew")
    assert written(covered()) == glyphs.COVERED.strip()
    assert missing(covered()) == set()


def test_a_character_without_a_glyph_is_spelled_and_told() -> None:
    told: set[str] = set()
    assert printable("a\U00013000b\u202ec\u200dd\n", told) == "a[U+13000]b[U+202E]cd\n"
    assert told == {"\U00013000"}
    assert missing(["\U00013000", "a"]) == {"\U00013000"}
