"""An error says of which type it is: auth, cancel, continue, modify or wait.

RFC 6120 §8.3.2 makes the attribute mandatory, because it tells the sender what to do: give up, correct the
stanza, or try again. Errors with a numeric code are older than that, and told of by
examples/legacy-error-code.
"""

from xeptools.checker import Problem, Problems, Stretch, did_you_mean, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.elision import is_placeholder
from xeptools.stanzas.examples import Stanza
from xeptools.stanzas.nearness import is_slip
from xeptools.stanzas.protocol import ERROR_TYPES

_TYPES = ", ".join(sorted(ERROR_TYPES))


@rule(Severity.ERROR)
def unknown_error_type(stanza: Stanza) -> Problems:
    error = stanza.child("error")
    if error is None or stanza.snippet.has_dots(error):
        return
    place = Stretch(stanza.snippet.block, *stanza.snippet.attribute(error, "type"))
    kind = error.attributes.get("type")
    slip = next((name for name in error.attributes if is_slip(name, "type")), "")
    if kind is None and slip:
        place = Stretch(stanza.snippet.block, *stanza.snippet.attribute(error, slip))
        yield Problem(place, f"<error/> has no attribute '{slip}'", "did you mean 'type'?")
    elif kind is None and "code" not in error.attributes:
        yield Problem(place, "this <error/> has no type", f"the types are {_TYPES}")
    elif kind is not None and kind.strip() not in ERROR_TYPES and not is_placeholder(kind):
        hint = did_you_mean(kind, ERROR_TYPES) or f"the types are {_TYPES}"
        yield Problem(place, f"<error/> has no type '{kind}'", hint)
