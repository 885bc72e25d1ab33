"""What the template tells authors is gone.

Its introduction, its section on style and what it says of each section (`Required. …`, `Optional. …`) are for
the author, not for readers (xep-template.xml).
"""

import re

from xeptools.checker import Problem, Problems, Remove, Whole, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Paragraph, Section
from xeptools.model.walk import text_of

_STYLING = "styling"
_ADVICE = re.compile(
    r"\s*((?:strongly |highly )?(?:required|recommended|optional)\.)\s+(?!TODO|TBD)\S", re.IGNORECASE
)
_INTRODUCTION = "this is a template for use in writing xmpp extension protocol specifications"


@rule(Severity.ERROR)
def leftover_of_template(section: Section) -> Problems:
    if section.level == 1 and (section.anchor == _STYLING or section.title.casefold() == _STYLING):
        fix = mend("leave it out", Remove(Whole(section)))
        yield Problem(section, "this section is the template's", "leave it out", fix)
    for block in section.content:
        if isinstance(block, Paragraph) and text_of(block.content).casefold().startswith(_INTRODUCTION):
            yield Problem(block, "this introduction is the template's", "say what the document is for")
        elif isinstance(block, Paragraph) and (found := _ADVICE.match(text_of(block.content))):
            message = f"this paragraph is the template's: {found[1]!r} is said to the author"
            yield Problem(block, message, "write your text over it")
