"""The annotation of a schema names the document that it stands in.

The registrar's copy of a schema has nothing but the annotation to say where it comes from. One that was
copied from another document, or still says xxxx, leads to the wrong page.
"""

import re

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.schema import Schema
from xeptools.tree import Facts

_NAMED = re.compile(r"xep-(\d{4}|x{4})\b", re.IGNORECASE)


@rule(Severity.WARNING)
def wrong_document(schema: Schema, facts: Facts) -> Problems:
    if not facts.number.isdigit():
        return
    for annotation in schema.children("annotation"):
        named = [
            (node, found)
            for node in annotation.walk()
            if node.name == "documentation"
            for found in _NAMED.finditer(node.text)
        ]
        if named and all(found[1] != facts.number for _, found in named):
            node, found = named[0]
            place = Stretch(schema.snippet.block, *schema.snippet.characters(node, found[0]))
            message = f"the annotation names {found[0]}, this is XEP-{facts.number}"
            yield Problem(place, message, f"write {found[0][:4]}{facts.number}")
