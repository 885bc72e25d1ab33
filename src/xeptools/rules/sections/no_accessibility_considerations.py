"""A new document has a section on accessibility.

Since 20 February 2024 the template has one (xep-template.xml); older documents need none.
"""

import datetime as dt

from xeptools.checker import Problems, missing_section, rule
from xeptools.diagnostics import Severity
from xeptools.model import Type, Xep


@rule(Severity.WARNING, since=dt.date(2024, 2, 20))
def no_accessibility_considerations(xep: Xep) -> Problems:
    if xep.header.type.text == Type.HUMOROUS:
        return
    if not any(section.title == "Accessibility Considerations" for section in xep.sections):
        yield missing_section(xep, "Accessibility Considerations", "there is no section on accessibility")
