"""A text as its words, so that line breaks, comment marks, quotes and dashes make no difference.

What is left alone decides: every word, its order, and the punctuation that parts clauses. After the
SPDX License List matching guidelines (B.4 to B.14), but a letter that only looks like another stays
what it is.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate, chain

from xeptools.source.references import unescape

ADVANCE = "\v"
"""In a text given to :func:`words_of`: the file goes on to its next line, the sentence does not break."""
BREAK = "\f"
"""In such a text: a paragraph ends here, on the same line of the file."""

PARAGRAPH = 2
"""What :meth:`Words.opening` gives where a paragraph begins."""
_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›′″＂＇"
_DASHES = "-‐‑‒–—―−⸺⸻﹘﹣－"
_DASH_SIGNS = frozenset(_DASHES)
_ZERO_WIDTH = dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")
_PLAIN_QUOTES = dict.fromkeys(_QUOTES, '"')
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

# What opens a comment line without being a mere sign; signs make no difference anyway.
_LINE_START = re.compile(
    r"^[ \t]*(?:dnl\b|@?rem\b|@c(?:omment)?\b|\.\.(?: note::)?|\.\\\"|;+|[/*#]*!+|::|\(\*+|--+)(?=\s|$)",
    re.MULTILINE | re.IGNORECASE,
)
_COMMENT_TAG = re.compile(
    r"^[ \t/*#;%!-]*@(?:brief|copyright|file|fileoverview|header|legal|licen[cs]e|notice|par|preserve)\b",
    re.MULTILINE | re.IGNORECASE,
)
"""What tells a reader of comments (JSDoc, Doxygen) what stands behind it."""
_LINE_END = re.compile(r"\*+\)[ \t]*$", re.MULTILINE)
_EMPTY_LINE = re.compile(r"^[ \t]*\.[ \t]*$", re.MULTILINE)  # Debian copyright files write it so
_OPERATOR = r"[ \t]{0,40}(?:(?:\.\.?|,|\+|&|<<|\|\|)[ \t]{0,40})?"
# A string goes on in the next line: "…" + "…", "…", "…", '…' . '…'; b and f may stand before it.
_STRINGS = re.compile(rf'"{_OPERATOR}\\?\n{_OPERATOR}[BFLRUbflru]{{0,2}}(?=")')
_PARTED = re.compile(r"(?<=[^\W\d_])-\n[ \t#*/;%>|!]{0,40}([^\W\d_]+)")
_PARAGRAPH = re.compile(r"</?(?:p|br|pre|para)[ \t]*/?>", re.IGNORECASE)
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
_BLANKED = str.maketrans(dict.fromkeys(f'"#|/\\<>[]{{}}={_NOISE}\t\r\f', " "))
"""The ASCII characters that are no token, as blanks."""
_SIGNS = ",.;:()&!?'`-"
"""The ASCII characters that are a token each."""
_FEW = 5000
"""Words of a text in which a place is found by counting; in a longer one many places may be asked for."""
_QUOTED = 60
"""Words of a text that a quotation shows."""


class Words:
    """The words of a text, joined by single blanks (one before the first, one after the last).

    Where they stand is worked out when it is asked for: most texts are only searched.
    """

    __slots__ = (
        "_counts",
        "_kept",
        "_lines",
        "_of_line",
        "_starts",
        "_text",
        "_words",
        "joined",
        "line_of_first",
    )

    def __init__(
        self, text: str, line: int, words: list[str], counts: list[int], kept: list[int] | None
    ) -> None:
        """``counts``: of the tokens in each line; ``kept``: which tokens are words, None for all."""
        self.joined = f" {' '.join(words)} "
        self.line_of_first = line
        self._words = words
        self._text = text
        self._counts = list(accumulate(counts))
        self._kept = kept
        self._starts: list[int] = []
        self._lines: list[int] = []
        self._of_line: tuple[int, list[tuple[int, int]]] = -1, []

    def __len__(self) -> int:
        return len(self._words)

    def index(self, offset: int) -> int:
        """Give the number of the word that starts at ``offset`` of :attr:`joined` or holds it."""
        if len(self._words) < _FEW:  # counting is quicker than a table that is asked once or twice
            return max(self.joined.count(" ", 0, max(offset, 1)) - 1, 0)
        if not self._starts:
            ends = accumulate(map(len, self._words), initial=0)
            self._starts = [end + number for number, end in enumerate(ends, 1)][:-1]
        return max(bisect_right(self._starts, offset) - 1, 0)

    def behind(self, offset: int) -> int:
        """Give the number of the first word that starts at ``offset`` or behind it."""
        return self.index(offset - 1) + 1

    def offset(self, number: int) -> int:
        """Give where a word starts in :attr:`joined`."""
        return len(" ".join(self._words[:number])) + (2 if number else 1)

    def _line(self, number: int) -> int:
        """The number of the line, from 0, in which a word stands."""
        token = number if self._kept is None else self._kept[number]
        return bisect_right(self._counts, token)

    def line(self, number: int) -> int:
        """Give the line of a word in its file, from 1; of the last one for a number past the end."""
        if not self._words:
            return self.line_of_first
        return self.line_of_first + self._line(min(number, len(self._words) - 1))

    def _span(self, number: int) -> tuple[int, int]:
        """Where a word stands in the text."""
        if not self._lines:
            lengths = map(len, self._text.replace(ADVANCE, "\n").split("\n"))
            self._lines = [end + number for number, end in enumerate(accumulate(lengths, initial=0))]
        line = self._line(number)
        token = number if self._kept is None else self._kept[number]
        before = self._counts[line - 1] if line else 0
        # A file may be one long line: its places are found once, not for each word from the beginning.
        if self._of_line[0] != line:
            places = _TOKEN.finditer(self._text, self._lines[line], self._lines[line + 1] - 1)
            self._of_line = line, [found.span() for found in places]
        return self._of_line[1][token - before]

    def opening(self, number: int) -> int:
        """Tell what stands before a word: 0 a blank, 1 a sign that may open a text, PARAGRAPH its end."""
        if number == 0:
            return PARAGRAPH
        gap = self._text[self._span(number - 1)[1] : self._span(number)[0]]
        if BREAK in gap or gap.count("\n") > 1:
            return PARAGRAPH
        return 1 if _GAP_OPENING.search(gap) else 0

    def text(self, first: int, last: int) -> str:
        """Give the words from ``first`` up to ``last`` (exclusive), parted by blanks."""
        return " ".join(self._words[first:last])

    def quote(self, first: int, last: int) -> str:
        """Give the words from ``first`` up to ``last`` as the file has them, a long run cut short."""
        last = min(last, len(self))
        spans = [self._span(number) for number in range(first, min(last, first + _QUOTED))]
        run = [self._text[start:end] for start, end in spans]
        quoted = " ".join([*run, "…"] if last - first > _QUOTED else run)
        return _AFTER_OPENING.sub(r"\1", _BEFORE_STOP.sub(r"\1", quoted))

    def list(self, first: int, last: int) -> list[str]:
        """Give the words from ``first`` up to ``last`` (exclusive)."""
        return self._words[first:last]


def words_of(text: str, line: int = 1, *, tex: bool = False) -> Words:
    r"""Cut ``text``, which starts in ``line`` of its file, into words.

    ``tex``: backslashes begin commands (elsewhere ``\n`` stands for a line break in a string).
    Linear in the length of the text.
    """
    text = _plain(text, tex=tex)
    lowered = text.lower()
    if len(lowered) != len(text):  # a capital whose small form is more than a letter
        lowered = "".join(one if len(one.lower()) > 1 else one.lower() for one in text)
    lines = _tokens(lowered)
    words = [*chain.from_iterable(lines)]
    kept = None
    if any(dash in text for dash in (_DASHES[:1] if text.isascii() else _DASHES)):
        kept = _with_dashes_of_ranges(words)
        words = ["-" if _is_dash(words[number]) else words[number] for number in kept]
    if not _SAME.keys().isdisjoint(words):
        words = [_SAME.get(word, word) for word in words]
    return Words(text, line, words, [*map(len, lines)], kept)


def _tokens(lowered: str) -> list[list[str]]:
    """Cut each line into tokens; without what needs :data:`_TOKEN`, which is slow, by blanks."""
    plain = lowered.replace(ADVANCE, "\n")
    if plain.isascii() and "://" not in plain and "--" not in plain:
        spread = plain.translate(_BLANKED)
        for sign in _SIGNS:
            if sign in spread:
                spread = spread.replace(sign, f" {sign} ")
        if spread.replace("\n", " ").isprintable():
            return [line.split() for line in spread.split("\n")]
    return [_TOKEN.findall(line) for line in plain.split("\n")]


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
        text = unicodedata.normalize("NFKC", _translated(text, _PLAIN_QUOTES))
        text = _translated(text, _ZERO_WIDTH).replace("©", "(c)")
    if '"' in text:
        text = _STRINGS.sub('"\n', text)
    if "-\n" in text:
        text = _PARTED.sub(r"\1\n", text)
    if "<" in text:  # in a comment of a program
        text = _PARAGRAPH.sub(BREAK, text)
    if "@" in text:
        text = _COMMENT_TAG.sub("", text)
    if not tex:
        text = _LINE_START.sub("", text)
    if "*)" in text:
        text = _LINE_END.sub("", text)
    return _EMPTY_LINE.sub("", text) if "\n" in text else text


def _translated(text: str, table: Mapping[str, str]) -> str:
    """As ``str.translate``, which looks up every character; few texts have more than two of these."""
    for sign in table.keys() & {"'", "`", *_NOT_ASCII.findall(text)}:
        text = text.replace(sign, table[sign])
    return text


def _character(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if 32 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else " "
