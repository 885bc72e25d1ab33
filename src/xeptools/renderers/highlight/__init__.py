"""Colours for examples and code: which stretch of a text is what.

The text is not judged: broken, elided and unfinished examples come out whole, and time is linear in the
length of the text whatever it holds. Nobody else imports pygments.
"""

from __future__ import annotations

from functools import cache

from pygments.lexer import Lexer

from xeptools.renderers.highlight.dialogue import DialogueLexer
from xeptools.renderers.highlight.kinds import KIND_OF, KINDS, Tokens
from xeptools.renderers.highlight.language import Language, language_of
from xeptools.renderers.highlight.markup import MarkupLexer
from xeptools.renderers.highlight.messages import MessageLexer
from xeptools.renderers.highlight.notations import AbnfLexer, JsonLexer, SdpLexer

__all__ = ["KINDS", "Language", "highlight", "language_of"]


def highlight(text: str, language: Language | None = None) -> list[tuple[str, str]]:
    """Cut ``text`` into runs of a kind (a key of :data:`KINDS`) and its text.

    The runs joined are ``text``, none is empty, and no two neighbours are of the same kind. Without a
    ``language`` the text itself decides (:func:`language_of`).
    """
    lexer = _lexer(language or language_of(text))
    if lexer is None:
        return [("", text)] if text else []
    if isinstance(lexer, MarkupLexer):
        return lexer.runs(text)
    runs = []
    kind, start = "", 0
    for index, token, _ in lexer.get_tokens_unprocessed(text):
        if (then := KIND_OF[token]) != kind:
            if start < index:
                runs.append((kind, text[start:index]))
            kind, start = then, index
    if start < len(text):
        runs.append((kind, text[start:]))
    return runs


def _tokens(text: str, language: Language) -> Tokens:
    lexer = _lexer(language)
    return lexer.get_tokens_unprocessed(text) if lexer else iter(())


def _body_tokens(text: str) -> Tokens:
    """Lex the body of a message, as XML unless it is something else: that lexer leaves other text alone."""
    language = language_of(text)
    return _tokens(text, language if language in (Language.JSON, Language.SDP) else Language.XML)


@cache
def _lexer(language: Language) -> Lexer | None:
    match language:
        case Language.XML:
            return MarkupLexer()
        case Language.HTTP:
            return MessageLexer(_body_tokens)
        case Language.JSON:
            return JsonLexer()
        case Language.SDP:
            return SdpLexer()
        case Language.ABNF:
            return AbnfLexer()
        case Language.DIALOGUE:
            return DialogueLexer(MarkupLexer())
        case Language.TEXT:
            return None
