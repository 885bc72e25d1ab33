"""Examples and code: coloured by kind of token, or with what the author marked in them."""

from collections.abc import Iterator

from docutils import nodes

from xeptools.model import Mark, MarkKind
from xeptools.renderers.highlight import Language, highlight, language_of
from xeptools.renderers.matter import listing, spelled, styled

CLASSES = {
    "tag": "name tag",
    "attribute": "name attribute",
    "string": "literal string",
    "namespace": "name namespace",
    "entity": "name entity",
    "comment": "comment",
    "declaration": "comment preproc",
    "elision": "comment special",
    "heading": "generic heading",
    "name": "name property",
    "keyword": "keyword",
    "number": "literal number",
    "operator": "operator",
    "prompt": "generic prompt",
}
"""What the style sheets of docutils call each kind: the long names of pygments' tokens."""

LANGUAGES = {
    language: language.value for language in (Language.XML, Language.HTTP, Language.JSON, Language.ABNF)
}
"""The languages that other tools have a highlighter for; anything else is ``text`` to them."""


def code_block(source: str, marks: tuple[Mark, ...]) -> nodes.literal_block:
    """Give a block of code; one with marks in it has no colours."""
    body, marks = listing(source, marks)
    language = language_of(body)
    made = nodes.literal_block(spelled(body), "", classes=["code", LANGUAGES.get(language, "text")])
    made["xml:space"] = "preserve"
    made += _marked(body, marks) if marks else _coloured(body, language)
    return made


def _coloured(body: str, language: Language) -> Iterator[nodes.Node]:
    for kind, part in highlight(body, language):
        shown = spelled(part)
        yield nodes.inline("", shown, classes=CLASSES[kind].split()) if kind else nodes.Text(shown)


def _marked(body: str, marks: tuple[Mark, ...]) -> Iterator[nodes.Node]:
    """Give the stretches of a text; strong ones are no more than that."""
    for _, part, styles in styled([("", body)], marks):
        shown = spelled(part)
        if not styles or shown.isspace():
            yield nodes.Text(shown)
        elif MarkKind.STRONG in styles:
            yield nodes.strong("", shown)
        else:
            yield nodes.emphasis("", shown)
