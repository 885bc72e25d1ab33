"""A document does not refer its readers to itself by its entity.

They are there already: say "this document", or link to the section that is meant.
"""

from xeptools.checker import Problem, Problems, Rewrite, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.model import Reference
from xeptools.tree import Facts


@rule(Severity.ADVICE, default=False)
def self_reference(reference: Reference, own: Facts) -> Problems:
    named = reference.name.startswith("xep") and reference.name[3:] == own.number
    if named and not own.proposal:
        fix = proposal("write 'this document'", Rewrite(reference, "this document"))
        yield Problem(reference, f"&{reference.name}; is this document", "write 'this document'", fix)
