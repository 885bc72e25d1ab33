"""No standard section stands twice.

Somebody who looks for what is asked finds the first and misses the second.
"""

from xeptools.checker import Attribute, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Section, Xep
from xeptools.model.standard import standard_title


@rule(Severity.WARNING)
def repeated_section(xep: Xep) -> Problems:
    first: dict[str, Section] = {}
    for section in xep.sections:
        usual = standard_title(section.title)
        if usual and first.setdefault(usual, section) is not section:
            yield Problem(
                Attribute(section, "topic"),
                f"there is a section {usual!r} already",
                "join the two, or give this one a title of its own",
                related=((Attribute(first[usual], "topic"), "the first"),),
            )
