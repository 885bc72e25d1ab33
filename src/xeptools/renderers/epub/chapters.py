"""The chapters of a book: the parts of the HTML page as XHTML, with links that lead through the book.

What is worked on here is our own markup, in which all text of a document is escaped: so a tag is found by its
brackets, and an attribute by its double quotes.
"""

import re
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import unquote, urlsplit

from xeptools.frozen import frozen
from xeptools.model import Image, Link, LinkKind, Xep
from xeptools.renderers.epub.pictures import Pictures
from xeptools.renderers.html.appendices import appendices
from xeptools.renderers.html.blocks import sections
from xeptools.renderers.html.front import banner, faults, front
from xeptools.renderers.html.site import Site
from xeptools.renderers.matter import address_of, full_title, picture_address, spelled
from xeptools.tree.facts import Corpus

_ID = re.compile(r' id="([^"]*)"')
_ANCHOR = re.compile(r'<a ([^>]*?)href="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"([^>]*)>')
_HOST = re.compile(r"[^\s\x00-\x20#%/:<>?@\[\\\]^|]+|\[[0-9A-Fa-f:.]+\]")


@frozen
class Chapter:
    """A file of the book."""

    file: str
    title: str
    content: str
    anchors: frozenset[str]
    """The places in it that a link can lead to."""


def chapters(xep: Xep, corpus: Corpus, name: str, pictures: Pictures) -> tuple[Chapter, ...]:
    """Give cover, front, a chapter for each section of the first level, and the appendices."""
    site = Site(corpus, None, pictures.add)
    title = full_title(xep.header)
    parts = [
        ("front.xhtml", title, banner(xep.header, site) + faults(xep, site) + front(xep, site)),
        *(
            (
                f"section-{section.number}.xhtml",
                f"{section.number} {section.title}",
                sections((section,), site),
            )
            for section in xep.sections
        ),
        ("appendices.xhtml", "Appendices", "".join(appendices(xep, name, site))),
    ]
    anchors = {file: frozenset(map(unescape, _ID.findall(markup))) for file, _, markup in parts}
    places = {anchor: file for file, found in anchors.items() for anchor in found}
    cover = (
        f'<section class="cover" epub:type="cover"><img src="cover.svg" alt="{_quoted(title)}"/></section>'
    )
    made = [Chapter("cover.xhtml", "Cover", page("Cover", cover), frozenset())]
    for file, heading, markup in parts:
        body = _linked(_well_formed(markup, pictures), file, places)
        made.append(Chapter(file, heading, page(heading, body), anchors[file]))
    return tuple(made)


def page(title: str, body: str) -> str:
    """Give a file of XHTML around markup."""
    return spelled(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        'lang="en" xml:lang="en">\n'
        f"<head>\n<title>{escape(title)}</title>\n"
        '<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _quoted(text: str) -> str:
    return escape(spelled(text))


def _well_formed(markup: str, pictures: Pictures) -> str:
    """Give markup as XML has it, and in words the pictures that are no files of the book."""

    def image(found: re.Match[str]) -> str:
        src, alt, size = found.groups()
        if src in pictures.files:
            return f'<img src="{src}" alt="{alt}"{size}/>'
        url = picture_address(Image(unescape(src), "", None, None, -1))
        where = f": {_quoted(url)}" if url else ""
        return f'<span class="refused">{alt} <small>[picture not in this book{where}]</small></span>'

    return _IMAGE.sub(image, markup).replace("<br>", "<br/>").replace("&nbsp;", "&#160;")


def _linked(markup: str, file: str, places: Mapping[str, str]) -> str:
    """Give markup whose links lead to the files of the book or to the web; what leads nowhere is text."""

    def link(found: re.Match[str]) -> str:
        before, url, after, content = found.groups()
        to = _address(unescape(url), file, places)
        return f'<a {before}href="{escape(to)}"{after}>{content}</a>' if to else f"<span>{content}</span>"

    return _ANCHOR.sub(link, markup)


def _address(url: str, file: str, places: Mapping[str, str]) -> str:
    if url.startswith("#"):
        place = places.get(unquote(url[1:]))
        return "" if place is None else url if place == file else f"{place}{url}"
    if url.startswith(("mailto:", "xmpp:")):
        return url
    if not re.match("https?:", url):
        url = address_of(Link(LinkKind.RELATIVE, url, (), None, -1))
    try:
        parts = urlsplit(url)
        reachable = _HOST.fullmatch(parts.hostname or "") and parts.port != 0
    except ValueError:
        return ""
    return url if reachable and "//" in url else ""
