"""The document has Security Considerations.

A document without them cannot be advanced, be it that nothing is to be considered (XEP-0001, XEP-0143).
"""

from xeptools.checker import Problems, missing_section, rule
from xeptools.diagnostics import Severity
from xeptools.model import Type, Xep
from xeptools.model.walk import sections_of


@rule(Severity.ERROR)
def no_security_considerations(xep: Xep) -> Problems:
    if xep.header.type.text == Type.HUMOROUS:
        return
    if not any("security" in section.title.casefold() for section in sections_of(xep.sections)):
        yield missing_section(xep, "Security Considerations", "there is no section 'Security Considerations'")
