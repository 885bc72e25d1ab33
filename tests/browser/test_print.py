"""What a page becomes on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from cases import document
from sites import render

pytestmark = pytest.mark.browser

SOURCE = f"""
<p>See <link url='https://example.org/a'>there</link> and
<link url='https://example.org/b'>https://example.org/b</link>.</p>
<example caption='Wide'>{"wide " * 200}</example>
"""


@pytest.fixture(scope="module", params=["light", "dark"])
def page(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Page]:
    source = document(SOURCE).replace(b"<status>Experimental", b"<status>Obsolete")
    file = render(source, tmp_path_factory.mktemp("print") / "page.html")
    with browser.new_context(viewport={"width": 700, "height": 900}, color_scheme=request.param) as context:
        page = context.new_page()
        page.goto(file.as_uri())
        page.emulate_media(media="print")
        yield page


def style(page: Page, selector: str, name: str, part: str | None = None) -> str:
    """Give a computed property of the first element that a selector finds."""
    found: str = page.evaluate(
        "([selector, name, part]) => getComputedStyle(document.querySelector(selector), part)[name]",
        [selector, name, part],
    )
    return found


def test_ink_is_dark_on_nothing(page: Page) -> None:
    assert style(page, "body", "color") == "rgb(27, 31, 36)"
    assert style(page, ".banner", "backgroundColor") == "rgba(0, 0, 0, 0)"
    assert style(page, ".banner", "boxShadow") == "none"
    assert style(page, ".banner", "position") == "static"


@pytest.mark.parametrize("selector", ["#toc", "header.site", "footer.site", ".skip", ".copy"])
def test_what_leads_elsewhere_stays_away(page: Page, selector: str) -> None:
    assert page.locator(selector).count() > 0
    assert not any(element.is_visible() for element in page.locator(selector).all())


def test_links_tell_their_address_once(page: Page) -> None:
    told = style(page, "a[href$='/a']", "content", "::after")
    assert "https://example.org/a" in told or "attr(href)" in told
    assert style(page, "a[href$='/b']", "content", "::after") == "none"


def test_code_is_not_cut(page: Page) -> None:
    assert page.evaluate("[...document.querySelectorAll('pre')].every(e => e.scrollWidth <= e.clientWidth)")
