"""The XML of a schema is well-formed.

Implementers generate code from schemas; one that cannot be parsed is of no use to them. Only the first
error is told, what follows from it is not.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.schema import is_fragment, is_schema
from xeptools.stanzas.snippet import Snippet


@rule(Severity.ERROR)
def not_well_formed(snippet: Snippet) -> Problems:
    fault = snippet.fault
    if fault is None or not is_schema(snippet):
        return
    block = snippet.block
    message, hint = fault.message, fault.hint
    if is_fragment(snippet) and message.endswith("schema> closes nothing"):
        message, hint = (
            f"{message}: the start tag of the schema is missing",
            "begin the schema with <xs:schema …>",
        )
    related: tuple[tuple[Stretch, str], ...] = ()
    if fault.related is not None:
        related = ((Stretch(block, *fault.related), fault.note),)
    yield Problem(Stretch(block, fault.start, fault.end), message, hint, related=related)
