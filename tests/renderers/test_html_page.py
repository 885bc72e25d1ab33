"""A page as a whole: addresses, standing of the document, metadata, what it carries and what it fetches."""

import base64
import dataclasses
import datetime as dt
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cases import document
from xeptools import parse, resolve
from xeptools.model import Legal, Spec, SpecKind, Status, Type, Xep
from xeptools.renderers import html
from xeptools.renderers.formats import FORMATS, Setting
from xeptools.renderers.html import static_files
from xeptools.renderers.html.markup import Html
from xeptools.renderers.html.page import document as skeleton
from xeptools.renderers.matter import OUTDATED
from xeptools.source import limits
from xeptools.tree import Corpus, Facts

BODY = """
<section1 topic='Introduction' anchor='intro'>
  <p>Text <note>A note with <link url='https://example.org/'>a link</link>.</note></p>
  <p>and <link url='#more'>more</link>.</p>
  <section2 topic='Details' anchor='more'><p>Text.</p></section2>
  <example caption='One'>&lt;message/&gt;</example>
  <table caption='One'><tr><th>A</th></tr><tr><td>1</td></tr></table>
</section1>
"""
PAGE_OWN = ("top", "toc", "main", "docmeta", "status-notice")
PUBLIC = (
    "appendices",
    "appendix-docinfo",
    "appendix-authorinfo",
    "appendix-legal",
    "appendix-xmpp",
    "appendix-discuss",
    "appendix-conformance",
    "appendix-notes",
    "appendix-revs",
    "appendix-biblatex",
    "revision-history-v0.1.0",
    "example-1",
    "table-1",
    "intro",
    "more",
)


class Page(HTMLParser):
    """The elements of a page: names, attributes and texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, attribute: str, tag: str = "") -> list[str]:
        return [
            given[attribute] for name, given in self.elements if attribute in given and name in (tag or name)
        ]

    def meta(self, name: str) -> list[str]:
        return [
            given["content"]
            for tag, given in self.elements
            if tag == "meta" and name in (given.get("name"), given.get("property"))
        ]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def render(xep: Xep, corpus: Corpus | None = None, *, name: str, static: str | None = None) -> str:
    return html.render(xep, corpus or {}, name=name, static=static).decode()


def xep_with(status: str = "Experimental", kind: str = "Standards Track", number: str = "9999") -> Xep:
    source = document(BODY).replace(b"<status>Experimental", f"<status>{status}".encode())
    source = source.replace(b"<type>Standards Track", f"<type>{kind}".encode())
    return resolve(parse(source.replace(b"<number>xxxx", f"<number>{number}".encode())))


def with_header(xep: Xep, **changes: object) -> Xep:
    return dataclasses.replace(xep, header=dataclasses.replace(xep.header, **changes))  # type: ignore[arg-type]


def facts(number: str, title: str, status: str) -> Facts:
    date = dt.date(2020, 1, 1)
    return Facts(
        number, f"xep-{number}", title, "", status, "Standards Track", "1.0", date, "", (), (), False
    )


@pytest.fixture
def page() -> Page:
    return Page(render(xep_with(), name="xep-9999"))


def test_public_addresses_are_there(page: Page) -> None:
    ids = Counter(page.all("id"))
    assert {*PAGE_OWN, *PUBLIC} - set(ids) == set()
    assert {name for name, count in ids.items() if count > 1} == set()
    assert not any(re.search(r"\s", name) or not name for name in ids)


def test_links_inside_the_page_arrive(page: Page) -> None:
    links = {url[1:] for url in page.all("href", "a") if url.startswith("#")}
    assert links <= set(page.all("id"))


def test_headings_figures_and_revisions_link_to_themselves(page: Page) -> None:
    links = {given["href"] for tag, given in page.elements if tag == "a" and given.get("class") == "self"}
    assert {f"#{name}" for name in PUBLIC} <= links


@pytest.mark.parametrize("status", ["Vague", ""])
def test_a_status_that_nobody_knows_is_told(status: str) -> None:
    page = render(xep_with(status), name="xep-9999")
    said = "“Vague” is no status" if status else "does not say what its status is"
    assert said in page.partition('id="status-notice"')[2]


@pytest.mark.parametrize("kind", [*Type, "SIG Formation"])
@pytest.mark.parametrize("status", Status)
def test_each_standing_is_told(status: Status, kind: str) -> None:
    page = render(xep_with(status, kind), name="xep-9999")
    notice = re.search(r'id="status-notice" class="notice (\w+)" role="note"><p>(.*?)</p>', page)
    assert notice
    assert len(notice[2]) > 50
    assert "aria-current" in page.partition('<nav id="toc"')[0]
    assert "Draft" not in Page(page).text
    assert ('<div class="banner ' in page) == (status in OUTDATED)


def test_life_shows_the_way_of_the_type() -> None:
    def life(status: str, kind: str) -> list[str]:
        page = render(xep_with(status, kind), name="xep-9999")
        steps = re.search(r'<ol class="lifecycle"[^>]*>(.*?)</ol>', page)
        return re.findall(r">(\w+)</li>", steps[1]) if steps else []

    assert life("Deferred", "Standards Track") == ["Experimental", "Deferred", "Proposed", "Stable", "Final"]
    assert life("Rejected", "Procedural") == ["Experimental", "Proposed", "Rejected"]
    assert life("Retracted", "Standards Track") == ["Experimental", "Retracted"]
    assert life("Obsolete", "Informational") == ["Experimental", "Proposed", "Active", "Obsolete"]
    assert life("Active", "Humorous") == []
    assert life("ProtoXEP", "Historical") == ["ProtoXEP", "Experimental", "Proposed", "Active"]
    assert life("Invented", "Historical") == []


def test_banner_leads_to_the_successor_and_tells_its_status() -> None:
    old = with_header(xep_with("Obsolete"), superseded_by=(Spec(SpecKind.XEP, "0203", "XEP-0203", 0),))
    corpus: Corpus = {"0203": facts("0203", "Delayed <Delivery>", "Draft")}
    page = render(old, corpus, name="inbox/old", static="../static/")
    assert (
        'href="../xep-0203.html"><span class="nb">XEP-0203</span>: Delayed &lt;Delivery&gt; (Stable)</a>'
        in page
    )
    alone = render(old, corpus, name="xep-9999")
    assert (
        'href="https://xmpp.org/extensions/xep-0203.html"><span class="nb">XEP-0203</span>: Delayed' in alone
    )
    unknown = render(old, name="xep-9999", static="static/")
    assert 'href="https://xmpp.org/extensions/xep-0203.html"><span class="nb">XEP-0203</span></a>' in unknown


def test_superseded_alone_is_reason_for_a_banner() -> None:
    old = with_header(xep_with("Active"), superseded_by=(Spec(SpecKind.OTHER, "", "XMPP Core", 0),))
    assert '<div class="banner over" role="note"><p>Superseded by XMPP Core.' in render(old, name="x")


def test_revisions_lead_to_the_archive_but_for_proposals() -> None:
    assert 'href="https://xmpp.org/extensions/attic/xep-9999-0.1.0.html"' in render(xep_with(), name="draft")
    assert "attic" not in render(xep_with(number="xxxx"), name="inbox/draft")


def test_metadata() -> None:
    xep = xep_with("Draft")
    source = xep.header
    header = dataclasses.replace(source, title=dataclasses.replace(source.title, text='A "case" & more'))
    page = Page(render(dataclasses.replace(xep, header=header), name="xep-9999"))
    assert page.meta("description") == page.meta("DC.Description") == ["What a case is about."]
    assert page.meta("DC.Title") == ['A "case" & more']
    assert page.meta("og:title") == ['XEP-9999: A "case" & more']
    assert page.meta("DC.Creator") == ["Ada Example"]
    assert page.meta("DC.Date") == ["2025-01-31"]
    assert page.meta("DC.Type") == ["XMPP Extension Protocol, Standards Track, Stable"]
    assert page.meta("og:url") == ["https://xmpp.org/extensions/xep-9999.html"]
    links = {
        (given["rel"], given["href"]) for tag, given in page.elements if tag == "link" and "href" in given
    }
    assert ("canonical", "https://xmpp.org/extensions/xep-9999.html") in links
    assert ("alternate", "https://xmpp.org/extensions/xep-9999.xml") in links
    assert 'XEP-9999: A "case" & more' in page.text


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("xep-0030", "xep-0030.html"),
        ("inbox/a b", "inbox/a%20b.html"),
        ("xep-template", "xep-template.html"),
        ("xep-kettle", ""),
        ("draft", ""),
        ("inbox", ""),
    ],
)
def test_what_the_xsf_publishes_has_an_address(name: str, address: str) -> None:
    page = Page(render(xep_with(), name=name))
    given = [given["href"] for tag, given in page.elements if given.get("rel") == "canonical"]
    assert given == ([f"https://xmpp.org/extensions/{address}"] if address else [])
    assert (f"{name}.xml" in page.text) == bool(address)


def test_the_records_of_a_vulnerability_stay_where_they_are() -> None:
    cve = "<section1 topic='CVE'><cve id='2020/1?x#y' url=''>Boils over.</cve></section1>"
    page = Page(render(resolve(parse(document(cve))), name="x"))
    assert "https://nvd.nist.gov/vuln/detail/CVE-2020/1%3FX%23Y" in page.all("href")


def test_rights_follow_the_notice() -> None:
    xep = xep_with()
    legal = xep.header.legal
    assert legal
    free = Legal(("Placed in the Public Domain.",), (), (), (), (), legal.at)
    other = Legal(("Tea is copyright (c) 2009 by the House of\n  Leaves, Inc.",), (), (), (), (), legal.at)
    silent = Legal(("Ask the author.",), (), (), (), (), legal.at)
    assert "© 1999–2024 XMPP Standards Foundation" in render(xep, name="x")
    assert "© 2009 House of Leaves, Inc" in render(with_header(xep, legal=other), name="x")
    assert "© 2025 XMPP Standards Foundation" in render(with_header(xep, legal=silent), name="x")
    page = render(with_header(xep, legal=free), name="x")
    assert "In the public domain" in page
    assert "©" not in page
    assert "carries no legal notice" in render(with_header(xep, legal=None), name="x")


def test_a_page_of_its_own_fetches_nothing() -> None:
    page = render(xep_with(), name="xep-9999")
    read = Page(page)
    assert read.all("src") == []
    assert {given["rel"] for tag, given in read.elements if tag == "link"} == {
        "canonical",
        "alternate",
        "schema.DC",
    }
    (policy,) = [
        given["content"]
        for tag, given in read.elements
        if given.get("http-equiv") == "Content-Security-Policy"
    ]
    for tag in ("style", "script"):
        content = re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", page, re.DOTALL)
        digests = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in content]
        assert re.findall(rf"{tag}-src 'sha256-([^']+)'", policy) == digests
    assert policy.startswith("default-src 'none';")


@pytest.mark.parametrize(("static", "home"), [("static/", "index.html"), ("../static/", "../index.html")])
def test_a_page_of_a_site_shares_its_looks(static: str, home: str) -> None:
    page = Page(render(xep_with(), name="xep-9999", static=static))
    assert page.all("src", "script") == [f"{static}xep.js"]
    assert f"{static}xep.css" in page.all("href", "link")
    assert home in page.all("href", "a")
    assert ("style", {}) not in page.elements
    assert set(static_files()) == {"xep.css", "xep.js"}


def test_errors_are_told_on_top_of_the_page() -> None:
    broken = resolve(parse(document("<section1 topic='A' anchor='a'><p>Some &nothing; text</section1>")))
    page = render(broken, name="draft")
    box = page.partition("<h1>")[0]
    assert "This document has errors" in box
    for diagnostic in broken.diagnostics:
        assert diagnostic.message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in box
    (first, *_) = broken.diagnostics
    assert first.span
    assert f"<li>Line {first.span.start.line}: " in box
    assert "This document has errors" not in render(xep_with(), name="draft")


def test_the_skeleton_serves_other_pages() -> None:
    main = Html('<main id="main"></main>')
    page = Page(skeleton("<All> documents", [main], static="static/").decode())
    assert "<All> documents" in page.text
    assert "#main" in page.all("href", "a")
    assert page.all("lang", "html") == ["en"]


def test_pictures_of_the_tree_come_with_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xep.ent").touch()
    content = b"\x89PNG\r\n\x1a\nrest"
    (tmp_path / "dot.png").write_bytes(content)
    path = tmp_path / "draft.xml"
    path.write_bytes(
        document("<p><img src='dot.png' alt='1'/><img src='no.png' alt='2'/><img src='dot.png' alt='3'/></p>")
    )
    uri = f"data:image/png;base64,{base64.b64encode(content).decode()}"

    def shown() -> list[str | None]:
        source = parse(path)
        page = Page(
            FORMATS["html"].render(resolve(source), Setting({}, "draft", source=source)).content.decode()
        )
        return [found.get("src") for tag, found in page.elements if tag == "img"]

    assert shown() == [uri, "no.png", uri]
    monkeypatch.setattr(limits, "ALL_PICTURES_BYTES", 2 * len(uri) - 1)
    assert shown() == [uri, "no.png", "dot.png"]
