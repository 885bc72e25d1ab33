"""A schema of the header lies at `https://xmpp.org/schemas/NAME.xsd`.

There the editors publish it when the document advances (docs/PROCESSING.md), and there readers look for it.
"""

import re

from xeptools.checker import Part, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import SchemaLocation

_PLACE = re.compile(r"https?://(?:www\.)?xmpp\.org/schemas/[\w.+#%-]+\.xsd")


@rule(Severity.WARNING)
def schema_elsewhere(schema: SchemaLocation) -> Problems:
    if not _PLACE.fullmatch(schema.url):
        message = "the schema does not lie at https://xmpp.org/schemas/NAME.xsd"
        yield Problem(Part(schema, "url"), message, "write that address, with the short name of the document")
