"""A caption has no full stop at its end, and no number of its own.

It is a title: the page puts the number before it.
"""

import re

from xeptools.checker import Attribute, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Example

_NUMBERED = re.compile(r"Example\s+\d+\b|\d+[.)]\s")


@rule(Severity.ADVICE, default=False)
def punctuated_caption(example: Example) -> Problems:
    caption = example.caption
    if caption.endswith((".", ":", ";")) and not caption.endswith(("..", "etc.")):
        yield Problem(Attribute(example, "caption"), f"the caption ends in '{caption[-1]}'", "take it out")
    if _NUMBERED.match(caption):
        yield Problem(Attribute(example, "caption"), "the caption has a number typed into it", "take it out")
