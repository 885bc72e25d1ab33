"""The document is well-formed XML.

A parser stops at the first breach, and so does everything that is made of the document: page, list,
mail. Only the breach is told; no other rule looks at a document that is not well-formed.
"""

from xeptools.checker import reading_rule
from xeptools.diagnostics import Severity

not_well_formed = reading_rule(__name__, Severity.ERROR, stops=True)
