"""Pictures: their bytes, checked and measured, as data in the source.

Nothing is fetched and no file is opened: a picture is in the document itself, or its bytes are given.
"""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from xeptools.model import Image
from xeptools.renderers.typst.literals import Typ, literal
from xeptools.renderers.typst.sheet import Sheet

_DATA = re.compile(r"data:image/(png|jpe?g|gif|webp|svg\+xml)((?:;[^,]*)?),", re.IGNORECASE)
_FORMATS = {"jpeg": "jpg", "svg+xml": "svg"}
_PIXEL = 0.75
"""Points: CSS Values 4 §6.2 has 96 pixels to the inch."""
_MOST_PIXELS = 40_000_000
_MOST_BYTES = 10_000_000
_TALLEST = 600.0
"""Points of a page that a picture takes at most, for its caption and the running heads."""
_FORBIDDEN = re.compile(
    rb"<!|<\?xml-stylesheet|@import|url\(\s*['\"]?(?!\s*#)|<(?:\w+:)?(?:filter|foreignObject|script)\b"
    rb"|href\s*=\s*['\"]\s*(?!\s*(?:#|data:image/(?:png|jpe?g|gif|webp)[;,]))",
    re.IGNORECASE,
)
"""What a drawing may not have: declarations, addresses of anything outside it, effects of any size."""


def picture(image: Image, sheet: Sheet) -> Typ:
    """Give a picture, or in words what should be there."""
    described = image.alt or "Picture without a description"
    if not image.src:
        return _in_words(image.alt, "picture refused", sheet)
    if not image.alt:
        sheet.tell("a picture has no description: readers who cannot see it get nothing", "say it in alt")
    found = _data(image.src)
    if found is None:
        sheet.tell(
            "a picture is not in the document itself and cannot be printed", "embed it as a data: address"
        )
        return _in_words(described, "picture not printed", sheet)
    form, content = found
    size = measured(form, content)
    if size is None or image.src in sheet.unreadable:
        sheet.tell(f"a picture cannot be read as {form.upper()}, or is too large to print", "make it anew")
        return _in_words(described, "picture not printed", sheet)
    width, height = _extent(image, size, sheet.width)
    data = literal(str([*content]))
    call = Typ(f'#picture("{form}", {data}, {width:.1f}pt, {height:.1f}pt, {sheet.text(described)})')
    sheet.record.pictures[image.src] = call
    return call


def _in_words(said: str, why: str, sheet: Sheet) -> Typ:
    return Typ(f"#{sheet.text(said)}#soft[#{literal(f' [{why}]')}]")


def _data(source: str) -> tuple[str, bytes] | None:
    """Give format and bytes of a ``data:`` address (RFC 2397) of a kind that can be printed."""
    head = _DATA.match(source)
    if head is None:
        return None
    content = unquote_to_bytes(source[head.end() :])
    if ";base64" in head[2].lower():
        try:
            content = base64.b64decode(re.sub(rb"\s+", b"", content) + b"==")
        except binascii.Error:
            content = b""
    form = head[1].lower()
    return _FORMATS.get(form, form), content


def _extent(image: Image, size: tuple[float, float], room: float) -> tuple[float, float]:
    """Give width and height in points: the author's or the picture's own, shrunk to what the page has."""
    width, height = size
    if image.width and image.height:
        width, height = image.width, image.height
    elif image.width:
        width, height = image.width, height * image.width / width
    elif image.height:
        width, height = width * image.height / height, image.height
    width, height = max(1.0, width * _PIXEL), max(1.0, height * _PIXEL)
    shrunk = min(1.0, room / width, _TALLEST / height)
    return width * shrunk, height * shrunk


def measured(form: str, content: bytes) -> tuple[float, float] | None:
    """Give width and height in pixels; None for what is no such picture, or larger than any page needs."""
    if len(content) > _MOST_BYTES:
        return None
    size = _SIZES[form](content)
    if size is None or min(size) < 1 or size[0] * size[1] > _MOST_PIXELS:
        return None
    return size


def _number(content: bytes, at: int, length: int, order: str = "big") -> int:
    return int.from_bytes(content[at : at + length], "little" if order == "little" else "big")


def _png(content: bytes) -> tuple[float, float] | None:
    if content[:8] != b"\x89PNG\r\n\x1a\n" or content[12:16] != b"IHDR":
        return None
    return _number(content, 16, 4), _number(content, 20, 4)


def _gif(content: bytes) -> tuple[float, float] | None:
    if content[:4] != b"GIF8":
        return None
    return _number(content, 6, 2, "little"), _number(content, 8, 2, "little")


def _jpeg(content: bytes) -> tuple[float, float] | None:
    """Go from segment to segment up to the one that begins a frame (ITU-T T.81 B.1)."""
    at = 2
    while content[:2] == b"\xff\xd8" and at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return _number(content, at + 7, 2), _number(content, at + 5, 2)
        at += 1 if marker == 0xFF else 2 + _number(content, at + 2, 2)
    return None


def _webp(content: bytes) -> tuple[float, float] | None:
    """Read the first chunk (RFC 9649 §2)."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return None
    match content[12:16]:
        case b"VP8X":
            return _number(content, 24, 3, "little") + 1, _number(content, 27, 3, "little") + 1
        case b"VP8L":
            bits = _number(content, 21, 4, "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            return _number(content, 26, 2, "little") & 0x3FFF, _number(content, 28, 2, "little") & 0x3FFF
        case _:
            return None


def _svg(content: bytes) -> tuple[float, float] | None:
    root = re.search(rb"<svg\b[^>]*>", content)
    if root is None or _FORBIDDEN.search(content):
        return None
    box = re.search(
        rb"\sviewBox\s*=\s*['\"]\s*[\d.+-]+[\s,]+[\d.+-]+[\s,]+([\d.]+)[\s,]+([\d.]+)", root.group()
    )
    given = [
        re.search(rb"\s" + name + rb"\s*=\s*['\"]\s*([\d.]+)(?:px)?\s*['\"]", root.group())
        for name in (b"width", b"height")
    ]
    try:
        if given[0] and given[1]:
            return float(given[0][1]), float(given[1][1])
        return (float(box[1]), float(box[2])) if box else (300, 150)  # CSS 2.2 §10.3.2
    except ValueError:
        return None


_SIZES = {"png": _png, "gif": _gif, "jpg": _jpeg, "webp": _webp, "svg": _svg}
