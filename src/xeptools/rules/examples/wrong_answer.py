"""The answer to an iq comes from where the request went, and goes where it came from.

RFC 6120 §8.1.2.1 and §8.2.3: an answer with other addresses is not taken for one. Told where the request
of the same id stands before it in the document, and is the only one.
"""

from collections import defaultdict

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.addresses import bare
from xeptools.stanzas.examples import Examples, Stanza


@rule(Severity.WARNING)
def wrong_answer(examples: Examples) -> Problems:
    requests: dict[str, list[Stanza]] = defaultdict(list)
    for stanza in examples.stanzas:
        attributes = stanza.element.attributes
        if stanza.element.name != "iq" or not attributes.get("id"):
            continue
        if stanza.type in ("get", "set"):
            requests[attributes["id"]].append(stanza)
        elif stanza.type in ("result", "error") and len(requests[attributes["id"]]) == 1:
            yield from _compare(requests[attributes["id"]][0], stanza)


def _compare(request: Stanza, answer: Stanza) -> Problems:
    asked, given = request.element.attributes, answer.element.attributes
    for mine, yours in (("from", "to"), ("to", "from")):
        expected, found = asked.get(yours, ""), given.get(mine, "")
        if expected and found and bare(expected) != bare(found):
            place = Stretch(answer.snippet.block, *answer.snippet.attribute(answer.element, mine))
            asked_at = Stretch(request.snippet.block, *request.snippet.attribute(request.element, yours))
            message = f"{mine}='{found}' in the answer, {yours}='{expected}' in the request"
            hint = f"write {mine}='{expected}', or correct the request"
            yield Problem(place, message, hint, related=((asked_at, "the request"),))
            return
