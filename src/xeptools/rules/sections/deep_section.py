"""Sections do not go deeper than four levels.

The fifth stands in no table of contents, and readers lose their way before it (XEP-0143, contents).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Section

_DEEPEST = 4


@rule(Severity.WARNING, once=True)
def deep_section(section: Section) -> Problems:
    if section.level > _DEEPEST:
        yield Problem(
            section, f"section {section.number} is of the fifth level", "make the one around it flatter"
        )
