"""Any tree that the model can hold becomes a sound page, whatever its texts are."""

import re
from html.parser import HTMLParser

from hypothesis import given, settings

from trees import documents
from xeptools import model
from xeptools.renderers.html import render

WORD = re.compile(r"[\w-]+")
VOID = {"meta", "link", "br", "img"}
KNOWN = VOID | set(
    WORD.findall("""
    html head title style script body main header footer nav section h1 h2 h3 h4 h5 h6 p a span strong em code
    pre sup sub cite dfn mark small ul ol li dl dt dd div figure figcaption table thead tbody tr th td
    blockquote details summary time""")
)
ATTRIBUTES = set(
    WORD.findall("""
    lang charset http-equiv content name property rel href type src defer id class role aria-label
    aria-labelledby aria-current alt width height start colspan rowspan scope datetime""")
)


class Sound(HTMLParser):
    """Reads a page and stops at what does not belong there."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in KNOWN, tag
        assert {name for name, _ in attrs} <= ATTRIBUTES
        assert "a" not in self.open or tag not in {"a", "div", "p", "section"}, "a link in a link"
        for name, value in attrs:
            if name == "href" and tag == "a":
                assert not re.match(r"(?i)\s*(javascript|data|vbscript):", value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@settings(max_examples=100, deadline=None)
@given(documents())
def test_any_tree_makes_a_sound_page(xep: model.Xep) -> None:
    page = render(xep, name=f"inbox/{xep.header.title.text}", static="static/").decode()
    sound = Sound()
    sound.feed(page)
    sound.close()
    assert sound.open == []
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
