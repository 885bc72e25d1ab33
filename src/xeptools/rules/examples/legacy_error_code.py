"""An error has no numeric code.

The codes of RFC 3920 and before are gone from RFC 6120: the condition says it all (XEP-0086 has the table).
"""

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.examples import Stanza


@rule(Severity.ADVICE)
def legacy_error_code(stanza: Stanza) -> Problems:
    error = stanza.child("error")
    if error is not None and "code" in error.attributes:
        place = Stretch(stanza.snippet.block, *stanza.snippet.attribute(error, "code"))
        yield Problem(
            place, f"the code {error.attributes['code']} of an error is no longer used", "take it out"
        )
