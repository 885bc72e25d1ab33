"""Markdown, as a CommonMark parser reads it: the words of the document, and no markup but ours."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from cases import Case, cases, document
from sites import PROJECT
from words import words_of
from xeptools import Xep, parse, resolve
from xeptools.renderers.markdown import render
from xeptools.resolver.anchors import FIXED

ATTACK = PROJECT / "tests" / "browser" / "attack.xml"
OURS = re.compile(r'</?(?:sub|sup|em|strong)>|<br>|<a id="[^"<>]*">|</a>|<!-- -->\s*')
REMARKS = re.compile(
    r" ?\[(?:picture|address) refused\]|\(records: NVD, CVE\)|\[Picture: without a description\]"
)
PICTURE = re.compile(r"\[Picture: ([^]]*)\]")
LABELS = re.compile(r"Example|Table|[0-9.]+|•|\^\^|<<|\([-a-zA-Z0-9]+\)|[a-zA-Z]+\.|CVE")
"""Words that are not the document's: labels, numbers, marks of lists and spans."""


def tokens(text: str) -> Iterator[Token]:
    """What a parser makes of Markdown, without the frame of blocks."""
    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin, inline=False, move_to_end=False)
    parser.normalizeLinkText = str  # type: ignore[assignment]
    for token in parser.parse(text):
        yield from token.children or [] if token.type == "inline" else [token]
        if token.type == "inline":
            yield Token("softbreak", "", 0)


def read(text: str) -> str:
    """What a reader of the rendered Markdown sees."""
    parts: list[str] = []
    for token in tokens(text):
        if token.type in ("text", "code_inline", "text_special"):
            parts.append(token.content)
        elif token.type in ("image", "fence", "code_block"):
            parts.append(f" {token.content.removeprefix('without a description')} ")
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type.startswith("html_"):
            assert OURS.fullmatch(token.content), token.content
            parts.append(" " if token.content == "<br>" else "")
    return PICTURE.sub(r" \1 ", REMARKS.sub("", "".join(parts)))


def body(text: str) -> str:
    """The sections and the notes."""
    sections = text[re.search(r"^## \d", text, re.MULTILINE).start() :]  # type: ignore[union-attr]
    before, after = re.split("\n## Appendices(?: <.*>)?\n", sections, maxsplit=1)
    notes = after[after.index("### Appendix G") : after.index("### Appendix H")].partition("\n")[2]
    return before + notes.replace("This document has no notes.", "")


def differences(xep: Xep) -> tuple[list[str], list[str]]:
    """Words that are lost, and words that come from nowhere."""
    said = Counter(word.rstrip(":") for word in words_of(xep))
    read_ = Counter(word.rstrip(":") for word in read(body(render(xep, name="draft"))).split())
    more = [word for word in (read_ - said).elements() if not LABELS.fullmatch(word)]
    return sorted((said - read_).elements()), sorted(more)


def dangling(text: str) -> list[str]:
    """Links that lead to nothing in the document."""
    links: list[str] = []
    anchors: set[str] = set()
    for token in tokens(text):
        links += [str(token.attrs["href"])] if "href" in token.attrs else []
        anchors |= {unescape(name) for name in re.findall('<a id="(.*)">', token.content)}
    places = {link: {link[1:], unquote(link[1:])} for link in links if link.startswith("#")}
    return [link for link, names in places.items() if not names & anchors]


@pytest.mark.parametrize("case", [*cases("render"), *cases("resolve")], ids=lambda case: case.id)
def test_words_and_links_of_cases(case: Case) -> None:
    xep = resolve(parse(document(case.source)))
    assert dangling(render(xep, name="draft")) == []
    if xep.sections:
        assert differences(xep) == ([], [])


@pytest.mark.parametrize("anchor", [*FIXED, "a", "caf%C3%A9", "example-1", "note-1", "nowhere"])
def test_link_leads_somewhere_or_is_text(anchor: str) -> None:
    body = f"""<section1 topic='A' anchor='a'><p><link url='#{anchor}'>x</link><note>One.</note></p>
<table><tr><td><example caption='E'>c</example></td></tr></table></section1>
<section1 topic='B' anchor='café'><p>y</p></section1>"""
    text = render(resolve(parse(document(body))), name="draft")
    assert dangling(text) == []
    assert ("[x](#" in text) == (anchor != "nowhere")


TRICKY = st.text(st.sampled_from("ab 1.)*_`~[]()<>!&;:|#+-=\\\"'^/{}$@\t\xa0é"), min_size=1, max_size=30)
TAGS = st.sampled_from(["em", "strong", "tt", "link url='u(v)'", "span class='sub'"])
PLACES = """<p>{0}</p><p>One.<br/>{0}</p><ul><li>{0}</li></ul><dl><di><dt>{0}</dt><dd>{0}</dd></di></dl>
<p>w<note>{0}</note>{0}</p><table><tr><th>{0}</th></tr><tr><td>{0}</td></tr></table>"""


@example(["\\\xa0"], "em")
@example(["1", "1_", "1"], "em")
@given(st.lists(TRICKY, min_size=1, max_size=4), TAGS)
def test_any_text_comes_out_as_it_is(texts: list[str], tag: str) -> None:
    inner = ""
    for number, text in enumerate(texts):
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        inner += f"<{tag}>{escaped}</{tag.split(maxsplit=1)[0]}>" if number % 2 else escaped
    xep = resolve(parse(document(PLACES.format(inner))))
    said, seen = (
        Counter("".join(words_of(xep))),
        Counter("".join(read(body(render(xep, name="draft"))).split())),
    )
    assert not said - seen
    assert seen - said <= Counter("1Table1.:")


def test_attack_brings_in_nothing_of_its_own() -> None:
    text = render(resolve(parse(ATTACK)), name="inbox/attack")
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)
    read(text)
    links = [str(token.attrs.get("href", token.attrs.get("src", ""))) for token in tokens(text)]
    kept = {link.partition(":")[0] for link in links if link and not link.startswith("#")}
    assert kept == {"https", "http", "mailto", "xmpp"}
    hosts = {link for link in links if link.startswith("https://xmpp.org/extensions/java")}
    assert hosts, "relative addresses lead to the site"


def test_corpus_keeps_its_words_and_links(corpus: Path) -> None:
    found = {}
    for path in sorted(corpus.glob("xep-*.xml")):
        xep = resolve(parse(path, tree=corpus))
        lost = dangling(render(xep, name=path.stem))
        if xep.sections and (told := (*differences(xep), lost)) != ([], [], []):
            found[path.stem] = told
    assert found == {}


@pytest.mark.parametrize(
    ("rows", "aligned"),
    [
        ("<tr><td align='right'>a</td></tr>", "| ---: |"),
        ("<tr><td align='left'>a</td></tr><tr><td align='right'>b</td></tr>", "| --- |"),
        ("<tr><th>a</th></tr><tr><td align='right'>b</td></tr>", "| ---: |"),
    ],
)
def test_a_column_is_aligned_as_its_cells_below_the_head_are(rows: str, aligned: str) -> None:
    xep = resolve(parse(document(f"<section1 topic='T'><table caption='C'>{rows}</table></section1>")))
    assert aligned in render(xep, name="draft").split("\n")
