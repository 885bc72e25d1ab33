"""The answer to an iq has the id of the request.

RFC 6120 §8.1.3: by its id alone an answer is known. Told where an answer comes right after a request in the
same section, goes back to where that came from with a payload of the same namespace or none, and has an id
that no request in the document has, while nobody answers the request.
"""

from itertools import pairwise

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.addresses import goes_back
from xeptools.stanzas.elision import is_placeholder
from xeptools.stanzas.examples import Examples, Stanza

_ANSWERS = ("result", "error")


@rule(Severity.WARNING)
def unasked_answer(examples: Examples) -> Problems:
    iqs = [one for one in examples.stanzas if one.element.name == "iq" and one.element.attributes.get("id")]
    asked = {one.element.attributes["id"] for one in iqs if one.type not in _ANSWERS}
    answered = {one.element.attributes["id"] for one in iqs if one.type in _ANSWERS}
    for request, answer in pairwise(iqs):
        mine, yours = answer.element.attributes["id"], request.element.attributes["id"]
        if request.type not in ("get", "set") or answer.type not in _ANSWERS:
            continue
        if request.snippet.section != answer.snippet.section:
            continue
        if mine in asked or yours in answered or is_placeholder(mine):
            continue
        if not goes_back(answer, request) or not _payloads(answer) <= _payloads(request):
            continue
        place = Stretch(answer.snippet.block, *answer.snippet.attribute(answer.element, "id"))
        at = Stretch(request.snippet.block, *request.snippet.attribute(request.element, "id"))
        message = f"id='{mine}' in the answer, '{yours}' in the request"
        yield Problem(place, message, f"write id='{yours}'", related=((at, "the request"),))


def _payloads(stanza: Stanza) -> set[str]:
    """The namespaces of what an iq carries."""
    return {child.namespace for child in stanza.element.children if child.name != "error"}
