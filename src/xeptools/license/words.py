"""A text as its words, so that line breaks, comment marks, quotes and dashes make no difference.

What is left alone decides: every word, its order, and the punctuation that parts clauses. After the
SPDX License List matching guidelines (B.4 to B.14), but a letter that only looks like another stays
what it is.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from html import unescape

ADVANCE = "\v"
"""In a text given to :func:`words_of`: the file goes on to its next line, the sentence does not break."""
BREAK = "\f"
"""In such a text: a paragraph ends here, on the same line of the file."""

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›′″＂＇"
_DASHES = "-‐‑‒–—―−⸺⸻﹘﹣－"
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_PLAIN_QUOTES = dict.fromkeys(map(ord, _QUOTES), '"')

# What opens a comment line without being a mere sign; signs make no difference anyway.
_LINE_START = re.compile(
    r"^[ \t]*(?:dnl\b|rem\b|@c(?:omment)?\b|\.\.(?: note::)?|\.\\\"|;+|[/*#]*!+|::|\(\*+|--+)(?=\s|$)",
    re.MULTILINE | re.IGNORECASE,
)
_LINE_END = re.compile(r"\*+\)[ \t]*$", re.MULTILINE)
_EMPTY_LINE = re.compile(r"^[ \t]*\.[ \t]*$", re.MULTILINE)  # Debian copyright files write it so
_STRUCK = re.compile(r"~~(?=\S)[^~]{1,4000}~~|\\(?:sout|st)\{[^{}]{1,4000}\}")
_ESCAPED = re.compile(r"\\u(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{4}))", re.IGNORECASE)
_WHITE_ESCAPE = re.compile(r"\\[nrt]")
_LINE_REFERENCE = re.compile(r"&#(?:1[0-3]|x0*[a-d]);", re.IGNORECASE)
_TEX_COPYRIGHT = re.compile(r"\\copyright(?:\{\})?|\\textcopyright(?:\{\})?")

_TOKEN = re.compile(
    r"(?P<url>[Hh][Tt][Tt][Pp][Ss]?://(?:[^\s<>\"`()\[\]{}|\\^]*[^\s<>\"`()\[\]{}|\\^.,;:!?])?)"
    r"|(?P<word>[^\W_]+)"
    r"|(?P<line>[\n\v])"
    r"|(?P<stop>[,.;:()&]|<!--|-->)"
    r"|(?P<space>[^\S\n\v\f]+)"
    rf"|(?P<dash>[{re.escape(_DASHES)}]+)"
    r"|(?P<opening>[\f\"#|/\\<>\[\]{}=]+)"
    r"|(?P<noise>[*_~+@^$%§•·◦▪►]+)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_SAME = {
    "licence": "license",
    "licences": "licenses",
    "sublicence": "sublicense",
    "organisation": "organization",
    "merchantibility": "merchantability",
    "&": "and",
}


_BEFORE_STOP = re.compile(r" ([,.;:)])")
_AFTER_OPENING = re.compile(r"(\() ")
_QUOTED = 60
"""Words of a text that a quotation shows."""


@dataclass(slots=True)
class Words:
    """The words of a text, joined by single blanks (one before the first, one after the last)."""

    joined: str = " "
    starts: list[int] = field(default_factory=list)
    """Offset of each word in ``joined``."""
    lines: list[int] = field(default_factory=list)
    """Line of each word in the file, from 1."""
    written: list[str] = field(default_factory=list)
    """Each word as the file has it, upper and lower case kept."""
    breaks: list[int] = field(default_factory=list)
    """What stands before each word: 0 a blank, 1 a mark that may open a text, 2 the end of a paragraph."""

    def __len__(self) -> int:
        return len(self.starts)

    def index(self, offset: int) -> int:
        """Give the number of the word that starts at ``offset`` or holds it."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def line(self, number: int) -> int:
        """Give the line of a word; of the last one for a number past the end."""
        return self.lines[min(number, len(self.lines) - 1)]

    def text(self, first: int, last: int) -> str:
        """Give the words from ``first`` up to ``last`` (exclusive), parted by blanks."""
        if first >= min(last, len(self.starts)):
            return ""
        end = self.starts[last] - 1 if last < len(self.starts) else len(self.joined) - 1
        return self.joined[self.starts[first] : end]

    def quote(self, first: int, last: int) -> str:
        """Give the words from ``first`` up to ``last`` as the file has them, a long run cut short."""
        run = self.written[first:last]
        quoted = " ".join(run if len(run) <= _QUOTED else [*run[:_QUOTED], "…"])
        return _AFTER_OPENING.sub(r"\1", _BEFORE_STOP.sub(r"\1", quoted))

    def list(self, first: int, last: int) -> list[str]:
        """Give the words from ``first`` up to ``last`` (exclusive)."""
        return self.text(first, last).split()


def words_of(text: str, line: int = 1, *, tex: bool = False) -> Words:
    r"""Cut ``text``, which starts in ``line`` of its file, into words.

    ``tex``: backslashes begin commands (elsewhere ``\n`` stands for a line break in a string).
    Linear in the length of the text.
    """
    text = _plain(text, tex=tex)
    words = Words()
    tokens: list[str] = []
    offset, broken, dash, filled = 1, 2, False, False
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind == "space":
            continue
        if kind == "line":
            if found[0] == "\n":
                if not filled:
                    broken = 2
                filled = False
            line += 1
            continue
        if kind == "opening":
            broken = 2 if BREAK in found[0] else broken or 1
            continue
        if kind == "noise":
            continue
        if kind == "dash":
            dash = True
            continue
        token = found[0].lower()
        token = _SAME.get(token, token)
        # A dash tells nothing but in a range of years, where its absence would.
        if dash and tokens and (token[0].isdigit() or tokens[-1][-1].isdigit()):
            tokens.append("-")
            words.written.append("-")
            words.starts.append(offset)
            words.lines.append(line)
            words.breaks.append(broken)
            offset, broken = offset + 2, 0
        dash = False
        tokens.append(token)
        words.written.append(found[0])
        words.starts.append(offset)
        words.lines.append(line)
        words.breaks.append(broken)
        offset, broken, filled = offset + len(token) + 1, 0, True
    words.joined = f" {' '.join(tokens)} "
    return words


def plain_words(text: str) -> str:
    """Give the words of a short text of our own, parted by blanks."""
    return words_of(text).joined.strip()


def _plain(text: str, *, tex: bool) -> str:
    """Undo what editors, markup and strings do to a text; the number of lines stays."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in text:
        text = unescape(unescape(_LINE_REFERENCE.sub(" ", text)))  # xs:documentation is escaped twice
    if "\\" in text:
        text = _TEX_COPYRIGHT.sub("©", text)
        if not tex:
            text = _WHITE_ESCAPE.sub(" ", _ESCAPED.sub(_character, text))
    if "~~" in text or "\\s" in text:
        text = _STRUCK.sub(lambda found: ADVANCE * found[0].count("\n"), text)
    if text.isascii():
        text = text.replace("'", '"').replace("`", '"')
    else:
        text = unicodedata.normalize("NFKC", text.translate(_PLAIN_QUOTES)).translate(_ZERO_WIDTH)
        text = text.replace("©", "(c)")
    if not tex:
        text = _LINE_START.sub("", text)
    text = _LINE_END.sub("", text)
    return _EMPTY_LINE.sub("", text) if "\n" in text else text


def _character(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if 32 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else " "
