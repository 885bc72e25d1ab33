"""Nothing that a document says is ever run or fetched.

``attack.xml`` has something that must not work in every text and attribute of the format. It is
rendered alone, and built in a tree whose other pages name it, so that its title reaches them too.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, Route

from cases import document
from sites import build, render

pytestmark = pytest.mark.browser

ATTACK = (Path(__file__).parent / "attack.xml").read_bytes()
HARMLESS = "<p>A paragraph.</p><example caption='Caption'>&lt;message/&gt;</example>"
CITING = "<p>See <cite>XEP-9999</cite> and <link url='xep-9999.html'>XEP-9999</link>.</p>"

ACTIVE = "script, style, link, base, meta[http-equiv], iframe, frame, object, embed, form, animate, set"
"""What runs, fetches or leads elsewhere unasked. A page has the same of it whatever its document says."""

HANDLERS = """() => [...document.querySelectorAll('*')].flatMap(element => element.getAttributeNames()
    .filter(name => /^on|^(srcdoc|ping|formaction|action|background|autofocus)$/i.test(name))
    .map(name => `${element.localName} ${name}`))"""

LINKS = """() => [...document.querySelectorAll('a, area')].filter(element => element.hasAttribute('href')
        || element.hasAttributeNS('http://www.w3.org/1999/xlink', 'href'))
    .map(element => element.getAttribute('href')).filter(href => {
        const url = URL.canParse(href, document.baseURI) ? new URL(href, document.baseURI) : null;
        return url !== null && !['http:', 'https:', 'mailto:', 'xmpp:'].includes(url.protocol);
    })"""

STYLES = """() => [...document.querySelectorAll('[style]')].map(element => element.getAttribute('style'))
    .filter(style => /evil|url|fixed|inset/.test(style))"""

STIR = """() => {
    for (const element of document.querySelectorAll('a, button, summary, [tabindex]')) {
        for (const name of ['pointerenter', 'pointerover', 'mouseenter', 'mouseover', 'focus', 'focusin'])
            element.dispatchEvent(new Event(name, {bubbles: name.endsWith('over') || name === 'focusin'}));
        if (element.localName !== 'a') element.click();
    }
    for (const element of document.querySelectorAll('a[href^="#"]')) element.click();
}"""


@dataclass
class Watched:
    """A page in a browser that writes down what happens."""

    page: Page
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


@contextmanager
def watched(browser: Browser, folder: Path, name: str) -> Iterator[Watched]:
    """Open a file of ``folder`` under a web address, so that a ``file:`` link is as foreign as it will be."""
    site = "http://site.invalid/"
    with browser.new_context() as context:
        seen = Watched(context.new_page())

        def file(url: str) -> Path:
            return folder / url.removeprefix(site).partition("#")[0]

        def answer(route: Route, request: Request) -> None:
            if request.url.startswith(site) and file(request.url).is_file():
                route.fulfill(path=file(request.url))
            else:
                route.abort()

        def dismiss(dialog: Dialog) -> None:
            seen.told.append(dialog.message)
            dialog.dismiss()

        def note(request: Request) -> None:
            own = request.url.startswith(site) and file(request.url).is_file()
            if not own and not request.url.startswith("data:image/"):
                seen.asked.append(request.url)

        context.route("**/*", answer)
        context.on("request", note)
        context.on("dialog", dismiss)
        seen.page.goto(site + name)
        yield seen


def active(page: Page) -> list[str]:
    """The elements of the page that are not mere text, as written."""
    found: list[str] = page.evaluate(
        f"() => [...document.querySelectorAll('{ACTIVE}')].map(e => e.outerHTML)"
    )
    return [text for text in found if not text.startswith(('<link rel="canonical"', '<link rel="alternate"'))]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which the attack is a numbered document, a proposal, and what another document cites."""
    tree = tmp_path_factory.mktemp("tree")
    (tree / "inbox").mkdir()
    (tree / "inbox" / "attack.xml").write_bytes(ATTACK)
    (tree / "xep-9999.xml").write_bytes(ATTACK)
    (tree / "xep-0001.xml").write_bytes(document(CITING))
    return build(tree, tmp_path_factory.mktemp("site"))


@pytest.fixture(params=["alone", "index.html", "xep-0001.html", "xep-9999.html", "inbox/attack.html"])
def attacked(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Watched]:
    if request.param == "alone":
        folder, name = tmp_path, render(ATTACK, tmp_path / "page.html").name
    else:
        folder, name = request.getfixturevalue("tree"), request.param
    with watched(browser, folder, name) as seen:
        yield seen


def test_nothing_runs_and_nothing_is_fetched(attacked: Watched) -> None:
    page = attacked.page
    before = page.url
    page.evaluate(STIR)
    for fragment in ("#<img src=x onerror=window.pwned=1>", "#javascript:window.pwned=1", "#__proto__", "#%"):
        page.evaluate("fragment => { location.hash = fragment }", fragment)
    page.wait_for_timeout(200)
    assert page.url.split("#")[0] == before
    assert page.evaluate("window.pwned") is None
    assert attacked.told == []
    assert attacked.asked == []


def test_nothing_could_run(attacked: Watched) -> None:
    attacked.page.evaluate(STIR)
    assert attacked.page.evaluate(HANDLERS) == []
    assert attacked.page.evaluate(LINKS) == []
    assert attacked.page.evaluate(STYLES) == []


def test_nothing_turns_the_text_around(attacked: Watched) -> None:
    """A control that reorders what follows makes a page say what its source does not (CVE-2021-42574)."""
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", attacked.page.content())


def test_only_the_pages_own_parts_are_active(browser: Browser, tmp_path: Path) -> None:
    for name, source in (("harmless", document(HARMLESS)), ("attack", ATTACK)):
        (tmp_path / name).mkdir()
        render(source, tmp_path / name / "page.html")
    with watched(browser, tmp_path / "harmless", "page.html") as harmless:
        expected = active(harmless.page)
    with watched(browser, tmp_path / "attack", "page.html") as attack:
        assert active(attack.page) == expected


def test_the_attack_is_shown(browser: Browser, tmp_path: Path) -> None:
    """What cannot work is still text: a reviewer sees what the author wrote, and nothing of the disk."""
    render(ATTACK, tmp_path / "page.html")
    with watched(browser, tmp_path, "page.html") as seen:
        text = seen.page.inner_text("body")
    for words in ("window.pwned='text'", "window.pwned='example'", "tab inside", "note in a note"):
        assert words in text
    assert "root:" not in text


def test_the_watch_notices(browser: Browser, tmp_path: Path) -> None:
    bad = "<body style='background:url(http://evil.invalid/)' onload='pwned = 1'><script>alert(1)</script>"
    (tmp_path / "page.html").write_text(f"{bad}<a href='java\nscript:1'>x</a>", "utf-8")
    with watched(browser, tmp_path, "page.html") as seen:
        assert seen.asked == ["http://evil.invalid/"]
        assert seen.told == ["1"]
        assert seen.page.evaluate("window.pwned") == 1
        assert active(seen.page) == ["<script>alert(1)</script>"]
        assert seen.page.evaluate(HANDLERS) == ["body onload"]
        assert seen.page.evaluate(LINKS) == ["java\nscript:1"]
        assert len(seen.page.evaluate(STYLES)) == 1
