"""The style sheet: every colour is a custom property, and every text can be read (WCAG 2.2, 1.4.3)."""

import re
from itertools import product

import pytest

from xeptools.renderers.highlight import KINDS
from xeptools.renderers.html import static_files

SHEET = re.sub(r"/\*.*?\*/", "", static_files()["xep.css"].decode(), flags=re.DOTALL)
_LIGHT, _DARK = (rules for rules in re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL) if "--ink:" in rules)
_PROPERTY = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6});")

LIGHT = dict(_PROPERTY.findall(_LIGHT))
DARK = {**LIGHT, **dict(_PROPERTY.findall(_DARK))}


def luminance(colour: str) -> float:
    """Relative luminance of ``#rgb`` or ``#rrggbb`` (WCAG 2.2, definition)."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_definition() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_ink_is_readable_on_each_ground(scheme: dict[str, str]) -> None:
    inks = {name: value for name, value in scheme.items() if name.split("-")[0] == "ink"}
    grounds = {name: value for name, value in scheme.items() if name.split("-")[0] == "ground"}
    solids = {name: value for name, value in scheme.items() if name.split("-")[0] == "solid"}
    pairs = [
        *product(inks.items(), grounds.items()),
        *product([("on-solid", scheme["on-solid"])], solids.items()),
    ]
    assert len(inks) > 10
    assert len(grounds) > 5
    assert len(solids) > 1
    faint = {
        f"{ink} on {ground}": round(contrast(one, other), 2)
        for (ink, one), (ground, other) in pairs
        if contrast(one, other) < 4.5
    }
    assert faint == {}


def test_both_schemes_have_each_colour() -> None:
    assert set(dict(_PROPERTY.findall(_DARK))) >= {name for name in LIGHT if name != "on-solid"}


def test_dark_pages_have_other_colours_and_nothing_else() -> None:
    ((outside, inside),) = re.findall(
        r"prefers-color-scheme: dark\) \{\s*(.*?) \{(.*?)\}\s*\}", SHEET, re.DOTALL
    )
    assert outside == ":root"
    assert set(_PROPERTY.sub("", inside)) <= set(" \n")


def test_rules_name_no_colour_of_their_own() -> None:
    values = re.findall(r"[{;\s](color|background|border-color|background-color): ([^;}]+)", SHEET)
    allowed = re.compile(
        r"var\(--(ink|ground|solid|on-solid|line)[\w-]*\)|inherit|currentcolor|transparent|none"
    )
    # Pictures have white behind them in both schemes: many are black on nothing.
    assert {value for _, value in values if not allowed.fullmatch(value)} == {"#fff"}
    assert re.findall(r"([^}]*)\{[^}]*background: #fff", SHEET)[0].strip() == "img"


def test_text_is_ink_and_lies_on_ground() -> None:
    for name, value in re.findall(r"[{;\s](color|background): var\(--([a-z]+)", SHEET):
        assert value in {"color": ("ink", "on"), "background": ("ground", "solid")}[name], (name, value)


def test_each_kind_of_token_has_its_look() -> None:
    assert {kind for kind in KINDS if kind and not re.search(rf"pre \.{kind}\b", SHEET)} == set()


def test_the_sheet_asks_for_nothing_from_elsewhere() -> None:
    assert not re.search(r"url\(|@import|@font-face", SHEET)
