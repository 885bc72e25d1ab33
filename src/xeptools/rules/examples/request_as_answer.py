"""The request of an iq is of type get or set.

RFC 6120 §8.2.3: what is of type result asks for nothing, and nobody answers it. Told where the next iq of
the section answers one of type result, with the same id and the other way, and no request before has that id.
"""

from itertools import pairwise

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.addresses import bare, goes_back
from xeptools.stanzas.examples import Examples, Stanza


@rule(Severity.WARNING)
def request_as_answer(examples: Examples) -> Problems:
    iqs = [one for one in examples.stanzas if one.element.name == "iq" and one.element.attributes.get("id")]
    asked: set[str] = set()
    for request, answer in pairwise(iqs):
        mine, yours = request.element.attributes["id"], answer.element.attributes["id"]
        if request.type in ("get", "set"):
            asked.add(mine)
        if request.type != "result" or answer.type not in ("result", "error"):
            continue
        if mine != yours or mine in asked or request.snippet.section != answer.snippet.section:
            continue
        if goes_back(answer, request) and _between_two(request):
            place = Stretch(request.snippet.block, *request.snippet.attribute(request.element, "type"))
            at = Stretch(answer.snippet.block, *answer.snippet.place(answer.element))
            message = "the request that the next iq answers is of type result"
            yield Problem(place, message, "write type='get' or type='set'", related=((at, "the answer"),))


def _between_two(stanza: Stanza) -> bool:
    """Whether the other way is another one: not so between an account and a client of its own."""
    attributes = stanza.element.attributes
    return bare(attributes.get("from", "")) != bare(attributes.get("to", ""))
