"""The document begins with an Introduction.

It says what problem there is, for readers who do not know yet whether the document is for them (XEP-0143,
sections).
"""

from dataclasses import replace

from xeptools.checker import Problems, missing_section, rule
from xeptools.diagnostics import Severity
from xeptools.model import Type, Xep


@rule(Severity.WARNING)
def no_introduction(xep: Xep) -> Problems:
    sections = [section for section in xep.sections if section.written]
    if xep.header.type.text == Type.HUMOROUS or not sections:
        return
    if not any("introduction" in section.title.casefold() for section in sections):
        missing = missing_section(xep, "Introduction", "there is no Introduction")
        if missing.fix is None:
            missing = replace(missing, where=sections[0], hint="begin with a section 'Introduction'")
        yield missing
