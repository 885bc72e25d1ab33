"""The cover of a book: a picture of its number, title, authors and date."""

import textwrap
from html import escape

from xeptools.model import Header
from xeptools.renderers.matter import dated, full_title, label, spelled, status_shown

_WIDTH, _HEIGHT = 1200, 1600
_LETTERS = 20
"""Letters of the title in a line."""
_LINES = 7


def cover(header: Header) -> str:
    """Give the cover as SVG, in letters of the reader's own fonts."""
    newest = header.newest
    title = textwrap.wrap(header.title.text, _LETTERS)
    if len(title) > _LINES:
        title = [*title[: _LINES - 1], f"{title[_LINES - 1]} …"]
    authors = textwrap.wrap(", ".join(author.name for author in header.authors), 48)[:4]
    below = [status_shown(header.status.text), f"{newest.version}, {dated(newest)}" if newest else ""]
    texts = [
        _text("XMPP Extension Protocol", 170, 44, "#9fd0e6"),
        _text(label(header), 300, 96, "#ffffff"),
        *(_text(row, 520 + 105 * number, 88, "#ffffff") for number, row in enumerate(title)),
        *(_text(row, 1260 + 56 * number, 42, "#d5e6ee") for number, row in enumerate(authors)),
        _text(" · ".join(part for part in below if part), 1520, 42, "#9fd0e6"),
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}">\n'
        f"<title>{_escaped(full_title(header))}</title>\n"
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#12313f"/>\n'
        f'<rect x="100" y="360" width="200" height="10" fill="#e8a33d"/>\n{"".join(texts)}</svg>\n'
    )


def _text(text: str, y: int, size: int, colour: str) -> str:
    return (
        f'<text x="100" y="{y}" font-size="{size}" fill="{colour}" font-family="sans-serif">'
        f"{_escaped(text)}</text>\n"
    )


def _escaped(text: str) -> str:
    return escape(spelled(text))
