"""Every section has a title.

It stands in the contents, and an anchor is made from it (`topic`).
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Section


@rule(Severity.ERROR)
def no_title(section: Section) -> Problems:
    if not section.title:
        yield Problem(section, f"section {section.number} has no title", "give it one: topic='…'")
