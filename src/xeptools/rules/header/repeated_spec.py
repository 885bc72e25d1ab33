"""No specification stands twice in the same list of the header.

The page would print it twice.
"""

from xeptools.checker import Problem, Problems, Remove, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header, Spec


@rule(Severity.WARNING)
def repeated_spec(header: Header) -> Problems:
    for specs in (header.dependencies, header.supersedes, header.superseded_by):
        first: dict[str, Spec] = {}
        for spec in specs:
            before = first.setdefault(spec.text.casefold(), spec)
            if before is not spec:
                yield Problem(
                    spec,
                    f"{spec.text} stands in the list already",
                    fix=mend("leave it out", Remove(spec)),
                    related=((before, "the first time"),),
                )
