"""A standard section has exactly its standard title.

Readers, the table of contents of the whole series and scripts look for it by name (XEP-0143, sections).
Several schemas may be called that.
"""

from xeptools.checker import Attribute, Problem, Problems, Replace, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Code, Section
from xeptools.model.standard import standard_title
from xeptools.model.walk import blocks_of

_SEVERAL = "XML Schemas"


@rule(Severity.WARNING)
def unusual_title(section: Section) -> Problems:
    usual = standard_title(section.title)
    if section.level == 1 and usual and section.title != usual:
        if section.title == _SEVERAL and _listings(section) > 1:
            return
        place = Attribute(section, "topic")
        fix = mend(f"write {usual!r}", Replace(place, usual))
        yield Problem(place, f"the usual title of this section is {usual!r}", f"write {usual!r}", fix)


def _listings(section: Section) -> int:
    return sum(isinstance(block, Code) for block in blocks_of(section.content))
