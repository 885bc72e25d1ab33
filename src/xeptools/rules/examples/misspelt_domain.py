"""An address in an example or in the text has the domain that the others have.

One letter more or less makes another server. Told is a domain that is one letter away from one that
occurs ten times as often in the document, unless it is the one of the two that is meant for examples, or from
one of those that the examples of all documents share (XEP-0143). A slip that a document repeats is told once.
"""

import re
from collections import Counter

from xeptools.checker import Problem, Problems, Prose, ProseKind, Replace, Stretch, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.diagnostics.text import counted
from xeptools.stanzas.addresses import addresses_in
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.namespaces import alike
from xeptools.stanzas.nearness import distance, is_slip, slip_of

_OFTEN = 10
_FOR_EXAMPLES = re.compile(r"(?:^|\.)(?:lit|example|test|invalid|localhost|example\.(?:com|net|org))$")
"""The domains of the plays (XEP-0143), and those of RFC 2606."""
_MENTIONED = re.compile(r"(?<=[\w.-]@)((?:[a-z0-9-]{1,63}\.)+[a-z]{1,63})")
_PLAYS = ("capulet", "montague", "shakespeare", "denmark")
_TOPS = ("lit", "example", "com", "net", "org")
"""What the examples of most documents have, and behind which dot."""
_REPEATED = 3
"""What stands more often is told at its first place alone."""


@rule(Severity.WARNING)
def misspelt_domain(shown: Prose | Examples) -> Problems:
    if isinstance(shown, Examples):
        yield from _in_examples(shown)
    elif "@" in shown.text and shown.kind is not ProseKind.REMARK:
        for mention in _MENTIONED.finditer(shown.text):
            if other := _shared(mention[1]):
                place = shown.stretch(*mention.span(1))
                fix = proposal(f"write {other}", Replace(place, other))
                yield Problem(
                    place, f"the domain {mention[1]} is nearly {other}", f"did you mean {other}?", fix
                )


def _in_examples(examples: Examples) -> Problems:
    found = list(addresses_in(examples))
    counts = Counter(address.domain for address in found)
    frequent = frozenset(domain for domain, count in counts.items() if count >= _OFTEN)
    meant = {domain: _meant(domain, counts, frequent) or _shared(domain) for domain in counts}
    told: set[str] = set()
    for address in found:
        domain, other = address.domain, meant[address.domain]
        if not other or (domain in told and counts[domain] > _REPEATED):
            continue
        told.add(domain)
        place = Stretch(address.snippet.block, *address.place())
        fix = proposal(f"write {other}", Replace(place, other))
        beside = f" ({counted(counts[other], 'time')})" if other in counts else ""
        message = f"the domain {domain} ({counted(counts[domain], 'time')}) is nearly {other}{beside}"
        yield Problem(place, message, f"did you mean {other}?", fix)


def _meant(domain: str, counts: Counter[str], frequent: frozenset[str]) -> str:
    near = [other for other in alike(domain, frequent) if counts[other] >= _OFTEN * counts[domain]]
    found = [other for other in near if _is_slip(domain, other)]
    return max(found, key=counts.__getitem__, default="")


def _shared(domain: str) -> str:
    """The domain of all examples that another one is a slip away from; empty where it is near none."""
    *hosts, name, top = domain.split(".")
    if name in _PLAYS and top not in _TOPS and is_slip(top, _TOPS[0]):
        return ".".join([*hosts, name, _TOPS[0]])
    if top in _TOPS and name not in _PLAYS and (right := slip_of(name, _PLAYS)):
        return ".".join([*hosts, right, top])
    return ""


def _is_slip(domain: str, other: str) -> bool:
    """Whether it is a letter away in its last two parts, and not the one that examples are given."""
    if _FOR_EXAMPLES.search(domain) and not _FOR_EXAMPLES.search(other):
        return False
    return domain.split(".")[-2:] != other.split(".")[-2:] and distance(domain, other, 1) == 1
