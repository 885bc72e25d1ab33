"""JSON, SDP and ABNF: notations whose tokens need no context, so that one pattern each is enough.

RFC 8259 (JSON), RFC 8866 (SDP), RFC 5234 (ABNF).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from pygments.lexer import Lexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text, _TokenType

from xeptools.renderers.highlight.kinds import Tokens


class NotationLexer(Lexer):
    """A lexer made of one pattern. Each of its named groups is a token, all else is plain text."""

    pattern: ClassVar[re.Pattern[str]]
    types: ClassVar[Mapping[str, _TokenType]]

    def get_tokens_unprocessed(self, text: str) -> Tokens:
        """Yield index, type and text of each token."""
        at = 0
        for found in self.pattern.finditer(text):
            start, end = found.span()
            if at < start:
                yield at, Text, text[at:start]
            yield start, self.types[found.lastgroup or ""], text[start:end]
            at = end
        if at < len(text):
            yield at, Text, text[at:]


class JsonLexer(NotationLexer):
    """JSON, with the comments and elisions that authors put in."""

    name = "JSON in protocol examples"
    types: ClassVar = {
        "member": Name.Property,
        "string": String,
        "number": Number,
        "constant": Keyword,
        "comment": Comment,
    }
    pattern = re.compile(
        r"""
        (?P<member>   " (?: [^"\\\n]++ | \\. )*+ " (?= \s*+ : ) )
      | (?P<string>   " (?: [^"\\\n]++ | \\. )*+ "?+ )
      | (?P<constant> \b (?: true | false | null ) \b )
      | (?P<number>   (?<![\w.]) -?+ \d++ (?: \.\d++ )?+ (?: [eE][+-]?+\d++ )?+ \b )
      | (?P<comment>  // [^\n]*+ )
        """,
        re.VERBOSE,
    )


class SdpLexer(NotationLexer):
    """Session descriptions: one letter, an equals sign, a value."""

    name = "SDP in protocol examples"
    types: ClassVar = {"line": Name.Property, "attribute": Keyword, "media": Keyword, "number": Number}
    pattern = re.compile(
        r"""
        (?P<line>      ^[^\S\n]*+ [a-z] = )
      | (?P<attribute> (?<= a= ) [\w-]++ )
      | (?P<media>     (?<= m= ) [\w-]++ )
      | (?P<number>    (?<= [ =:/] ) \d++ (?: \.\d++ )*+ (?= [\s/;] | $ ) )
        """,
        re.VERBOSE | re.MULTILINE,
    )


class AbnfLexer(NotationLexer):
    """Grammars, in the strict form and in the older one that joins alternatives by a bar."""

    name = "ABNF in protocol examples"
    types: ClassVar = {
        "comment": Comment,
        "string": String,
        "number": Number,
        "rule": Name.Property,
        "core": Keyword,
        "operator": Operator,
    }
    pattern = re.compile(
        r"""
        (?P<comment>  ; [^\n]*+ )
      | (?P<string>   (?: %[is] )?+ " [^"\n]*+ " | < [^<>\n]*+ > )
      | (?P<number>   % (?: x[\dA-Fa-f]++ (?: [.-][\dA-Fa-f]++ )*+ | [bd]\d++ (?: [.-]\d++ )*+ ) )
      | (?P<core>     \b (?: ALPHA | BIT | CHAR | CRLF | CR | CTL | DIGIT | DQUOTE | HEXDIG | HTAB
                       | LF | LWSP | OCTET | SP | VCHAR | WSP ) \b )
      | (?P<rule>     ^ [^\S\n]*+ [A-Za-z] [\w-]*+ (?= [^\S\n]*+ = ) )
      | (?P<operator> =/ | [=/|*()\[\]] | \b\d++ (?= [^\S\n]* [*A-Za-z("] ) )
        """,
        re.VERBOSE | re.MULTILINE,
    )
