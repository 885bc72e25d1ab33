"""Pictures: their bytes, measured, as data in the source.

Nothing is fetched, and no file is opened here: what is printed is in the document itself, or a file of its
tree that the source has read.
"""

from __future__ import annotations

import base64
import re

from xeptools.model import Image
from xeptools.renderers.typst.literals import Typ, literal
from xeptools.renderers.typst.sheet import Sheet

_DATA = re.compile(r"data:image/(\w+);base64,")
_PIXEL = 0.75
"""Points: CSS Values 4 §6.2 has 96 pixels to the inch."""
_MOST_PIXELS = 40_000_000
_MOST_CHARACTERS = 4_000_000
"""Of all pictures in the source of one document: about 1.1 MB of theirs, each as often as it is shown."""
_TALLEST = 600.0
"""Points of a page that a picture takes at most, beside running heads and a line of text."""

Size = tuple[int, int]
"""Width and height in pixels; none is zero."""


def picture(image: Image, sheet: Sheet) -> Typ:
    """Give a picture, or in words what should be there."""
    if not image.src:
        return _in_words(image.alt, "picture refused", sheet)
    described = image.alt or "Picture without a description"
    if not image.alt:
        sheet.tell(
            "a picture has no description for readers who cannot see it", "say in alt what it shows", image.at
        )
    uri = sheet.embedded(image.src)
    found = _DATA.match(uri)
    if found is None:
        sheet.tell(
            "a picture is neither in the document itself nor in the tree, so it is not printed",
            "embed it as data:",
            image.at,
        )
        return _in_words(described, "picture not printed", sheet)
    form = {"jpeg": "jpg"}.get(found[1], found[1])
    content = base64.b64decode(uri[found.end() :] + "==")
    size = measured(form, content)
    if size is None or image.src in sheet.unreadable:
        sheet.tell(
            f"a picture is too large, or is no {form.upper()} that can be read", "make it anew", image.at
        )
        return _in_words(described, "picture not printed", sheet)
    width, height = _extent(image, size, sheet.width)
    data = literal(f"[{','.join(map(str, content))}]")
    if (taken := sheet.record.drawn + len(data)) > _MOST_CHARACTERS:
        sheet.tell(
            "the pictures are too large together, so one is not printed", "make them smaller", image.at
        )
        return _in_words(described, "picture not printed", sheet)
    sheet.record.drawn = taken
    call = Typ(f'#picture("{form}", {data}, {width:.1f}pt, {height:.1f}pt, {sheet.text(described)})')
    sheet.record.pictures[image.src] = call
    return call


def measured(form: str, content: bytes) -> Size | None:
    """Give the size; None for what is no such picture, or larger than any page needs."""
    size = _SIZES[form](content)
    return size if size and 0 < size[0] * size[1] <= _MOST_PIXELS else None


def _in_words(said: str, why: str, sheet: Sheet) -> Typ:
    return Typ(f"#{sheet.text(said)}#soft[#{literal(f' [{why}]')}]")


def _extent(image: Image, size: Size, room: float) -> tuple[float, float]:
    """Give width and height in points: the author's or the picture's own, shrunk to what the page has."""
    width, height = map(float, size)
    if image.width and image.height:
        width, height = image.width, image.height
    elif image.width:
        width, height = image.width, height * image.width / width
    elif image.height:
        width, height = width * image.height / height, image.height
    width, height = width * _PIXEL, height * _PIXEL
    shrunk = min(1.0, room / width, _TALLEST / height)
    return max(width * shrunk, 1.0), max(height * shrunk, 1.0)


def _png(content: bytes) -> Size | None:
    """Read the first chunk (PNG 3 §11.2.1)."""
    if content[:8] != b"\x89PNG\r\n\x1a\n" or content[12:16] != b"IHDR":
        return None
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def _gif(content: bytes) -> Size | None:
    """Read the screen descriptor (GIF 89a §18)."""
    if content[:4] != b"GIF8":
        return None
    return int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little")


def _jpeg(content: bytes) -> Size | None:
    """Go from segment to segment up to the one that begins a frame (ITU-T T.81 B.1)."""
    at = 2
    while content[:2] == b"\xff\xd8" and content[at : at + 1] == b"\xff" and at + 9 < len(content):
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7])
        at += 1 if marker == 0xFF else 2 + int.from_bytes(content[at + 2 : at + 4])
    return None


def _webp(content: bytes) -> Size | None:
    """Read the first chunk (RFC 9649 §2.5 to §2.7)."""
    bits = int.from_bytes(content[21:30], "little")
    match content[:4] + content[8:16]:
        case b"RIFFWEBPVP8X":
            return (bits >> 24 & 0xFFFFFF) + 1, (bits >> 48 & 0xFFFFFF) + 1
        case b"RIFFWEBPVP8L":
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"RIFFWEBPVP8 ":
            return bits >> 40 & 0x3FFF, bits >> 56 & 0x3FFF
        case _:
            return None


_SIZES = {"png": _png, "gif": _gif, "jpg": _jpeg, "webp": _webp}
