"""Every section has a title.

It stands in the contents, and an anchor is made from it (`topic`).
"""

from xeptools.checker import Problem, Problems, Written, nearest, rule
from xeptools.diagnostics import Severity
from xeptools.model import Section


@rule(Severity.ERROR)
def no_title(section: Section, written: Written) -> Problems:
    # An attribute that is misspelt is told as that.
    if not section.title and not any(nearest(name, ("topic",)) for name in written.attributes(section)):
        yield Problem(section, f"section {section.number} has no title", "give it one: topic='…'")
