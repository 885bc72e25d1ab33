"""Where one text ends and another begins: headings between parts, sentences that go on."""

from __future__ import annotations

import re

from xeptools.license.words import PARAGRAPH, Words

# What published pages, papers and headers print above a part, with or without a number.
_HEADINGS = (
    "appendix [a-z] : legal notices?",
    "legal(?: notices?)?",
    "copyright(?: notice)?",
    "permissions",
    "(?:disclaimer of )?warranty",
    "(?:limitation of )?liability",
    "(?:ipr )?conformance(?: with the ipr policy)?",
    "(?:end )?license",
    "license text",
    "the mit license(?: \\( mit \\))?",
    "mit license",
    "spdx license identifier : [a-z0-9.]+(?: [a-z0-9.]+){0,3}",
)
_NUMBER = r"(?:[0-9a-z]{1,3} ?[.)] ?(?:[0-9]{1,2} ?[.)]? ?)*)?"
_ORDINAL = re.compile(r"[0-9]{1,2} [.)]|[a-h] \)|[ivx]{1,4} [.)]")
_COMMANDS = r"(?:(?:section|subsection|subsubsection|paragraph|small|textbf|emph|item|br|h[1-6]|head[1-6]) )*"
_COMMENT = r"(?:(?:<!--|-->) )*"
_ONE = rf"{_COMMANDS}{_NUMBER}{_COMMANDS}(?:(?:{'|'.join(_HEADINGS)}) )?:? ?"
_GAP = re.compile(rf"(?:{_COMMENT}{_ONE}{_COMMANDS}{_COMMENT}){{1,3}}")
_SHOWN = 8
_LONGEST = 24
"""Words of headings between two parts, commands included."""
_AFTER_A_SENTENCE = frozenset({".", ":", ";", ")", "!", "?", "<!--", "-->"})
_BEGIN = "begin"
"""A word that stands in a line of its own above a text: ``=begin``."""
_CLOSING = frozenset({")", ":", ";", ",", ".", "<!--", "-->", "and"})


def only_headings(words: Words, first: int, last: int) -> bool:
    """Whether from ``first`` to ``last`` (exclusive) stand headings alone, apart from what follows."""
    if first >= last:
        return True
    if not _are_headings(words, first, last):
        return False
    if _ORDINAL.fullmatch(words.text(first, last)):
        return True
    return last >= len(words) or bool(words.opening(last)) or words.line(last) != words.line(last - 1)


def _are_headings(words: Words, first: int, last: int) -> bool:
    return last - first <= _LONGEST and bool(_GAP.fullmatch(words.text(first, last) + " "))


def opens(words: Words, first: int) -> bool:
    """Whether a text can begin at ``first``, and not in the middle of somebody's sentence."""
    if first == 0 or words.opening(first) or words.text(first - 1, first) in _AFTER_A_SENTENCE:
        return True
    if words.text(first - 1, first) == _BEGIN and words.line(first - 1) != words.line(first):
        return first == 1 or words.line(first - 2) != words.line(first - 1)
    return any(
        (start == 0 or words.opening(start)) and _are_headings(words, start, first)
        for start in range(max(first - 8, 0), first)
    )


def leads_in(words: Words, first: int) -> str:
    """Give the last words before ``first`` in its paragraph."""
    start = first
    while start > 0 and first - start < _SHOWN and words.opening(start) != PARAGRAPH:
        start -= 1
    return words.quote(start, first)


def goes_on(words: Words, last: int) -> str:
    """Give the words that go on at ``last`` in the same line and paragraph; empty where the text ends."""
    if last >= len(words) or words.opening(last) or words.line(last - 1) != words.line(last):
        return ""
    if words.text(last, last + 1) in _CLOSING:
        return ""
    end = last + 1
    while end < min(len(words), last + 30) and not words.opening(end) and words.line(end) == words.line(last):
        end += 1
    return "" if only_headings(words, last, end) else words.quote(last, end)
