"""The bytes of the file are what its declaration says, and that is UTF-8 or UTF-16.

A reader who decodes a document otherwise than its reviewer can be shown another text. Every XML processor
must read these two (XML 1.0 §4.3.3), and no published document uses another.
"""

from xeptools.checker import reading_rule
from xeptools.diagnostics import Severity

wrong_encoding = reading_rule(__name__, Severity.ERROR, stops=True)
