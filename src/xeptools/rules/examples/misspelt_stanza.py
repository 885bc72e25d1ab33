"""A stanza and its attributes are spelled as RFC 6120 has them.

``<messge/>`` is an element that no server routes, and ``frm='…'`` an attribute that nobody reads. Told is
what one slip makes of the name of a stanza, or of an attribute that the stanza lacks.
"""

from xeptools.checker import Problem, Problems, Replace, Stretch, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.classify import is_stanza
from xeptools.stanzas.element import Element
from xeptools.stanzas.slips import misspelt_attributes, stanza_meant
from xeptools.stanzas.snippet import Snippet


@rule(Severity.ERROR)
def misspelt_stanza(snippet: Snippet) -> Problems:
    for item in snippet.items:
        yield from _judge(item, snippet)


def _judge(element: Element, snippet: Snippet) -> Problems:
    if meant := stanza_meant(element):
        start, end = snippet.place(element)
        place = Stretch(snippet.block, start + 1, end)
        message = f"there is no stanza <{element.name}/>"
        yield Problem(place, message, f"did you mean <{meant}/>?")
    elif is_stanza(element):
        for written, meant in misspelt_attributes(element).items():
            start, _ = snippet.attribute(element, written)
            place = Stretch(snippet.block, start, start + len(written))
            fix = proposal(f"write {meant}", Replace(place, meant))
            message = f"<{element.name}/> has no attribute '{written}'"
            yield Problem(place, message, f"did you mean '{meant}'?", fix)
