"""The closed set of kinds that a stretch of code can have, and what stands for them in pygments."""

from __future__ import annotations

from collections.abc import Iterator

from pygments.token import (
    Comment,
    Generic,
    Keyword,
    Name,
    Number,
    Operator,
    String,
    Text,
    _TokenType,
)

Tokens = Iterator[tuple[int, _TokenType, str]]
"""What a pygments lexer yields: index, type and text of each token, without a gap."""

KINDS = {
    "": "plain text, white space and brackets",
    "tag": "the name of an XML element with its angle brackets",
    "attribute": "the name of an XML attribute with its equals sign",
    "string": "a quoted value, in its quotes",
    "namespace": "the value of an xmlns attribute: which protocol the element speaks",
    "entity": "a character or entity reference",
    "comment": "a comment of the language",
    "declaration": "XML declaration, processing instruction, document type, CDATA brackets",
    "elision": "what the author left out: ``...``, ``[ ... ]``, or a remark in brackets on its own",
    "heading": "the start line of an HTTP or SIP message",
    "name": "a header field, a JSON member, an SDP line type, an ABNF rule that is defined",
    "keyword": "a word that the language itself defines: true, null, ALPHA, CRLF, an SDP attribute",
    "number": "a number, or a range of code points",
    "operator": "what joins or repeats the parts of a grammar",
    "prompt": "who speaks in a dialogue: ``C:``, ``SERVER:``",
}
"""Each kind and what it marks. A page uses the name as its CSS class, a printed page looks up its colour."""

KIND_OF = {
    Text: "",
    Name.Tag: "tag",
    Name.Attribute: "attribute",
    String: "string",
    Name.Namespace: "namespace",
    Name.Entity: "entity",
    Comment: "comment",
    Comment.Preproc: "declaration",
    Comment.Special: "elision",
    Generic.Heading: "heading",
    Name.Property: "name",
    Keyword: "keyword",
    Number: "number",
    Operator: "operator",
    Generic.Prompt: "prompt",
}
"""Which kind stands for which pygments token type."""

TYPE_OF = {kind: token for token, kind in KIND_OF.items()}
"""And the other way round."""
