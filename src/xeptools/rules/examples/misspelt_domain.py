"""An address in an example has the domain that the others have.

One letter more or less makes another server. Told is a domain that is one letter away from one that
occurs ten times as often in the document, unless it is the one of the two that is meant for examples.
"""

import re
from collections import Counter

from xeptools.checker import Problem, Problems, Replace, Stretch, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.diagnostics.text import counted
from xeptools.stanzas.addresses import addresses_in
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.namespaces import alike
from xeptools.stanzas.nearness import distance

_OFTEN = 10
_FOR_EXAMPLES = re.compile(r"(?:^|\.)(?:lit|example|test|invalid|localhost|example\.(?:com|net|org))$")
"""The domains of the plays (XEP-0143), and those of RFC 2606."""


@rule(Severity.WARNING)
def misspelt_domain(examples: Examples) -> Problems:
    found = list(addresses_in(examples))
    counts = Counter(address.domain for address in found)
    frequent = frozenset(domain for domain, count in counts.items() if count >= _OFTEN)
    meant = {domain: _meant(domain, counts, frequent) for domain in counts}
    for address in found:
        if other := meant[address.domain]:
            place = Stretch(address.snippet.block, *address.place())
            fix = proposal(f"write {other}", Replace(place, other))
            message = (
                f"the domain {address.domain} ({counted(counts[address.domain], 'time')}) is nearly {other}"
            )
            yield Problem(
                place, f"{message} ({counted(counts[other], 'time')})", f"did you mean {other}?", fix
            )


def _meant(domain: str, counts: Counter[str], frequent: frozenset[str]) -> str:
    near = [other for other in alike(domain, frequent) if counts[other] >= _OFTEN * counts[domain]]
    found = [other for other in near if _is_slip(domain, other)]
    return max(found, key=counts.__getitem__, default="")


def _is_slip(domain: str, other: str) -> bool:
    """Whether it is a letter away in its last two parts, and not the one that examples are given."""
    if _FOR_EXAMPLES.search(domain) and not _FOR_EXAMPLES.search(other):
        return False
    return domain.split(".")[-2:] != other.split(".")[-2:] and distance(domain, other, 1) == 1
