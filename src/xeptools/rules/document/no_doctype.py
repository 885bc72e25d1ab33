"""The document has a DOCTYPE.

It names the DTD and the shared file of entities: without it no entity is known, be it the legal notice or a
reference.
"""

from xeptools.checker import Problem, Problems, Written, rule
from xeptools.diagnostics import Severity


@rule(Severity.ERROR, causes=("document/undeclared-entity",))
def no_doctype(written: Written) -> Problems:
    if written.doctype is None:
        hint = "begin it as the template does: <!DOCTYPE xep SYSTEM 'xep.dtd' [ …"
        yield Problem(None, "the document has no DOCTYPE", hint)
