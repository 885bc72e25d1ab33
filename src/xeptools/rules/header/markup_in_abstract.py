"""The abstract is text without markup.

Validation fails otherwise (xep.dtd), and lists and mails drop what is inside the markup.
"""

from xeptools.checker import Problem, Problems, Written, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Unresolved


@rule(Severity.ERROR)
def markup_in_abstract(header: Header, written: Written) -> Problems:
    marked = {inline.at: inline for inline in header.abstract if not isinstance(inline, str | Unresolved)}
    for inline in marked.values():
        name = written.name(inline)
        if not written.from_entity(inline):
            yield Problem(inline, f"<{name}> stands in the abstract", "write it without markup")
        # One of the shared file is wrong in any case: header/entity-in-abstract tells.
        elif name in written.entities.own():
            yield Problem(inline, f"&{name}; brings markup into the abstract", "write it without markup")
