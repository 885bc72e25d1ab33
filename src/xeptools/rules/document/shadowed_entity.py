"""The document declares no entity that the shared file has.

The document's own wins without a word, and goes on saying what the shared one said years ago (XEP-0143).
"""

from xeptools.checker import Problem, Problems, Raw, Remove, Written, mend, rule
from xeptools.diagnostics import Severity


@rule(Severity.WARNING)
def shadowed_entity(written: Written) -> Problems:
    doctype = written.doctype
    if doctype is None:
        return
    for step in doctype.steps:
        if step.parameter or step.use:
            continue
        shared = next((file[step.name] for file in written.entities.files if step.name in file), None)
        if shared is not None:
            place = Raw(step.start, step.end)
            # Where both say the same, nothing changes for any reader.
            fix = mend("leave it out", Remove(place)) if step.text == shared else None
            hint = "leave it out" if fix else "leave it out, or give yours another name"
            yield Problem(place, f"the shared file declares &{step.name}; already", hint, fix)
