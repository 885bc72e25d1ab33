"""A namespace is spelled as it is defined.

Namespaces are compared letter by letter (Namespaces in XML §2.3), so one letter makes another protocol.
Told is a namespace that nobody defines and that is one letter away from one that has a schema, up to
three from one of RFC 6120, or the same but for host, slashes, case or a lost end. What is rare in a document
and not named in its text is also held against what the document or several others use, and letters may have
changed places. What more documents have than the one that was meant is not told: that one is misspelt.
"""

import re
from collections import Counter

from xeptools.checker import Problem, Problems, Replace, Stretch, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.diagnostics.text import counted
from xeptools.stanzas.classify import Kind
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.namespaces import alike, is_no_word, is_slip, meant

_CUT_OFF = frozenset(
    {"http://jabber.org/protocol/", "http://jabber.org/protocol", "urn:xmpp:", "urn:ietf:params:xml:ns:"}
)
"""What the namespaces of a series begin with (XEP-0053; RFC 3688); it is none itself."""
_RARE = 2
"""What stands in so many places is meant."""
_BESIDE = 3
"""A namespace that stands in so many places, and so many times as often, is the one that is right."""
_BRACKET = re.compile(r"[\[\]{}<>|]")


@rule(Severity.ERROR)
def misspelt_namespace(examples: Examples) -> Problems:
    defined, counts = examples.defined, examples.namespaces
    known = defined | examples.local.catalog.usual
    frequent = frozenset(one for one, count in counts.items() if count >= _BESIDE)
    unknown = {element.namespace for _, element in examples.elements} - defined - {""}
    told: set[str] = set()
    for snippet, element in examples.elements:
        namespace = element.namespace
        if namespace not in unknown or namespace in told:
            continue
        cut_off = namespace in _CUT_OFF
        if snippet.kind is Kind.SCHEMA and not cut_off:
            continue
        told.add(namespace)
        place = Stretch(snippet.block, *snippet.namespace_place(element))
        if cut_off:
            yield Problem(place, f"the namespace {namespace} is cut off", "write the rest of it")
            continue
        shown = f"'{namespace}'" if " " in namespace else namespace
        message = f"nobody defines the namespace {shown}"
        right = meant(namespace, defined, counts)
        if not right and _is_rare(namespace, counts, examples):
            right = _usual(namespace, counts, frequent, known)
            if right and right not in defined and right in counts:
                message = f"{namespace} stands here, {right} in {counted(counts[right], 'other place')}"
        if right and examples.may_mean(namespace, right):
            fix = proposal(f"write {right}", Replace(place, right))
            yield Problem(place, message, f"did you mean {right}?", fix)
        elif " " in namespace and ":" in namespace and not _BRACKET.search(namespace):
            yield Problem(place, f"a blank stands in the namespace {shown}", "take it out")


def _is_rare(namespace: str, counts: Counter[str], examples: Examples) -> bool:
    return counts[namespace] <= _RARE and namespace not in examples.prose


def _usual(namespace: str, counts: Counter[str], frequent: frozenset[str], known: frozenset[str]) -> str:
    """The namespace that a rare one is a slip away from: in this document, or among those that are known."""
    for one in alike(namespace, frequent):
        if counts[one] >= _BESIDE * counts[namespace] and is_slip(namespace, one):
            return one
    near = (one for one in alike(namespace, known) if is_slip(namespace, one))
    return next((one for one in near if is_no_word(namespace, one)), "")
