"""A standard section has exactly its standard title.

Readers, the table of contents of the whole series and scripts look for it by name (XEP-0143, sections).
"""

from xeptools.checker import Attribute, Problem, Problems, Replace, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Section
from xeptools.model.standard import standard_title


@rule(Severity.WARNING)
def unusual_title(section: Section) -> Problems:
    usual = standard_title(section.title)
    if section.level == 1 and usual and section.title != usual:
        place = Attribute(section, "topic")
        fix = mend(f"write {usual!r}", Replace(place, usual))
        yield Problem(place, f"the usual title of this section is {usual!r}", f"write {usual!r}", fix)
