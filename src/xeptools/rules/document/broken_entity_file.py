"""The file of entities can be read to its end.

What stands after a fault in `xep.ent` is not declared, and every document that uses it fails.
"""

from xeptools.checker import reading_rule
from xeptools.diagnostics import Severity

broken_entity_file = reading_rule(
    __name__, Severity.ERROR, causes=("document/undeclared-entity", "header/unknown-xep")
)
