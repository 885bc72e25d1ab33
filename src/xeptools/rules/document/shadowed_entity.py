"""The document declares no entity that the shared file has.

The document's own wins without a word, and goes on saying what the shared one said years ago (XEP-0143).
"""

from xeptools.checker import Problem, Problems, Raw, Written, rule
from xeptools.diagnostics import Severity


@rule(Severity.WARNING)
def shadowed_entity(written: Written) -> Problems:
    doctype = written.doctype
    if doctype is None:
        return
    for step in doctype.steps:
        if not step.parameter and not step.use and any(step.name in file for file in written.entities.files):
            message = f"the shared file declares &{step.name}; already"
            yield Problem(Raw(step.start, step.end), message, "leave it out, or give yours another name")
