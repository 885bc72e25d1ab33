"""XML as authors write it: elided, several stanzas in a row, tags that nobody closes.

The lexer keeps no state from one tag to the next, so a slip in one cannot spoil the others. Its time is
linear in the length of any text: no part looks further than the next ``<``, except comments and CDATA
sections, and those run to the end of the text where their own end is missing. Quantifiers are possessive
wherever two of them could share a character.

XML 1.0 §2.3 (names), §2.5 to §2.8 (comments, instructions, CDATA, declarations), §3.1 (tags).
"""

from __future__ import annotations

import re
from itertools import pairwise

from pygments.lexer import Lexer
from pygments.token import Comment, Name, String, Text, _TokenType

from xeptools.renderers.highlight.kinds import Tokens

_NAME = r"[\w:][\w:.-]*+"
_VALUE = r"""(?: "[^"<]*+" | '[^'<]*+' )"""

_MARKUP = re.compile(
    rf"""
    (?P<tags>        (?: \s*+ </?+{_NAME}\s*+/?+> )++ \s*+ )    # tags without attributes, all at once
  | (?P<tag>         \s*+ </?+{_NAME} (?: [^<>"']++ | {_VALUE} | ["'] )*+ >?+ )
  | (?P<text>        [^<&]++ )
  | (?P<entity>      & (?: {_NAME} | \#[0-9]++ | \#x[0-9A-Fa-f]++ ) ; )
  | (?P<comment>     <!-- .*? (?: --> | \Z ) )
  | (?P<cdata>       <!\[CDATA\[ .*? (?: \]\]> | \Z ) )
  | (?P<declaration> <\?[^<>]*+>?+ | <![A-Z] (?: [^<>"'\[]++ | {_VALUE} | ["'] )*+ [>\[]?+ )
  | (?P<other>       [<&] )
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    rf"(?<!\s)\s++ (?: xmlns(?::[\w.-]++)?+ \s*+=\s*+ ({_VALUE}) | {_NAME} \s*+=\s*+ ({_VALUE}) )", re.VERBOSE
)
_ELISION = re.compile(
    r"""
    ^ [^\S\n]*+
    (?: (?: \.{3,} | … ) [^\n\[\]]*+                                              # ... and so on
      | \[ [ ]?+ (?: \.{2,} | … | [A-Za-z] | \d++[ ][a-z] ) [^\n\[\]]*+ \] [^\S\n]*+ )    # [8 more items]
    $
    """,
    re.VERBOSE | re.MULTILINE,
)

_VALUE_TYPES = {1: Name.Namespace, 2: String}
_WHOLE = {
    "tags": Name.Tag,
    "entity": Name.Entity,
    "comment": Comment,
    "declaration": Comment.Preproc,
    "other": Text,
}


Cut = tuple[int, _TokenType]
"""Where a token begins, and its type."""


class MarkupLexer(Lexer):
    """Tags, attributes, namespaces and elisions of any text that holds XML."""

    name = "XML in protocol examples"

    def get_tokens_unprocessed(self, text: str) -> Tokens:
        """Yield index, type and text of each token; white space around a tag belongs to it."""
        cuts = [*self.cuts(text), (len(text), Text)]
        for (start, token), (end, _) in pairwise(cuts):
            if start < end:
                yield start, token, text[start:end]

    def cuts(self, text: str) -> list[Cut]:
        """Where each token begins, and its type: most texts are XML, and a list of these is made faster."""
        found: list[Cut] = []
        for piece in _MARKUP.finditer(text):
            part = piece.lastgroup
            start, end = piece.span()
            if part == "tag":
                _cut_tag(text, start, end, found)
            elif part == "text":
                _cut_characters(text, start, end, found)
            elif part == "cdata":
                _cut_cdata(text, start, end, found)
            else:
                found.append((start, _WHOLE[str(part)]))
        return found


def _cut_tag(text: str, start: int, end: int, found: list[Cut]) -> None:
    at = start
    for attribute in _ATTRIBUTE.finditer(text, start, end):
        name, stop = attribute.span()
        group = attribute.lastindex or 0
        if at < name:
            found.append((at, Name.Tag))
        found.append((name, Name.Attribute))
        found.append((attribute.start(group), _VALUE_TYPES[group]))
        at = stop
    if at < end:
        found.append((at, Name.Tag))


def _cut_characters(text: str, start: int, end: int, found: list[Cut]) -> None:
    at = start
    piece = text[start:end]
    if "..." in piece or "…" in piece or "[" in piece:
        for elision in _ELISION.finditer(piece):
            if at < start + elision.start():
                found.append((at, Text))
            found.append((start + elision.start(), Comment.Special))
            at = start + elision.end()
    if at < end:
        found.append((at, Text))


def _cut_cdata(text: str, start: int, end: int, found: list[Cut]) -> None:
    """The brackets are markup; what they hold is text to every XML reader, tags or not."""
    inner = start + len("<![CDATA[")
    outer = end - 3 if text.endswith("]]>", inner, end) else end
    found += [(start, Comment.Preproc), (inner, Text), (outer, Comment.Preproc)]
