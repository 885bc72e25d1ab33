"""The document stays within the limits that keep reading it cheap.

Entities in entities, and elements in elements, can ask for more memory than there is. No published document
comes near the limits; what lies beyond is left out.
"""

from xeptools.checker import reading_rule
from xeptools.diagnostics import Severity

limit_reached = reading_rule(__name__, Severity.ERROR)
