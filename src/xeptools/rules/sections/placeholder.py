"""A section says more than what the template had in it, or a promise to write it.

`REQUIRED.` and `TODO` stand for text that is still to come; no document goes into Last Call with one (xep-
template.xml).
"""

import re

from xeptools.checker import Inside, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Paragraph, Section
from xeptools.model.walk import text_of

_PLACEHOLDER = re.compile(
    r"(?:strongly |highly )?(?:required|recommended|optional|todo|tbd|tba|fixme|xxx|to follow|to come"
    r"|to be (?:done|written|added|determined|completed|defined)|coming soon|none yet|\?+|…|\.{3})"
    r"(?: (?:section|later|upon advancement.*))?[\s.:!)\]]*",
    re.IGNORECASE,
)


@rule(Severity.ERROR)
def placeholder(section: Section) -> Problems:
    if len(section.content) != 1 or not isinstance(only := section.content[0], Paragraph):
        return
    text = text_of(only.content).strip()
    if _PLACEHOLDER.fullmatch(text):
        hint = "write it, or leave the section out where it is optional"
        yield Problem(Inside(only), f"{text!r} stands for the text of {section.title!r}", hint)
