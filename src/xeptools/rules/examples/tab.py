"""Examples and code are indented with blanks.

A tab is as wide as whoever shows it likes, and what was aligned is not any more (XEP-0143, section 7.2).
Told once a block.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.model import Code, Example


@rule(Severity.ADVICE, default=False)
def tab(block: Example | Code) -> Problems:
    at = block.text.find("\t")
    if at >= 0:
        # A tab is white space, which no stretch begins with: the word behind it is shown.
        rest = block.text[at:]
        word = at + len(rest) - len(rest.lstrip())
        yield Problem(Stretch(block, word, word + 1), "a tab stands before this", "write two blanks a level")
