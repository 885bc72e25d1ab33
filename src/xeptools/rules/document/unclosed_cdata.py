"""A CDATA section ends in the element that it begins in.

Without its `]]>` it goes on to the end of a later one, and everything between is a part of the example: text,
sections, and the anchors that links lead to. Of the body nothing else is told, for what follows from it would
hide it.
"""

from xeptools.checker import reading_rule
from xeptools.diagnostics import Severity

_BODY = (
    "accessibility", "examples", "links", "namespaces", "prose", "references", "schemas", "sections",
    "header/authornote-without-section", "header/unmentioned-dependency", "document/misplaced-element",
    "document/missing-element", "document/stray-text", "document/unknown-element",
)  # fmt: skip

unclosed_cdata = reading_rule(__name__, Severity.ERROR, causes=_BODY)
