"""HTTP messages, and SIP messages that look like them: a start line, header fields, a body.

RFC 9112 §2.1 and §3 to §5; RFC 3261 §7.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pygments.lexer import Lexer
from pygments.token import Generic, Name, Text

from xeptools.renderers.highlight.kinds import Tokens

START_LINE = re.compile(
    r"""
    ^ [^\S\n]*+
    (?: [A-Z]{3,20} [ ]++ \S++ [ ]++ (?: HTTP | SIP | sip ) /\d      # a request
      | (?: HTTP | SIP ) /\d \S*+ [ ]++ \d{3} \b                     # a response
      | \d{3} [ ]++ [A-Z] [^\n/]{0,60}? HTTP/\d )                    # a response with its parts swapped
    [^\n<]*+ \n?+
    """,
    re.VERBOSE | re.MULTILINE,
)
FIELD = re.compile(
    r"""
    (?: \A \s*+ )?+ [^\S\n]*+ ([A-Za-z][\w-]*+) : (?= [^\S\n] | $ ) [^\n]*+
    (?: \n [^\S\n]++ (?! [\w-]++: | < | $ ) [^\n]++ )*+               # folded over several lines
    \n?+
    """,
    re.VERBOSE | re.MULTILINE,
)


class MessageLexer(Lexer):
    """Start lines and field names; what a body is made of is for ``lex_body`` to say."""

    name = "HTTP in protocol examples"

    def __init__(self, lex_body: Callable[[str], Tokens]) -> None:
        super().__init__()
        self._lex_body = lex_body

    def get_tokens_unprocessed(self, text: str) -> Tokens:
        """Yield index, type and text of each token of one message or several in a row."""
        at = 0
        for start_line in START_LINE.finditer(text):
            yield from self._fields_and_body(text, at, start_line.start())
            yield start_line.start(), Generic.Heading, start_line.group()
            at = start_line.end()
        yield from self._fields_and_body(text, at, len(text))

    def _fields_and_body(self, text: str, at: int, end: int) -> Tokens:
        while field := FIELD.match(text, at, end):
            start, stop = field.span(1)
            if at < start:
                yield at, Text, text[at:start]
            yield start, Name.Property, text[start:stop]
            yield stop, Text, text[stop : field.end()]
            at = field.end()
        for index, token, value in self._lex_body(text[at:end]):
            yield at + index, token, value
