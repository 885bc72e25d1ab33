"""A schema location in the header names the namespace of a schema in the document.

The list of schemas is made from the header. A short name in ``<ns/>`` (``muc#user``) is a label that only
people understand; a program looks for the namespace.
"""

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Header
from xeptools.stanzas.examples import Examples


@rule(Severity.ADVICE)
def unknown_location(header: Header, examples: Examples) -> Problems:
    known = {schema.namespace for schema in examples.schemas}
    for location in header.schemas:
        if location.ns and known and location.ns not in known:
            meant = [name for name in sorted(known) if name.endswith(location.ns)]
            hint = f"write {meant[0]}" if len(meant) == 1 else "write the namespace of one of the schemas"
            yield Problem(Part(location, "ns"), f"no schema here is for the namespace '{location.ns}'", hint)
