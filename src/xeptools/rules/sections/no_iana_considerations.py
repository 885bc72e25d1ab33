"""The document says what IANA has to do.

The section is asked for even where it says that there is nothing to do (XEP-0001, XEP-0143).
"""

from xeptools.checker import Problems, missing_section, rule
from xeptools.diagnostics import Severity
from xeptools.model import Type, Xep
from xeptools.model.walk import sections_of


@rule(Severity.ERROR)
def no_iana_considerations(xep: Xep) -> Problems:
    if xep.header.type.text == Type.HUMOROUS:
        return
    if not any("iana" in section.title.casefold() for section in sections_of(xep.sections)):
        yield missing_section(xep, "IANA Considerations", "there is no section 'IANA Considerations'")
