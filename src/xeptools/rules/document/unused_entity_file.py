"""The DOCTYPE declares the shared file of entities as `ents` and uses it with `%ents;`.

Without it no entity of the file is known, be it the legal notice or a reference.
"""

from xeptools.checker import Problem, Problems, Raw, Rewrite, Written, mend, rule
from xeptools.diagnostics import Severity

_ENTITY_FILE = "xep.ent"


@rule(Severity.ERROR, causes=("document/undeclared-entity", "document/external-entity"))
def unused_entity_file(written: Written) -> Problems:
    doctype = written.doctype
    if doctype is None:
        return
    declared = next((step for step in doctype.steps if step.parameter and step.system), None)
    used = any(step.use for step in doctype.steps)
    if declared is None:
        place = Raw(doctype.start, doctype.start + len(b"<!DOCTYPE"))
        hint = f"declare <!ENTITY % ents SYSTEM '{_ENTITY_FILE}'> in it, and write %ents; on the next line"
        yield Problem(place, "the DOCTYPE does not declare the shared file of entities", hint)
    elif not used:
        place = Raw(declared.start, declared.end)
        text = written.text(place)
        fix = mend("use it", Rewrite(place, f"{text}\n%{declared.name};"))
        message = "the shared file of entities is declared and never used"
        yield Problem(place, message, f"write %{declared.name}; on the next line", fix)
    elif declared.system != _ENTITY_FILE:
        place = Raw(declared.start, declared.end)
        text = written.text(place)
        fix = mend(f"write {_ENTITY_FILE}", Rewrite(place, text.replace(declared.system, _ENTITY_FILE)))
        yield Problem(place, f"the shared file of entities is {_ENTITY_FILE}, beside the document", "", fix)
