"""A new document has a section on privacy.

Since 20 February 2024 the template has one (xep-template.xml); older documents need none.
"""

import datetime as dt

from xeptools.checker import Problems, missing_section, rule
from xeptools.diagnostics import Severity
from xeptools.model import Type, Xep
from xeptools.model.walk import sections_of


@rule(Severity.WARNING, since=dt.date(2024, 2, 20))
def no_privacy_considerations(xep: Xep) -> Problems:
    if xep.header.type.text == Type.HUMOROUS:
        return
    if not any("privacy" in section.title.casefold() for section in sections_of(xep.sections)):
        yield missing_section(xep, "Privacy Considerations", "there is no section on privacy")
