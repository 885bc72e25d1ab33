"""The file can be opened.

What cannot be opened cannot be judged; the others of its tree are.
"""

from xeptools.checker import reading_rule
from xeptools.diagnostics import Severity

unreadable = reading_rule(__name__, Severity.ERROR, stops=True)
