"""The entities by which documents cite XEPs, RFCs and others: what each says, and how a new one is written.

They all have one shape: a linked label, and a note with the title and the printed address. The label
of a XEP is its title with the number, that of an RFC its number.
"""

from __future__ import annotations

import re
from functools import lru_cache

from xeptools.frozen import frozen
from xeptools.source.declarations import Declaration
from xeptools.source.entities import EntityFile
from xeptools.source.references import unescape

PAGES = "https://xmpp.org/extensions/"
"""Where the pages of the XMPP series are, for a file that does not say where its own are."""

_CITATION = re.compile(
    rb"<span class=[\"']ref[\"']>\s*<link url=[\"'](?P<page>[^\"'<]*)[\"']>(?P<label>[^<]*)</link>\s*</span>"
    rb"\s*<note>(?P<about>[^<]*?)&lt;\s*"
    rb"<link url=[\"'](?P<target>[^\"'<]*)[\"']>(?P<printed>[^<]*)</link>"
)
_SERIES = re.compile(r"(xep(?=\d{4}$)|rfc)(\d+)")
_LABEL = {
    "xep": re.compile(rb"\s*+(?P<title>.*\S)\s*\(XEP-(?P<number>\d{1,9})\b[^()]*\)\s*", re.DOTALL),
    "rfc": re.compile(rb"\s*RFC\s*(?P<number>\d{1,9})\s*(?P<title>)"),
}
_ABOUT = re.compile(rb"\s*(?:XEP-|RFC\s*)(?P<number>\d{1,9})\b:?\s*+(?P<title>(?:.*\S)?)\s*", re.DOTALL)
_PAGE = {
    "xep": re.compile(rb"\bxep-(?P<number>\d{4})\.html$"),
    "rfc": re.compile(rb"\brfc(?P<number>\d{1,9})(?:\.\w+|/)?$", re.IGNORECASE),
}
_REGULAR = re.compile(
    rb"<span class=([\"'])ref\1><link url=\1[^\"'<]*xep-\d{4}\.html\1>"
    rb"(?P<title>[^<]*?\S) \(XEP-\d{4}\)</link></span>\s*"
    rb"<note>XEP-\d{4}: (?P<about>[^<]*?\S) &lt;"
    rb"<link url=\1[^\"'<]*xep-\d{4}\.html\1>[^<]*</link>&gt;\.</note>"
)


@frozen
class Words:
    """A part of an entity; ``start`` and ``end`` are bytes of the file's UTF-8."""

    text: str
    """As readers get it, white space made one blank."""
    start: int
    end: int


@frozen
class Value:
    """What stands between the quotes of a declaration: bytes ``start`` to ``end`` of the file's UTF-8."""

    start: int
    end: int
    quote: str


@frozen
class Citation:
    """What a citing entity says."""

    name: str
    quote: str
    """What stands around the text of the entity."""
    series: str
    """``xep`` or ``rfc`` where the entity is named after a document of these series, else empty."""
    number: str
    """As in the entity's name."""
    titles: tuple[Words, ...]
    """In the label and in the note, of a XEP."""
    numbers: tuple[Words, ...]
    """Those that are printed: in the label and in the note."""
    page: Words
    """The address behind the label."""
    target: Words
    """The address behind the one that the note prints."""
    printed: Words
    strays: tuple[Words, ...]
    """The number in each address that is another document's of the series."""


def citations(file: EntityFile) -> tuple[Citation, ...]:
    """The entities of the file that have the shape of a citation, in its order."""
    return _citations(file.declarations, file.utf8)


@lru_cache(maxsize=1)  # each of several rules asks for those of the same file
def _citations(declarations: tuple[Declaration, ...], utf8: bytes) -> tuple[Citation, ...]:
    found = (citation_of(declaration, utf8) for declaration in declarations)
    return tuple(one for one in found if one is not None)


def citation_of(declaration: Declaration, utf8: bytes) -> Citation | None:
    """What an entity says that is declared in ``utf8``; None where it has not the shape of a citation."""
    found = _CITATION.search(utf8, declaration.start, declaration.end)
    if found is None:
        return None
    series = number = ""
    parts: list[re.Match[bytes]] = []
    if named := _SERIES.fullmatch(declaration.name):
        series, number = named.groups()
        label = _LABEL[series].fullmatch(utf8, *found.span("label"))
        about = _ABOUT.fullmatch(utf8, *found.span("about"))
        parts = [part for part in (label, about) if part is not None]
    return Citation(
        declaration.name,
        value_of(declaration, utf8).quote,
        series,
        number,
        tuple(_words(part, "title") for part in parts) if series == "xep" else (),
        tuple(_words(part, "number") for part in parts),
        _words(found, "page"),
        _words(found, "target"),
        _words(found, "printed"),
        tuple(
            _words(address, "number")
            for part in ("page", "target", "printed")
            if series and (address := _PAGE[series].search(utf8, *found.span(part)))
            if int(address["number"]) != int(number)
        ),
    )


def is_regular(declaration: Declaration, utf8: bytes) -> bool:
    """Whether the entity of a XEP is written as the editors' own program writes it, blanks and all.

    The blank before the note does not count here.
    """
    value = value_of(declaration, utf8)
    found = _REGULAR.fullmatch(utf8[value.start : value.end].strip())
    return found is not None and all(
        found[part] == b" ".join(found[part].split()) for part in ("title", "about")
    )


def value_of(declaration: Declaration, utf8: bytes) -> Value:
    """Where the text of an entity stands, or the address of an external one."""
    # The last quote in a declaration closes what the first of its kind opens.
    end = max(utf8.rfind(quote, declaration.start, declaration.end) for quote in (b'"', b"'"))
    quote = utf8[end : end + 1]
    return Value(utf8.index(quote, declaration.start) + 1, end, quote.decode())


def citation_of_xep(number: str, title: str, pages: str = PAGES, quote: str = '"') -> str:
    """The text of an entity that cites a XEP, for a declaration in ``quote``; ``pages`` ends in a slash."""
    inner = "'" if quote == '"' else '"'
    link = f"<link url={inner}{pages}xep-{number}.html{inner}>"
    title = as_literal(title, quote)
    return (
        f"<span class={inner}ref{inner}>{link}{title} (XEP-{number})</link></span> "
        f"<note>XEP-{number}: {title} &lt;{link}{pages}xep-{number}.html</link>&gt;.</note>"
    )


def as_literal(text: str, quote: str = '"') -> str:
    """Plain text as it stands in an entity's declaration that has this ``quote`` around it."""
    for character, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("%", "&#37;")):
        text = text.replace(character, written)
    return text.replace(quote, "&quot;" if quote == '"' else "&apos;")


def _words(found: re.Match[bytes], group: str) -> Words:
    text = unescape(found[group].decode("utf-8", "replace"))
    return Words(" ".join(text.split()), *found.span(group))
