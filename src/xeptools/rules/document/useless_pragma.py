"""A pragma silences something.

`<!-- xeptools: ignore RULE reason -->` silences a rule in the element after it, and in the whole file where
it stands before the outermost element. One that silences nothing any more hides the next fault.
"""

from xeptools.checker import reading_rule
from xeptools.diagnostics import Severity

useless_pragma = reading_rule(__name__, Severity.WARNING)
