"""The abstract is text without markup.

Validation fails otherwise (xep.dtd), and lists and mails drop what is inside the markup.
"""

from xeptools.checker import Problem, Problems, Written, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Unresolved


@rule(Severity.ERROR)
def markup_in_abstract(header: Header, written: Written) -> Problems:
    for inline in header.abstract:
        # What an entity brings in is told by header/entity-in-abstract.
        if not isinstance(inline, str | Unresolved) and not written.from_entity(inline):
            yield Problem(
                inline, f"<{written.name(inline)}> stands in the abstract", "write it without markup"
            )
