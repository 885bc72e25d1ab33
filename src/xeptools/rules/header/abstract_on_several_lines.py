"""The abstract stands on one line.

It is copied as it is into the description of the page and into mails.
"""

import re

from xeptools.checker import Problem, Problems, Raw, Replace, Written, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Field, Header

_SPACE = re.compile(rb"\s+")


@rule(Severity.ADVICE, default=False)
def abstract_on_several_lines(header: Header, written: Written) -> Problems:
    inside = written.inside(Field("", header.abstract_at))
    if inside is None:
        return
    changes = []
    for found in _SPACE.finditer(written.utf8, inside.start, inside.end):
        proper = "" if found.start() == inside.start or found.end() == inside.end else " "
        if found[0] != proper.encode():
            changes.append(Replace(Raw(*found.span()), proper))
    if changes:
        message = "the abstract has line breaks or white space that do not belong to it"
        yield Problem(inside, message, fix=mend("write it on one line", *changes))
