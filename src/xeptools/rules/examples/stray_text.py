"""Between the elements of a protocol stands no text.

Text beside child elements is nearly always a slip: a start tag that ends too early (``<jingle
xmlns='…'>``, and its attributes on the next line have become text), an end tag without ``<``, a word left
over from editing, a blank that is none in XML (U+00A0).
"""

import re

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.damage import blank_in, is_mark_between
from xeptools.stanzas.element import Element
from xeptools.stanzas.elision import has_dots, is_note
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.snippet import Snippet

_MARKED_UP = re.compile(
    r"https?://(?:www\.)?(?:w3\.org|purl\.org|docs\.oasis|schemas\.xmlsoap)|\burn:oasis|xhtml"
)
"""Namespaces of documents, in which text and elements mix."""
_ATTRIBUTES = re.compile(r"""\A\s*[\w:.-]+\s*=\s*(?:'[^']*'|"[^"]*")""")


@rule(Severity.ERROR)
def stray_text(examples: Examples) -> Problems:
    for snippet in examples.snippets:
        for item in snippet.items:
            yield from _inside(item, snippet, examples)


def _inside(element: Element, snippet: Snippet, examples: Examples) -> Problems:
    if _MARKED_UP.search(element.namespace):
        return
    if element.children:
        piece = _stray(element) or blank_in(element.text)
        if piece and not _mixed(element, examples):
            message, hint = _told(element, piece)
            yield Problem(Stretch(snippet.block, *snippet.characters(element, piece)), message, hint)
    for child in element.children:
        yield from _inside(child, snippet, examples)


def _told(element: Element, piece: str) -> tuple[str, str]:
    """The fault and its remedy."""
    if not piece.strip():
        return f"U+{ord(piece):04X} between the elements in <{element.name}/>", "write plain spaces"
    message = f"text between the elements in <{element.name}/>"
    if _ATTRIBUTES.match(piece):
        return message, f"does the start tag <{element.name}> end too early?"
    if is_mark_between(piece):
        return message, "it seems to be left over from a merge: keep one side, and take the mark out"
    return message, "take it out, or put it where it belongs"


def _stray(element: Element) -> str:
    """The first piece of text that is neither an ellipsis nor a remark."""
    for line in element.text.split("\n"):
        piece = line.strip()
        # A remark in brackets may have elements in it: [3 more <item/> elements].
        if piece and not is_note(piece) and not has_dots(piece) and piece[0] != "[" and piece[-1] != "]":
            return piece
    return ""


def _mixed(element: Element, examples: Examples) -> bool:
    declaration = examples.local.declaration(element.namespace, element.name)
    return declaration is not None and declaration.text
