"""The document has a size that people can read.

The largest published one has 0.4 MB; what is larger than 20 MB is not read at all.
"""

from xeptools.checker import reading_rule
from xeptools.diagnostics import Severity

too_large = reading_rule(__name__, Severity.ERROR, stops=True)
