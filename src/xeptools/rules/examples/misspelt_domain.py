"""An address in an example has the domain that the others have.

One letter more or less makes another server. Told is a domain that is one letter away from one that
occurs ten times as often in the document.
"""

from collections import Counter

from xeptools.checker import Problem, Problems, Replace, Stretch, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.diagnostics.text import counted
from xeptools.stanzas.addresses import addresses_in
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.nearness import distance

_OFTEN = 10


@rule(Severity.WARNING)
def misspelt_domain(examples: Examples) -> Problems:
    found = list(addresses_in(examples))
    counts = Counter(address.domain for address in found)
    meant = {domain: _meant(domain, counts) for domain in counts}
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


def _meant(domain: str, counts: Counter[str]) -> str:
    for other, count in counts.most_common():
        if count < _OFTEN * counts[domain]:
            break
        if domain.split(".")[-2:] != other.split(".")[-2:] and distance(domain, other, 1) == 1:
            return other
    return ""
