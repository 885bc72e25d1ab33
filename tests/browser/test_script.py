"""What the script adds to a page: copying, the section in view, previews, contents that fold."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from cases import document
from sites import render

pytestmark = pytest.mark.browser

NOTED = """button => {
    window.copied = new Promise((resolve, reject) => {
        const look = () => button.textContent.includes("Copied") && resolve();
        new MutationObserver(look).observe(button, {childList: true});
        setTimeout(() => reject("nothing was copied"), 30000);
    });
}"""
LONG = "<p>Words to scroll past.</p>" * 30
SOURCE = f"""
<section1 topic='First' anchor='first'>
  <p>See <link url='#last'>the end</link>, <link url='#nowhere'>nowhere</link>
  and this.<note>A remark.</note></p>
  <example caption='Short'>&lt;a/&gt;</example>
  <example caption='Wide'>{"wide " * 200}</example>
  {LONG}
  <section2 topic='Second' anchor='second'>{LONG}
    <section3 topic='Deep' anchor='deep'>{LONG}</section3>
  </section2>
</section1>
<section1 topic='Last' anchor='last'><p>All is said.</p>{LONG}</section1>
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render(document(SOURCE), tmp_path_factory.mktemp("script") / "page.html")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext, file: Path) -> Page:
    page = context.new_page()
    page.goto(file.as_uri())
    return page


def test_code_is_copied_as_it_is(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator("#example-1 button")
    button.evaluate(NOTED)  # it says so for two seconds only
    button.click()
    page.evaluate("copied")  # a page may not be asked again and again: its policy forbids to evaluate text
    assert page.evaluate("navigator.clipboard.readText()") == "<a/>"


def test_only_boxes_that_scroll_are_on_the_way_of_the_keyboard(page: Page) -> None:
    page.wait_for_selector("#example-2 pre[tabindex='0']")
    assert page.locator("#example-1 pre").get_attribute("tabindex") is None


def test_the_section_in_view_is_marked(page: Page) -> None:
    for anchor in ("first", "deep", "last", "appendix-biblatex"):
        page.evaluate("anchor => { location.hash = anchor; }", anchor)
        page.wait_for_selector(f"#toc a[aria-current][href='#{anchor}']")
        assert page.locator("#toc [aria-current]").count() == 1
        assert page.locator("#toc a[href='#deep']").is_visible() == (anchor == "deep")


def test_a_link_shows_where_it_leads(page: Page) -> None:
    page.hover("#first a[href='#last']")
    preview = page.wait_for_selector(".preview")
    assert preview
    assert "All is said." in preview.inner_text()
    assert page.locator("[id='last']").count() == 1
    page.keyboard.press("Escape")
    page.wait_for_selector(".preview", state="detached")
    page.hover("a[href='#note-1']")
    page.wait_for_selector(".preview:has-text('A remark.')")
    page.mouse.move(1270, 790)
    page.wait_for_selector(".preview", state="detached")


def test_the_keyboard_gets_previews_too(page: Page) -> None:
    page.focus("#example-1 .self")
    page.keyboard.press("Shift+Tab")
    page.wait_for_selector(".preview:has-text('A remark.')")
    page.keyboard.press("Shift+Tab")
    page.wait_for_selector(".preview", state="detached")
    assert page.evaluate("document.activeElement.hash") == "#nowhere"


def test_contents_fold_where_there_is_no_room(page: Page) -> None:
    entry = page.locator("#toc a[href='#first']")
    assert entry.is_visible()
    assert not page.locator("#toc summary").is_visible()
    page.set_viewport_size({"width": 500, "height": 800})
    page.wait_for_selector("#toc details:not([open])")
    assert not entry.is_visible()
    page.click("#toc summary")
    assert entry.is_visible()


def test_contents_need_no_script(browser: Browser, file: Path) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(file.as_uri())
        assert page.locator("#toc a[href='#deep']").is_visible()
        page.set_viewport_size({"width": 500, "height": 800})
        assert not page.locator("#toc a[href='#deep']").is_visible()
        page.click("#toc summary")
        assert page.locator("#toc a[href='#deep']").is_visible()
