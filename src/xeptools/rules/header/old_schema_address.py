"""The address of a schema begins with `https://xmpp.org/`.

Older ones (`http:`, `www.`) are sent on to it, one step that every reader pays.
"""

import re

from xeptools.checker import Part, Problem, Problems, Replace, mend, rule
from xeptools.diagnostics import Severity
from xeptools.model import SchemaLocation

_OLD = re.compile(r"https?://(?:www\.)?xmpp\.org/(?=schemas/)")
_NOW = "https://xmpp.org/"


@rule(Severity.ADVICE, default=False)
def old_schema_address(schema: SchemaLocation) -> Problems:
    found = _OLD.match(schema.url)
    if found and found[0] != _NOW:
        url = _NOW + schema.url[found.end() :]
        place = Part(schema, "url")
        fix = mend(f"write {url}", Replace(place, url))
        yield Problem(place, f"the schema's address begins with {found[0]}", fix=fix)
