"""Which language an example is written in, told from its text alone: XEPs have no attribute for it."""

from __future__ import annotations

import re
from enum import StrEnum

from xeptools.renderers.highlight.dialogue import SPEAKER
from xeptools.renderers.highlight.messages import FIELD, START_LINE
from xeptools.renderers.highlight.notations import AbnfLexer


class Language(StrEnum):
    """What :func:`language_of` can tell apart."""

    XML = "xml"
    HTTP = "http"
    JSON = "json"
    SDP = "sdp"
    ABNF = "abnf"
    DIALOGUE = "dialogue"
    TEXT = "text"


LONGEST = 200_000
"""Characters; a longer text is left plain: nobody reads it for its colours, and the page would swell."""

_FIRST_TAG = re.compile(
    r"< (?: /?+[A-Za-z_][\w:.-]*+ [\s/>] | \?xml\b | !-- | ![A-Z]{4} | !\[CDATA\[ )", re.VERBOSE
)

_KNOWN_FIELD = re.compile(
    r"(?:Accept|Access-Control|Authorization|Cache-Control|Connection|Content|Cookie|Date|Host|Location|Server"
    r"|Set-Cookie|User-Agent|Via|WWW-Authenticate)\b"
)

_STRING = r'"(?:[^"\\\n]++|\\.)*+"'
_JSON = re.compile(
    rf"""
      \{{ \s*+ (?: {_STRING} \s*+ : | \}} \s*+ \Z )
    | \[  \s*+ (?: \{{ \s*+ " | \[ \s*+ ["\d] | (?: {_STRING} | -?+\d[\d.]*+ ) \s*+ [,\]] )
    """,
    re.VERBOSE,
)

_SDP = re.compile(r"v=0\s*$ | m=[a-z<][^\s=]*+[ ] | a=[a-z][\w-]*+ (?: : | \s*$ )", re.VERBOSE | re.MULTILINE)
_SDP_LINE = re.compile(
    r"^[ \t]*+ [a-z]=\S | ^[ \t]++ \S", re.VERBOSE | re.MULTILINE
)  # or the rest of the line above

_ABNF_RULE = re.compile(r"[A-Za-z][\w-]*+\s*+=/?+\s")
_ABNF_SIGN = re.compile(r'"|%[xbd]\d|\*\s?[(A-Za-z]')

_TAG = re.compile(
    r"""
    < (?: / [A-Za-z_][\w:.-]*+
        | [A-Za-z_][\w:.-]*+ (?P<attribute> \s++ [\w:.-]++ \s*+=\s*+ (?: "[^"<]*+" | '[^'<]*+' ) )* )
    \s*+ /?+ >
    """,
    re.VERBOSE,
)


def language_of(text: str) -> Language:
    """The language of ``text``, and TEXT where it is not plain to see. Takes time linear in its length."""
    text = text.strip()
    if len(text) > LONGEST:
        return Language.TEXT
    if _FIRST_TAG.match(text):
        return Language.XML
    if START_LINE.match(text) or _has_fields(text):
        return Language.HTTP
    if _is_spoken(text):
        return Language.DIALOGUE
    if _JSON.match(text):
        return Language.JSON
    if _SDP.match(text) and 2 * len(_SDP_LINE.findall(text)) >= text.count("\n") + 1:
        return Language.SDP
    if _is_grammar(text):
        return Language.ABNF
    if _is_tagged(text):
        return Language.XML
    return Language.TEXT


def _has_fields(text: str) -> bool:
    """Whether header fields stand alone, without a start line: known ones, and nothing else up to a body."""
    if not _KNOWN_FIELD.match(text):
        return False
    at = 0
    while field := FIELD.match(text, at):
        at = field.end()
    return at > 0 and (at == len(text) or text[at] in "\n<")


def _is_spoken(text: str) -> bool:
    """Whether somebody speaks first, and in XML, or in turn with others."""
    first = SPEAKER.match(text)
    if not first:
        return False
    lines = sum(1 for line in text.splitlines() if line.strip())
    return text[first.end() :].lstrip()[:1] == "<" or len(SPEAKER.findall(text)) >= max(2, 0.6 * lines)


def _is_grammar(text: str) -> bool:
    """Whether a rule comes first, something only a grammar has comes later, and nothing else is there."""
    if not (_ABNF_RULE.match(text) and _ABNF_SIGN.search(text)):
        return False
    return re.fullmatch(r"[\w\s.-]*+", AbnfLexer.pattern.sub("", text)) is not None


def _is_tagged(text: str) -> bool:
    """Whether at least half of a text that begins otherwise is well-formed tags, one with attributes."""
    tags = list(_TAG.finditer(text))
    letters = len(re.sub(r"\s++", " ", text))
    return any(tag["attribute"] for tag in tags) and 2 * sum(len(tag.group()) for tag in tags) >= letters
