"""A section says something.

A heading with nothing below it is a promise that nobody kept.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Section


@rule(Severity.WARNING)
def empty_section(section: Section) -> Problems:
    if not section.content:
        hint = "write it, or leave the section out"
        yield Problem(section, f"the section {section.title!r} is empty", hint)
