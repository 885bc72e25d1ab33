"""From a file's bytes to UTF-8, and from an offset in it to line and column.

XML processors must read UTF-8 and UTF-16 (XML 1.0 §4.3.3); no other encoding is accepted,
because a reader who decodes a document differently from its reviewer can be shown another text.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right

from xeptools.diagnostics import Place, Span
from xeptools.frozen import frozen

_DECLARATION = re.compile(rb"""<\?xml(?=\s)[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_FOLLOWING = bytes(range(0x80, 0xC0))
"""The bytes of a code point after its first."""
_FIRST_OF_FOUR = bytes(range(0xF0, 0xF8))
"""The first bytes of code points that take two units in UTF-16."""
_BLOCK = 1024
PREDEFINED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
"""The entities that every document has (XML 1.0 §4.6)."""


@frozen
class Decoded:
    """A file as UTF-8 without a byte-order mark."""

    utf8: bytes
    encoding: str
    """``UTF-8`` or ``UTF-16``."""
    declared: str
    """The encoding that the XML declaration names, or empty."""
    bom: int
    """Bytes of the byte-order mark."""
    trouble: str
    """Why the file cannot be taken as it is, or empty."""
    trouble_offset: int
    """Where that was seen, as an offset into ``utf8``."""


def decode(data: bytes) -> Decoded:
    """Read ``data`` as UTF-8 or UTF-16; never raises, the trouble is told in the result."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codec = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
        try:
            text = data[2:].decode(codec)
        except UnicodeDecodeError as error:
            utf8 = data[2 : 2 + error.start].decode(codec, "replace").encode()
            return Decoded(utf8, "UTF-16", "", 2, "these bytes are not UTF-16", len(utf8))
        return _checked(text.encode(), "UTF-16", 2)
    bom = 3 if data.startswith(codecs.BOM_UTF8) else 0
    body = data[bom:]
    try:
        body.decode()
    except UnicodeDecodeError as error:
        # A question mark for each wrong byte, so that what follows keeps its place.
        utf8 = body.decode("utf-8", "surrogateescape").encode("utf-8", "replace")
        declared = _declared(utf8)
        claim = f" (the declaration says {declared})" if declared and declared.upper() != "UTF-8" else ""
        return Decoded(utf8, "UTF-8", declared, bom, f"these bytes are not UTF-8{claim}", error.start)
    return _checked(body, "UTF-8", bom)


def _declared(utf8: bytes) -> str:
    found = _DECLARATION.match(utf8)
    return found.group(1).decode() if found else ""


def _checked(utf8: bytes, encoding: str, bom: int) -> Decoded:
    declared = _declared(utf8)
    trouble, offset = "", 0
    # A document declared as UTF-7 or Latin-1 would mean something else to another reader.
    harmless = declared.upper() in {"", encoding} or (declared.upper() == "US-ASCII" and utf8.isascii())
    if not harmless:
        trouble = f"the declaration says {declared}, the bytes are {encoding}"
        offset = utf8.find(declared.encode())
    nul = utf8.find(b"\0")
    if nul >= 0:
        bare = encoding == "UTF-8" and utf8.startswith((b"<\0", b"\0<"))
        trouble, offset = "UTF-16 without its byte-order mark" if bare else "a NUL character", nul
    return Decoded(utf8, encoding, declared, bom, trouble, offset)


class Lines:
    """Line and column of an offset into the UTF-8 of a file.

    ``place(offset).offset`` is given in the *file's* bytes: the byte-order mark counts there,
    and in a UTF-16 file each code point counts as what it takes there. A place costs the same
    wherever it is, however long its line.
    """

    __slots__ = ("_bom", "_counts", "_encoding", "_starts", "_utf8")

    def __init__(self, decoded: Decoded) -> None:
        self._utf8 = decoded.utf8
        self._bom = decoded.bom
        self._encoding = decoded.encoding
        starts = [0]
        find, at = self._utf8.find, -1
        while (at := find(b"\n", at + 1)) >= 0:
            starts.append(at + 1)
        self._starts = starts
        counts = [(0, 0)]
        for block in range(0, len(self._utf8) - _BLOCK + 1, _BLOCK):
            counts.append(_counted(counts[-1], self._utf8[block : block + _BLOCK]))
        self._counts = counts
        """Code points, and those of four bytes, before the start of each block."""

    def _before(self, offset: int) -> tuple[int, int]:
        block = min(offset // _BLOCK, len(self._counts) - 1)
        return _counted(self._counts[block], self._utf8[block * _BLOCK : offset])

    def place(self, offset: int) -> Place:
        """The place of ``offset``, which may be one past the end, or below 0 in a byte-order mark."""
        if offset < 0:
            return Place(1, 1, self._bom + offset)
        line = bisect_right(self._starts, offset)
        points, long = self._before(offset)
        column = points - self._before(self._starts[line - 1])[0] + 1
        in_file = self._bom + (2 * (points + long) if self._encoding == "UTF-16" else offset)
        return Place(line, column, in_file)

    def character(self, offset: int) -> Span:
        """The span of the one character that stands at ``offset``; an empty one past the end."""
        end = offset + 1
        while end < len(self._utf8) and self._utf8[end] in _FOLLOWING:
            end += 1
        return Span(self.place(offset), self.place(min(end, len(self._utf8))))

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end; empty where there is none."""
        if not 0 < number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._utf8)
        return self._utf8[start:end].decode("utf-8", "replace").rstrip("\r\n")

    def __len__(self) -> int:
        return len(self._starts)


def _counted(before: tuple[int, int], piece: bytes) -> tuple[int, int]:
    """The code points, and those of four bytes, up to the end of ``piece``."""
    points, long = before
    return (
        points + len(piece.translate(None, _FOLLOWING)),
        long + len(piece) - len(piece.translate(None, _FIRST_OF_FOUR)),
    )


def character(reference: str) -> str:
    """What ``&#65;``, ``&#x41;`` or ``&amp;`` stands for; U+FFFD where XML has no such character (§2.2)."""
    name = reference[1:-1]
    if name in PREDEFINED:
        return PREDEFINED[name]
    digits, base = (name[2:], 16) if name[1] == "x" else (name[1:], 10)
    digits = digits.lstrip("0")
    code = int(digits, base) if 0 < len(digits) < 8 else 0
    legal = (
        code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    )
    return chr(code) if legal else "\ufffd"
