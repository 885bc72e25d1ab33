"""A short name is one word of letters, digits, hyphens, full stops and underscores that begins with a letter.

It becomes a key in bibliographies and a part of addresses and namespaces (`NCName` in the schema of
XEP-0001).
"""

import re

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header
from xeptools.model.shortname import placeholder

_NCNAME = re.compile(r"[^\W\d][\w.-]*")


@rule(Severity.ERROR)
def malformed_shortname(header: Header) -> Problems:
    text = header.shortname.text
    if text and not placeholder(text) and not _NCNAME.fullmatch(text):
        yield Problem(header.shortname, f"'{text}' cannot be a short name", "use letters, digits and hyphens")
