"""The XML of an example is well-formed.

Implementers copy examples, and a reader who meets a broken one has to guess what was meant. What is no
fault is understood first: several stanzas in a row, streams that stay open, lines that begin with who
speaks, HTTP around the XML, and an ellipsis at the end that stands for the end tags too. Only the first
error of an example is told, what follows from it is not. So is what is no XML for reasons of its own: the
marks of a merge conflict, typographic quotes and blanks, references to entities in CDATA, tags escaped twice.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.fault import FaultKind
from xeptools.stanzas.schema import is_schema
from xeptools.stanzas.snippet import Snippet


@rule(Severity.ERROR)
def not_well_formed(snippet: Snippet) -> Problems:
    fault = snippet.fault
    if fault is None or fault.kind is not FaultKind.SYNTAX or is_schema(snippet):
        return
    block = snippet.block
    related: tuple[tuple[Stretch, str], ...] = ()
    if fault.related is not None:
        related = ((Stretch(block, *fault.related), fault.note),)
    yield Problem(Stretch(block, fault.start, fault.end), fault.message, fault.hint, related=related)
