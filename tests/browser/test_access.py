"""Everybody can read the pages: with any colours, on any screen, without a mouse, without a script."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from cases import document
from sites import render

pytestmark = pytest.mark.browser

WIDE, NARROW = 1280, 360
CORPUS_PAGES = ("index", "xep-0001", "xep-0045", "xep-0071", "xep-0115", "xep-0384")
"""The index, a process document, one of the longest, and images, tables and long namespaces between them."""
COLOUR = ("color-contrast", "link-in-text-block")
"""The rules that a colour can break: a dark page has other colours than a light one, and all else the same
(``tests/renderers/test_html_colours.py`` sees to it)."""

WIDER = """() => {
    const scrolls = element => element !== document.body && element !== document.documentElement
        && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
    const screen = document.documentElement.clientWidth;
    const wide = element => element.getBoundingClientRect().right > screen + 1;
    const wider = [...document.body.querySelectorAll('*')]
        .filter(element => wide(element) && !wide(element.parentElement) && !scrolls(element));
    return document.scrollingElement.scrollWidth > screen && !wider.length
        ? ['the page itself'] : wider.map(element => element.outerHTML.slice(0, 120));
}"""

STRAY_MARKS = """() => [...document.querySelectorAll('p > sup.note-mark')].filter(mark => {
    const before = mark.previousSibling, range = document.createRange();
    range.setStart(before, before.length - 1);
    range.setEnd(before, before.length);
    return mark.getBoundingClientRect().left < range.getBoundingClientRect().left;
}).map(mark => mark.id)"""


@pytest.fixture(params=["own", "corpus"])
def shown(request: pytest.FixtureRequest) -> list[Path]:
    """All pages of the project's own site; of the corpus' site some of different kinds."""
    site: Path = request.getfixturevalue(f"{request.param}_site")
    if request.param == "own":
        return sorted(site.rglob("*.html"))
    return [page for name in CORPUS_PAGES if (page := site / f"{name}.html").exists()]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": WIDE, "height": 800}) as context:
        yield context.new_page()


def violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """Run axe-core, or some of its rules, on what the page shows now and tell what is serious or critical."""
    options = {"resultTypes": ["violations"], **({"runOnly": [*rules]} if rules else {})}
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{fault['id']} ({fault['impact']}, {len(fault['nodes'])} times): {fault['nodes'][0]['html'][:160]}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
    ]


def told(found: list[str]) -> str:
    """Tell what was found so that a person can read it."""
    return "\n".join([f"{len(found)} in all, the first ones:", *found[:20]])


@pytest.mark.parametrize(("scheme", "rules"), [("light", ()), ("dark", COLOUR)], ids=["light", "dark"])
def test_axe(
    page: Page, shown: list[Path], axe: str, scheme: Literal["light", "dark"], rules: Sequence[str]
) -> None:
    page.emulate_media(color_scheme=scheme)
    found = []
    for path in shown:
        page.goto(path.as_uri())
        page.evaluate(axe)
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{path.name}, {width} px: {fault}" for fault in violations(page, rules)]
    assert not found, told(found)


def test_axe_finds_faults(page: Page, axe: str) -> None:
    page.set_content("<title>x</title><p style='color: #999; background: #aaa'>pale</p><img src=x>")
    page.evaluate(axe)
    assert {fault.partition(",")[0] for fault in violations(page)} >= {
        "color-contrast (serious",
        "image-alt (critical",
    }


def test_narrow_pages_do_not_scroll_sideways(page: Page, shown: list[Path]) -> None:
    """Nothing is wider than the screen but what scrolls for itself; cutting it off is no way out."""
    page.set_viewport_size({"width": NARROW, "height": 800})
    found = []
    for path in shown:
        page.goto(path.as_uri())
        found += [f"{path.name}: {element}" for element in page.evaluate(WIDER)]
    assert not found, told(found)


def test_no_line_begins_with_the_mark_of_a_note(page: Page, tmp_path: Path) -> None:
    """A mark stays on the line of what it notes (a browser would break a line after a bracket)."""
    lines = "".join(f"<p>{'i' * length} (word)<note>Said.</note></p>" for length in range(10, 140))
    page.goto(render(document(f"<section1 topic='Notes'>{lines}</section1>"), tmp_path / "x.html").as_uri())
    page.set_viewport_size({"width": NARROW, "height": 800})
    assert page.locator("p > sup.note-mark").count() == 130
    assert not page.evaluate(STRAY_MARKS)


def test_first_tab_stop_skips_to_the_text(page: Page, shown: list[Path]) -> None:
    for path in shown:
        page.goto(path.as_uri())
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('a[href^=\"#\"]')"), path.name
        assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0"), path.name
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null"), path.name


def test_readable_without_a_script(browser: Browser, page: Page, shown: list[Path]) -> None:
    with browser.new_context(viewport={"width": WIDE, "height": 800}, java_script_enabled=False) as context:
        bare = context.new_page()
        for path in shown:
            page.goto(path.as_uri())
            bare.goto(path.as_uri())
            words = [
                sheet.evaluate("document.querySelector('main').innerText.split(/\\s+/)")
                for sheet in (page, bare)
            ]
            assert set(words[0]) - set(words[1]) <= {"Copy"}, path.name
            assert len(words[1]) > 5, path.name
