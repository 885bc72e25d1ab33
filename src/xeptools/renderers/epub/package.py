"""What a book says of itself: its package document and its table of contents (EPUB 3.3 §5, §7)."""

import datetime as dt
import uuid
from collections.abc import Iterable
from html import escape

from xeptools.model import Entry, Header, Xep
from xeptools.model.walk import text_of
from xeptools.renderers.epub.chapters import Chapter, page
from xeptools.renderers.epub.pictures import Pictures
from xeptools.renderers.html.markup import address
from xeptools.renderers.matter import APPENDICES, PUBLISHED, full_title, rights, spelled

_ACCESS = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityHazard", "none"),
)
"""What EPUB Accessibility 1.1 asks a book to tell."""


def package(
    header: Header, name: str, day: dt.date | None, chapters: tuple[Chapter, ...], pictures: Pictures
) -> str:
    """Give the package document.

    The identifier is made of the document's address, so a later version of it is the same book; ``day`` is
    when it was modified.
    """
    described = [
        ("dc:title", full_title(header)),
        ("dc:language", "en"),
        *(("dc:creator", author.name) for author in header.authors),
        ("dc:publisher", "XMPP Standards Foundation"),
        ("dc:description", " ".join(text_of(header.abstract).split())),
        ("dc:rights", rights(header)),
        *(("dc:subject", tag.text) for tag in header.tags),
        ("dc:date", day.isoformat() if day else ""),
    ]
    modified = f"{day or dt.date(1980, 1, 1)}T00:00:00Z"
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"{PUBLISHED}{name}.html")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">',
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
        f'<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>',
        *(f"<{key}>{_text(value)}</{key}>" for key, value in described if value.strip()),
        f'<meta property="dcterms:modified">{modified}</meta>',
        *(f'<meta property="{key}">{value}</meta>' for key, value in _ACCESS),
        *(['<meta property="schema:accessMode">visual</meta>'] if pictures.files else []),
        "</metadata>",
        "<manifest>",
        *_manifest(chapters, pictures),
        "</manifest>",
        "<spine>",
        *_spine(chapters),
        "</spine>",
        "</package>",
    ]
    return "\n".join(lines) + "\n"


def _manifest(chapters: tuple[Chapter, ...], pictures: Pictures) -> Iterable[str]:
    yield '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    yield '<item id="style" href="style.css" media-type="text/css"/>'
    yield '<item id="cover-image" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>'
    for number, chapter in enumerate(chapters):
        yield f'<item id="c{number}" href="{chapter.file}" media-type="application/xhtml+xml"/>'
    for number, (file, kind) in enumerate(pictures.types.items()):
        yield f'<item id="p{number}" href="{file}" media-type="{kind}"/>'


def _spine(chapters: tuple[Chapter, ...]) -> Iterable[str]:
    """Give the order of reading, the contents after the front."""
    for number, _ in enumerate(chapters):
        yield f'<itemref idref="c{number}"/>'
        if number == 1:
            yield '<itemref idref="nav"/>'


def navigation(xep: Xep, chapters: tuple[Chapter, ...]) -> str:
    """Give the table of contents, and where the parts of the book begin."""
    places = {anchor: chapter.file for chapter in chapters for anchor in chapter.anchors}
    items = [_item(full_title(xep.header), "front.xhtml")]
    items += [_entry(entry, places) for entry in xep.contents]
    below = "".join(
        _item(f"{letter} {title}", f"appendices.xhtml#appendix-{name}") for letter, name, title in APPENDICES
    )
    items.append(_item("Appendices", "appendices.xhtml", f"\n<ol>\n{below}</ol>\n"))
    body = (
        '<nav id="toc" epub:type="toc" role="doc-toc" aria-labelledby="contents">\n'
        f'<h2 id="contents">Contents</h2>\n<ol>\n{"".join(items)}</ol>\n</nav>\n'
        '<nav epub:type="landmarks" aria-label="Landmarks" hidden="hidden">\n<ol>\n'
        '<li><a epub:type="cover" href="cover.xhtml">Cover</a></li>\n'
        '<li><a epub:type="toc" href="nav.xhtml#toc">Contents</a></li>\n'
        '<li><a epub:type="bodymatter" href="front.xhtml">Text</a></li>\n</ol>\n</nav>'
    )
    return page("Contents", body)


def _entry(entry: Entry, places: dict[str, str]) -> str:
    below = "".join(_entry(inner, places) for inner in entry.entries)
    to = f"{places[entry.anchor]}{address(f'#{entry.anchor}')}"
    return _item(f"{entry.number} {entry.title}", to, f"\n<ol>\n{below}</ol>\n" if below else "")


def _item(title: str, to: str, below: str = "") -> str:
    return f'<li><a href="{to}">{_text(title)}</a>{below}</li>\n'


def _text(value: str) -> str:
    return escape(spelled(value))
