"""An error has one defined condition, in its namespace.

RFC 6120 §8.3.2: the first child of ``<error/>`` is one of the defined conditions of §8.3.3, qualified by
urn:ietf:params:xml:ns:xmpp-stanzas. A condition of the application comes beside it, never in its place.
"""

from xeptools.checker import Problem, Problems, Stretch, did_you_mean, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.element import Element
from xeptools.stanzas.elision import is_elided
from xeptools.stanzas.examples import Examples, Stanza
from xeptools.stanzas.protocol import CONDITIONS, FORMER_CONDITIONS, STANZA_ERRORS

_HINT = f"write it with xmlns='{STANZA_ERRORS}'"


@rule(Severity.ERROR)
def wrong_error_condition(examples: Examples) -> Problems:
    for stanza in examples.stanzas:
        yield from _judge(stanza, examples)


def _judge(stanza: Stanza, examples: Examples) -> Problems:
    error = stanza.child("error")
    if error is None or stanza.type != "error" or is_elided(error):
        return
    own = [child for child in error.children if child.namespace == STANZA_ERRORS and child.name != "text"]
    if own:
        for child in own:
            if child.name in CONDITIONS | FORMER_CONDITIONS:
                continue
            meant = did_you_mean(child.name, CONDITIONS)
            if meant or f"<{child.name}/>" not in examples.prose:  # what the text speaks of it proposes
                hint = meant or "take one of RFC 6120, section 8.3.3"
                yield _problem(stanza, child, f"there is no stanza error condition '{child.name}'", hint)
        for second in own[1:2]:
            message = f"a second condition, <{second.name}/>, stands beside <{own[0].name}/>"
            yield _problem(stanza, second, message, "an error has exactly one: take the other away")
        return
    misplaced = [child for child in error.children if child.name in CONDITIONS]
    if misplaced:
        child = misplaced[0]
        where = f"is in the namespace {child.namespace}" if child.namespace else "has no namespace"
        yield _problem(stanza, child, f"the condition <{child.name}/> {where}", _HINT)
    else:
        hint = f"add one of RFC 6120, section 8.3.3, such as <undefined-condition xmlns='{STANZA_ERRORS}'/>"
        yield _problem(stanza, error, "this error has no defined condition", hint)


def _problem(stanza: Stanza, element: Element, message: str, hint: str) -> Problem:
    return Problem(Stretch(stanza.snippet.block, *stanza.snippet.place(element)), message, hint)
