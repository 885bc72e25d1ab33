"""Plain text in Markdown: each character stands for itself.

A backslash comes only where a character would be read as markup, so that the text stays readable.
"""

import re
from html import escape

from xeptools.renderers.matter import spelled

_PUNCTUATION = r"!-/:-@\[-`{-~"
_MARKUP = re.compile(
    rf"\\(?=[{_PUNCTUATION}]|\s*\Z)"  # would escape what follows; blanks at an end may go
    r"|[*`~]"
    r"|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])"  # inside a word it is no emphasis
    r"|\[(?=\^)|\](?=[(\[:]|$)|!(?=\[|$)"  # footnotes, links and pictures
    r"|<(?=[A-Za-z/!?]|$)"
    r"|&(?=#?\w+;)"
)
_BRACKET = re.compile(r"(\\.)|([\[\]])")
_OPENING = re.compile(r"#{1,6}(?=\s|$)|[-+](?=\s|$)|>|\||\[(?=[ xX]\](?!\())|[-=|:+ ]+$")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_SENTENCE = re.compile(
    r"(`+(?!`).*?(?<!`)`+(?!`)|\]\([^()\s]*\)|<[^<>]*>)"  # code, addresses and tags stay whole
    r"|(?<=[^\s.(][\w)\]”\"`*>][.?!]) (?=[A-Z“\"(<*`\[])"  # "J. Doe" and "e.g. X" do too
)
_NOT_IN_ADDRESS = re.compile(r"[\x00-\x20<>()\\`\[\]|\x7f]")
_BARE = re.compile(r"https?://[^\s<>&\x00-\x20]+")


def escaped(text: str, *, linked: bool = False) -> str:
    """Give text for the inside of a paragraph; ``linked`` where it is that of a link."""
    shown = _MARKUP.sub(r"\\\g<0>", spelled(text).replace("\n", " "))
    return _BRACKET.sub(lambda found: found[1] or f"\\{found[2]}", shown) if linked else shown


def opened(line: str) -> str:
    """Give a line of a paragraph that begins no heading, list, quotation, table or line."""
    if _OPENING.match(line):
        return f"\\{line}"
    return _NUMBER.sub(r"\1\\\2", line, count=1) if _NUMBER.match(line) else line


def sentences(text: str) -> list[str]:
    """Cut Markdown where a sentence or a line ends; not after what is only an abbreviation."""
    return _SENTENCE.sub(lambda found: found[1] or "\n", text).split("\n")


def address(url: str) -> str:
    """Give a URL for the round brackets of a link; an entity in it is not one."""
    url = _NOT_IN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", spelled(url))
    return re.sub(r"&(?=#?\w+;)", "%26", url)


def bare(url: str) -> str:
    """Give a URL that is its own text, or nothing where it cannot be that."""
    return f"<{url}>" if _BARE.fullmatch(url) and spelled(url) == url else ""


def anchor(name: str) -> str:
    """Give the place that a link within the document leads to."""
    return f'<a id="{escape(spelled(name))}"></a>'


def code(text: str) -> str:
    """Give a stretch of code: its fence is longer than any run of backquotes in it."""
    shown = spelled(text).replace("\n", " ")
    if not shown.strip():
        return shown
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    blank = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return f"{fence}{blank}{shown}{blank}{fence}"
