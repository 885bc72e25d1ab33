"""A namespace prefix is declared in the example that uses it.

Without its declaration a prefix means nothing (Namespaces in XML §5), and the example cannot be parsed by
itself. The prefixes ``stream`` and ``db`` are left out of most examples, and everybody knows them: they
are not told.
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.fault import FaultKind
from xeptools.stanzas.schema import is_schema
from xeptools.stanzas.snippet import Snippet


@rule(Severity.WARNING)
def undeclared_prefix(snippet: Snippet) -> Problems:
    fault = snippet.fault
    if fault is not None and fault.kind is not FaultKind.SYNTAX and not is_schema(snippet):
        yield Problem(Stretch(snippet.block, fault.start, fault.end), fault.message, fault.hint)
