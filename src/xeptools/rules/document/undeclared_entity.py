"""Every entity that the document uses is declared.

A name that neither the document nor the tree's `xep.ent` declares stops the page from being made.
"""

from xeptools.checker import reading_rule
from xeptools.diagnostics import Severity

undeclared_entity = reading_rule(__name__, Severity.ERROR)
