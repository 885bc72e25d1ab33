"""Examples and code: coloured by kind of token, or with what the author marked in them."""

from collections.abc import Iterator
from itertools import pairwise
from textwrap import dedent

from docutils import nodes

from xeptools.model import Mark, MarkKind
from xeptools.renderers.highlight import Language, highlight, language_of
from xeptools.renderers.matter.characters import spelled

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


def listing(source: str, marks: tuple[Mark, ...]) -> nodes.literal_block:
    """Give a block of code, without the empty lines and the margin that it has in the source."""
    body = source.rstrip()
    start = len(body) - len(body.lstrip("\n"))
    body = body[start:]
    if not marks:
        body = dedent(body)
    language = language_of(body)
    made = nodes.literal_block(spelled(body), "", classes=["code", LANGUAGES.get(language, "text")])
    made["xml:space"] = "preserve"
    made += _marked(body, marks, start) if marks else _coloured(body, language)
    return made


def _coloured(body: str, language: Language) -> Iterator[nodes.Node]:
    for kind, part in highlight(body, language):
        shown = spelled(part)
        yield nodes.inline("", shown, classes=CLASSES[kind].split()) if kind else nodes.Text(shown)


def _marked(body: str, marks: tuple[Mark, ...], start: int) -> Iterator[nodes.Node]:
    """Cut the text where marks begin and end; of marks within marks the innermost counts."""
    told = [mark for mark in marks if mark.kind is not MarkKind.SPAN]
    borders = {border - start for mark in told for border in (mark.start, mark.end)}
    waiting = sorted(told, key=lambda mark: (mark.start, -mark.end), reverse=True)
    opened: list[Mark] = []
    for low, high in pairwise(sorted({0, len(body)} | {cut for cut in borders if 0 < cut < len(body)})):
        while opened and opened[-1].end - start <= low:
            opened.pop()
        while waiting and waiting[-1].start - start <= low:
            mark = waiting.pop()
            if mark.end - start > low:
                opened.append(mark)
        shown = spelled(body[low:high])
        if not opened or shown.isspace():
            yield nodes.Text(shown)
        elif opened[-1].kind is MarkKind.STRONG:
            yield nodes.strong("", shown)
        else:
            yield nodes.emphasis("", shown)
