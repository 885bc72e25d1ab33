"""A text as its words, so that line breaks, comment marks, quotes and dashes make no difference.

What is left alone decides: every word, its order, and the punctuation that parts clauses. After the
SPDX License List matching guidelines (B.4 to B.14), but a letter that only looks like another stays
what it is.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from html import unescape
from itertools import accumulate, islice

ADVANCE = "\v"
"""In a text given to :func:`words_of`: the file goes on to its next line, the sentence does not break."""
BREAK = "\f"
"""In such a text: a paragraph ends here, on the same line of the file."""

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›′″＂＇"
_DASHES = "-‐‑‒–—―−⸺⸻﹘﹣－"
_DASH_SIGNS = frozenset(_DASHES)
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_PLAIN_QUOTES = dict.fromkeys(map(ord, _QUOTES), '"')

# What opens a comment line without being a mere sign; signs make no difference anyway.
_LINE_START = re.compile(
    r"^[ \t]*(?:dnl\b|@?rem\b|@c(?:omment)?\b|\.\.(?: note::)?|\.\\\"|;+|[/*#]*!+|::|\(\*+|--+)(?=\s|$)",
    re.MULTILINE | re.IGNORECASE,
)
_LINE_END = re.compile(r"\*+\)[ \t]*$", re.MULTILINE)
_EMPTY_LINE = re.compile(r"^[ \t]*\.[ \t]*$", re.MULTILINE)  # Debian copyright files write it so
_STRUCK = re.compile(r"~~(?=\S)[^~]{1,4000}~~|\\(?:sout|st)\{[^{}]{1,4000}\}")
_ESCAPED = re.compile(r"\\u(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{4}))", re.IGNORECASE)
_WHITE_ESCAPE = re.compile(r"\\[nrt]")
_LINE_REFERENCE = re.compile(r"&#(?:1[0-3]|x0*[a-d]);", re.IGNORECASE)
_TEX_COPYRIGHT = re.compile(r"\\copyright(?:\{\})?|\\textcopyright(?:\{\})?")

_OPENING = '"#|/\\\\<>\\[\\]{}='
"""Signs that may stand right before a text that begins."""
_NOISE = "*_~+@^$%§•·◦▪►"
_DASH = f"[{re.escape(_DASHES)}]+"
_TOKEN = re.compile(
    r"[Hh][Tt][Tt][Pp][Ss]?://(?:[^\s<>\"`()\[\]{}|\\^]*[^\s<>\"`()\[\]{}|\\^.,;:!?])?"
    r"|[^\W_]+|[,.;:()&]|<!--|-->"
    rf"|{_DASH}|[^\s\w{_OPENING}{re.escape(_NOISE)}]"
)
_GAP_OPENING = re.compile(f"[{_OPENING}]")
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
_SPAN = re.Match.span
_QUOTED = 60
"""Words of a text that a quotation shows."""


class Words:
    """The words of a text, joined by single blanks (one before the first, one after the last).

    Where they stand is worked out when it is asked for: most texts are only searched.
    """

    __slots__ = ("_ends", "_kept", "_places", "_spans", "_text", "joined", "line_of_first", "starts")

    def __init__(self, text: str, line: int, words: list[str], kept: list[int] | None) -> None:
        """``kept``: which of the tokens of ``text`` are words; None for all of them."""
        self.joined = f" {' '.join(words)} "
        self.starts = [end + number for number, end in enumerate(accumulate(map(len, words), initial=0), 1)][
            :-1
        ]
        """Offset of each word in ``joined``."""
        self.line_of_first = line
        self._text = text
        self._kept = kept
        self._places = _TOKEN.finditer(text)
        self._spans: list[tuple[int, int]] = []
        self._ends: list[int] | None = None

    def __len__(self) -> int:
        return len(self.starts)

    def _span(self, number: int) -> tuple[int, int]:
        """Where a word stands in the text; tokens are counted only as far as somebody asks."""
        token = number if self._kept is None else self._kept[number]
        if token >= len(self._spans):
            self._spans += map(_SPAN, islice(self._places, token + 1 - len(self._spans)))
        return self._spans[token]

    def index(self, offset: int) -> int:
        """Give the number of the word that starts at ``offset`` or holds it."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def line(self, number: int) -> int:
        """Give the line of a word in its file, from 1; of the last one for a number past the end."""
        if not self.starts:
            return self.line_of_first
        if self._ends is None:
            lengths = map(len, self._text.replace(ADVANCE, "\n").split("\n"))
            self._ends = [end + number for number, end in enumerate(accumulate(lengths))]
        start, _ = self._span(min(number, len(self.starts) - 1))
        return self.line_of_first + bisect_left(self._ends, start)

    def opening(self, number: int) -> int:
        """Tell what stands before a word: 0 a blank, 1 a sign that may open a text, 2 a paragraph's end."""
        if number == 0:
            return 2
        gap = self._text[self._span(number - 1)[1] : self._span(number)[0]]
        if BREAK in gap or gap.count("\n") > 1:
            return 2
        return 1 if _GAP_OPENING.search(gap) else 0

    def text(self, first: int, last: int) -> str:
        """Give the words from ``first`` up to ``last`` (exclusive), parted by blanks."""
        if first >= min(last, len(self.starts)):
            return ""
        end = self.starts[last] - 1 if last < len(self.starts) else len(self.joined) - 1
        return self.joined[self.starts[first] : end]

    def quote(self, first: int, last: int) -> str:
        """Give the words from ``first`` up to ``last`` as the file has them, a long run cut short."""
        last = min(last, len(self))
        spans = [self._span(number) for number in range(first, min(last, first + _QUOTED))]
        run = [self._text[start:end] for start, end in spans]
        quoted = " ".join([*run, "…"] if last - first > _QUOTED else run)
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
    lowered = text.lower()
    if len(lowered) != len(text):  # a capital whose small form is more than a letter
        lowered = "".join(one if len(one.lower()) > 1 else one.lower() for one in text)
    words = _TOKEN.findall(lowered)
    kept = None
    if not _DASH_SIGNS.isdisjoint(text):
        kept = _with_dashes_of_ranges(words)
        words = ["-" if _is_dash(words[number]) else words[number] for number in kept]
    if not _SAME.keys().isdisjoint(words):
        words = [_SAME.get(word, word) for word in words]
    return Words(text, line, words, kept)


def _is_dash(word: str) -> bool:
    return word[0] in _DASH_SIGNS and word != "-->"


def _with_dashes_of_ranges(words: list[str]) -> list[int]:
    """Leave out the dashes, which tell nothing but in a range of years, where their absence would."""
    kept: list[int] = []
    dash = -1
    for number, word in enumerate(words):
        if _is_dash(word):
            dash = number if dash < 0 else dash
            continue
        if dash >= 0 and kept and (word[0].isdigit() or words[kept[-1]][-1].isdigit()):
            kept.append(dash)
        dash = -1
        kept.append(number)
    return kept


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
