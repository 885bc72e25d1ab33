"""What is published to a node is of the namespace that the node is named after.

By convention (XEP-0163) the node of personal eventing is called like the namespace of what it carries.
A payload that another node of the same document carries was put into the wrong one.
"""

from collections import Counter

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.element import Element
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.snippet import Snippet

_PUBSUB = "http://jabber.org/protocol/pubsub"


@rule(Severity.WARNING)
def wrong_node(examples: Examples) -> Problems:
    found = [
        (snippet, element, payload)
        for snippet, element in examples.elements
        if element.namespace.startswith(_PUBSUB) and element.name in ("publish", "items")
        for payload in _payloads(element)
    ]
    pairs = Counter((element.attributes.get("node", ""), payload.namespace) for _, element, payload in found)
    payloads = {payload.namespace for _, _, payload in found}
    for snippet, element, payload in found:
        node, namespace = element.attributes.get("node", ""), payload.namespace
        if node == namespace or node not in payloads or not pairs[namespace, namespace]:
            continue
        if pairs[node, namespace] < pairs[node, node]:
            yield _problem(snippet, element, payload)


def _payloads(element: Element) -> list[Element]:
    return [payload for item in element.children if item.name == "item" for payload in item.children]


def _problem(snippet: Snippet, element: Element, payload: Element) -> Problem:
    node = element.attributes["node"]
    message = f"<{payload.name}/> of {payload.namespace} in the node {node}"
    place = Stretch(snippet.block, *snippet.attribute(element, "node"))
    related = ((Stretch(snippet.block, *snippet.place(payload)), "the payload"),)
    return Problem(place, message, f"write node='{payload.namespace}'?", related=related)
