"""An example has a caption.

Examples are numbered and listed; without a caption a reader who looks for one, or hears the page read
out, gets nothing but a number (XEP-0143, section 5.3).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Example


@rule(Severity.ADVICE, default=False)
def no_caption(example: Example) -> Problems:
    if not example.caption:
        yield Problem(example, f"example {example.number} has no caption", "say in a few words what it shows")
