"""Markup and code as a run of words in which formatting makes no difference.

Indentation, line breaks, quotes, string concatenation, comment marks, the order of attributes, the
prefix of XML Schema and how an empty element is written are all left out: what remains is what somebody
copied.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from zlib import adler32, crc32

from xeptools.frozen import frozen
from xeptools.source.references import unescape

WINDOW = 8
"""Words that are compared at a time."""
_ESCAPE = re.compile(r"\\[nrt](?![A-Za-z]*[:\\])|\\(?=[\"'])")
_TAG = re.compile(
    r"</[^<>]{0,200}>|<[?!][^<>]{0,1000}>"
    r"|<(?P<tag>[A-Za-z_][\w:.-]{0,100}(?:\s[^<>]{0,1000}=[^<>]{0,1000})?)\s*/?>|[^<]+|<"
)
_WORD = re.compile(r"[^\W_]+")
_DROPPED = frozenset({"xs", "xsd", "dnl", "rem"})


@frozen
class Run:
    """The words of a text, the line of each, and what each window of them hashes to."""

    words: list[str]
    lines: list[int]
    windows: list[int]
    """CRC-32 and Adler-32 of the words from each one on, as many as a window has."""


def run_of(text: str, line: int = 1) -> Run:
    """Cut a text that starts in ``line`` into words and hash its windows; linear in its length."""
    if "&lt;" in text:
        text = "\n".join(map(unescape, text.split("\n")))
    if "\\" in text:
        text = _ESCAPE.sub(" ", text)
    words: list[str] = []
    places: list[int] = []
    for piece in _TAG.finditer(text):
        if piece["tag"] is None and piece[0].startswith(("</", "<?", "<!")):
            continue
        found = [(word[0].lower(), word.start()) for word in _WORD.finditer(text, *piece.span())]
        if piece["tag"] is not None:
            found.sort()
        for word, place in found:
            if word not in _DROPPED:
                words.append(word)
                places.append(place)
    ends = [found.start() for found in re.finditer("\n", text)]
    encoded = [word.encode("utf-8", "replace") for word in words]
    joined = [b" ".join(encoded[at : at + WINDOW]) for at in range(len(encoded) - WINDOW + 1)]
    return Run(
        words,
        [line + bisect_left(ends, place) for place in places],
        [crc32(one) << 32 | adler32(one) for one in joined],
    )
