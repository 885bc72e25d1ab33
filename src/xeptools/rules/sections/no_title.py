"""Every section has a title.

It stands in the contents, and an anchor is made from it (`topic`).
"""

from xeptools.checker import Problem, Problems, Written, nearest, rule
from xeptools.diagnostics import Severity
from xeptools.model import Section


@rule(Severity.ERROR)
def no_title(section: Section, written: Written) -> Problems:
    if not section.title and not any(_misspelt(name) for name in written.attributes(section)):
        yield Problem(section, f"section {section.number} has no title", "give it one: topic='…'")


def _misspelt(name: str) -> bool:
    """Whether that is told of the attribute (`document/unknown-attribute`)."""
    return name != "topic" and bool(nearest(name, ("topic",)))
