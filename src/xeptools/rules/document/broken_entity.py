"""The text of an entity is well-formed by itself.

What it opens it must close: it is put in wherever it is used (XML 1.0 §4.3.2).
"""

from xeptools.checker import reading_rule
from xeptools.diagnostics import Severity

broken_entity = reading_rule(__name__, Severity.ERROR)
