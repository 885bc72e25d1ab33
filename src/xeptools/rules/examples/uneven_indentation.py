"""The elements of an example are indented by two blanks a level.

So the nesting is seen at a glance (XEP-0143, section 7.2). Told once a block, where an element that
begins a line stands neither two blanks further in than its parent nor beneath its predecessor.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.classify import Kind
from xeptools.stanzas.element import Element
from xeptools.stanzas.snippet import Snippet


@rule(Severity.ADVICE, default=False)
def uneven_indentation(snippet: Snippet) -> Problems:
    if snippet.kind is Kind.SCHEMA or snippet.dialogue:
        return
    for item in snippet.elements:
        wrong = _uneven(item, snippet)
        if wrong is not None:
            element, column, expected = wrong
            message = f"<{element.name}> is indented by {column} blanks instead of {expected}"
            place = Stretch(snippet.block, *snippet.place(element))
            yield Problem(place, message, "put two blanks more before it than before its parent")
            return


def _uneven(element: Element, snippet: Snippet) -> tuple[Element, int, int] | None:
    own = _indentation(element, snippet)
    for child in element.children:
        column = _indentation(child, snippet)
        if own is not None and column is not None and column != own + 2:
            return child, column, own + 2
        inside = _uneven(child, snippet)
        if inside is not None:
            return inside
    return None


def _indentation(element: Element, snippet: Snippet) -> int | None:
    """The blanks before an element that begins a line; None where it does not."""
    start = snippet.tag(element).start
    line = snippet.xml.rfind("\n", 0, start) + 1
    before = snippet.xml[line:start]
    return len(before) if not before.strip(" ") else None
