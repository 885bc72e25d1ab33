"""The text of a link says where it leads.

A list of the links of a page is how some readers get about; "here" means nothing in it (WCAG 2.2, 2.4.4).
"""

from xeptools.checker import Inside, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Link
from xeptools.model.walk import text_of

_VAGUE = frozenset({"here", "this", "link", "this link", "click here", "this page", "more"})


@rule(Severity.ADVICE, default=False, typed_only=True)
def vague_link_text(link: Link) -> Problems:
    text = text_of(link.content).strip()
    if text.casefold() in _VAGUE:
        yield Problem(Inside(link), f"{text!r} does not say where the link leads", "link the words that do")
