"""The answer to an iq is of type result.

RFC 6120 §8.2.3: what is of type get or set asks for something, and the one who asked first still waits.
Told where an iq of such a type comes right after a get in the same section, with the same id, goes back to
where that came from, and is of the same protocol; without ids, where it has the same payload with more in it.
"""

from itertools import pairwise

from xeptools.checker import Problem, Problems, Replace, Stretch, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.addresses import goes_back
from xeptools.stanzas.examples import Examples, Stanza


@rule(Severity.WARNING)
def answer_as_request(examples: Examples) -> Problems:
    iqs = [one for one in examples.stanzas if one.element.name == "iq"]
    for request, answer in pairwise(iqs):
        if request.type != "get" or answer.type not in ("get", "set"):
            continue
        if request.snippet.section != answer.snippet.section or _id(request) != _id(answer):
            continue
        if not goes_back(answer, request) or not _answers(answer, request):
            continue
        start, end = answer.snippet.attribute(answer.element, "type")
        place = Stretch(answer.snippet.block, start, end)
        at = Stretch(request.snippet.block, *request.snippet.place(request.element))
        message = f"the answer to this request is of type {answer.type}"
        value = Stretch(answer.snippet.block, end - 1 - len(answer.type), end - 1)
        fix = proposal("write type='result'", Replace(value, "result"))
        yield Problem(place, message, "write type='result'", fix, related=((at, "the request"),))


def _id(stanza: Stanza) -> str | None:
    return stanza.element.attributes.get("id")


def _answers(answer: Stanza, request: Stanza) -> bool:
    """Whether an iq has what an answer has: the protocol of the request, and more of it if it has no id."""
    given, asked = answer.element, request.element
    if _id(answer):
        namespaces = {one.namespace for one in given.children}
        return bool(namespaces) and namespaces <= {one.namespace for one in asked.children}
    same = [one.qname for one in given.children] == [one.qname for one in asked.children]
    return same and len(list(given.walk())) > len(list(asked.walk()))
