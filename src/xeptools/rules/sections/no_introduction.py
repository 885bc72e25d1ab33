"""The document begins with an Introduction.

It says what problem there is, for readers who do not know yet whether the document is for them (XEP-0143,
sections).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Type, Xep


@rule(Severity.WARNING)
def no_introduction(xep: Xep) -> Problems:
    if xep.header.type.text == Type.HUMOROUS or not xep.sections:
        return
    if not any("introduction" in section.title.casefold() for section in xep.sections):
        yield Problem(xep.sections[0], "there is no Introduction", "begin with a section 'Introduction'")
