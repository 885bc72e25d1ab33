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

from xeptools.renderers.highlight.kinds import TYPE_OF, Tokens

# In ASCII only what XML allows; beyond it anything, for one look at a table is faster than at all of Unicode.
_FIRST = r"[^\x00-9;-@\[-^`{-\x7f]"
_LATER = r"[^\x00-,/;-@\[-^`{-\x7f]"
_NAME = rf"{_FIRST} {_LATER}*+"
_BLANK = r"[ \t\r\n]"
_VALUE = r"""(?: "[^"<]*+" | '[^'<]*+' )"""

_MARKUP = re.compile(
    rf"""
    {_BLANK}*+ </?+ {_NAME} {_BLANK}*+ (?:
      /?+> (?P<tags> (?: {_BLANK}*+ </?+ {_NAME} {_BLANK}*+ /?+> )*+ {_BLANK}*+ )   # those without attributes
    | (?P<tag> [^<>"']*+ (?: (?: {_VALUE} | ["'] ) [^<>"']*+ )*+ >?+ ) )
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
    rf"""
    ( {_BLANK} (?<!{_BLANK}{_BLANK}) {_BLANK}*+    # the first of many: or each would be tried
      (?: (xmlns) (?: : [^\x00-,/:-@\[-^`{{-\x7f]++ )?+ | {_NAME} ) {_BLANK}*+ = {_BLANK}*+ )
    ( {_VALUE} )
    """,
    re.VERBOSE,
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

_WHOLE = {"tags": "tag", "entity": "entity", "comment": "comment", "declaration": "declaration", "other": ""}
"""The kind of a piece that is one run."""

Run = tuple[str, str]
"""A kind and its text."""


class MarkupLexer(Lexer):
    """Tags, attributes, namespaces and elisions of any text that holds XML."""

    name = "XML in protocol examples"

    def get_tokens_unprocessed(self, text: str) -> Tokens:
        """Yield index, type and text of each token; white space around a tag belongs to it."""
        at = 0
        for kind, part in self.runs(text):
            yield at, TYPE_OF[kind], part
            at += len(part)

    def runs(self, text: str) -> list[Run]:
        """Cut the text into kinds: most texts are XML, and a list without types is made in half the time."""
        found: list[Run] = []
        for piece in _MARKUP.finditer(text):
            part, read = piece.lastgroup, piece[0]
            if part == "tag":
                _add_tag(read, found)
            elif part == "text":
                _add_characters(read, found)
            elif part == "cdata":
                _add_section(read, found)
            else:
                _add(_WHOLE[str(part)], read, found)
        return found


def _add(kind: str, text: str, found: list[Run]) -> None:
    """Add a run, to the one before it where that is of the same kind."""
    if found and found[-1][0] == kind:
        text = found.pop()[1] + text
    found.append((kind, text))


def _add_tag(tag: str, found: list[Run]) -> None:
    parts = _ATTRIBUTE.split(tag)
    _add("tag", parts[0], found)
    add = found.append
    for at in range(1, len(parts), 4):
        add(("attribute", parts[at]))
        add(("namespace" if parts[at + 1] else "string", parts[at + 2]))
        if rest := parts[at + 3]:
            add(("tag", rest))


def _add_characters(text: str, found: list[Run]) -> None:
    at = 0
    if "..." in text or "…" in text or "[" in text:
        for elision in _ELISION.finditer(text):
            start, end = elision.span()
            if at < start:
                _add("", text[at:start], found)
            _add("elision", text[start:end], found)
            at = end
    if at < len(text):
        _add("", text[at:], found)


def _add_section(section: str, found: list[Run]) -> None:
    """The brackets of CDATA are markup; what they hold is text to every XML reader, tags or not."""
    opened = len("<![CDATA[")
    closed = len(section) - 3 if section.endswith("]]>", opened) else len(section)
    _add("declaration", section[:opened], found)
    for kind, part in (("", section[opened:closed]), ("declaration", section[closed:])):
        if part:
            _add(kind, part, found)
