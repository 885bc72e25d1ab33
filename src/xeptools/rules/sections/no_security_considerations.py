"""The document has Security Considerations.

A document without them cannot be advanced, be it that nothing is to be considered (XEP-0001, XEP-0143).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Type, Xep
from xeptools.model.walk import sections_of


@rule(Severity.ERROR)
def no_security_considerations(xep: Xep) -> Problems:
    if xep.header.type.text == Type.HUMOROUS:
        return
    if not any("security" in section.title.casefold() for section in sections_of(xep.sections)):
        hint = "add a section 'Security Considerations', if only to say that there is nothing"
        yield Problem(xep.header, "there is no section 'Security Considerations'", hint)
