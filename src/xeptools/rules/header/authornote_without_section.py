"""An author with `<authornote/>` has the section that it leads to.

The page links the name to the anchor `authornote` (xep.xsl).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Author, Xep
from xeptools.model.walk import sections_of


@rule(Severity.ERROR)
def authornote_without_section(author: Author, xep: Xep) -> Problems:
    if author.note and all(section.anchor != "authornote" for section in sections_of(xep.sections)):
        message = f"the note on {author.name} leads to a section that is not there"
        yield Problem(author, message, "add a section with anchor='authornote'")
