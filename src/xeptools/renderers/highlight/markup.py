"""XML as authors write it: elided, several stanzas in a row, tags that nobody closes.

The lexer keeps no state from one tag to the next, so a slip in one cannot spoil the others. Its time is
linear in the length of any text: no part looks further than the next ``<``, except comments and CDATA
sections, and those run to the end of the text where their own end is missing. Quantifiers are possessive
wherever two of them could share a character.

XML 1.0 §2.3 (names), §2.5 to §2.8 (comments, instructions, CDATA, declarations), §3.1 (tags).
"""

from __future__ import annotations

import re

from pygments.lexer import Lexer
from pygments.token import Comment, Name, String, Text

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


class MarkupLexer(Lexer):
    """Tags, attributes, namespaces and elisions of any text that holds XML."""

    name = "XML in protocol examples"

    def get_tokens_unprocessed(self, text: str) -> Tokens:
        """Yield index, type and text of each token; white space around a tag belongs to it."""
        for found in _MARKUP.finditer(text):
            part = found.lastgroup
            if part == "tag":
                yield from _tag(text, *found.span())
            elif part == "text":
                yield from _characters(found.group(), found.start())
            elif part == "cdata":
                yield from _cdata(found.group(), found.start())
            else:
                yield found.start(), _WHOLE[str(part)], found.group()


def _tag(text: str, start: int, end: int) -> Tokens:
    at = start
    for found in _ATTRIBUTE.finditer(text, start, end):
        name, stop = found.span()
        group = found.lastindex or 0
        value = found.start(group)
        if at < name:
            yield at, Name.Tag, text[at:name]
        yield name, Name.Attribute, text[name:value]
        yield value, _VALUE_TYPES[group], text[value:stop]
        at = stop
    if at < end:
        yield at, Name.Tag, text[at:end]


def _characters(text: str, start: int) -> Tokens:
    at = 0
    if "..." in text or "…" in text or "[" in text:
        for found in _ELISION.finditer(text):
            if at < found.start():
                yield start + at, Text, text[at : found.start()]
            yield start + found.start(), Comment.Special, found.group()
            at = found.end()
    if at < len(text):
        yield start + at, Text, text[at:]


def _cdata(text: str, start: int) -> Tokens:
    """The brackets are markup; what they hold is text to every XML reader, tags or not."""
    inner, outer = len("<![CDATA["), len(text) - (3 if text.endswith("]]>") else 0)
    yield start, Comment.Preproc, text[:inner]
    yield start + inner, Text, text[inner:outer]
    yield start + outer, Comment.Preproc, text[outer:]
