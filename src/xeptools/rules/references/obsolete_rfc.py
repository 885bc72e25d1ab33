"""What is cited is the RFC in force.

An obsolete one says what the protocol was; its errors stay uncorrected, and the RFC that replaced it has
the rules that implementations follow today. Where the old text is meant, for history's sake, say so.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from xeptools.checker import Problem, Problems, Written, rule
from xeptools.checker.places import Node
from xeptools.diagnostics import Severity
from xeptools.model import SpecKind, Xep

_URL = re.compile(r"url=['\"]([^'\"]+)")
_RFC = re.compile(r"(?:^|/)rfc0*([0-9]{3,5})(?![0-9])", re.IGNORECASE)


@rule(Severity.ADVICE)
def obsolete_rfc(xep: Xep, written: Written) -> Problems:
    successors = table("obsolete_rfcs.tsv")
    told: set[str] = set()
    named = ((spec, f"rfc{spec.number}") for spec in xep.header.dependencies if spec.kind is SpecKind.RFC)
    for node, url in (*named, *cited(xep, written)):
        found = _RFC.search(url)
        number = found[1] if found else ""
        if number.zfill(4) in successors and number not in told:
            told.add(number)
            today = " and ".join(f"RFC {int(one)}" for one in successors[number.zfill(4)].split())
            yield Problem(node, f"RFC {number} is obsolete", f"cite {today}")


def cited(xep: Xep, written: Written) -> Iterator[tuple[Node, str]]:
    """Each entity and each typed link of a document, with the address that it leads to."""
    for reference in xep.origin.references:
        address = _URL.search(written.entities.get(reference.name) or "")
        if address:
            yield reference, address[1]
    for link in xep.links:
        if not written.from_entity(link):
            yield link, link.url


@cache
def table(name: str) -> Mapping[str, str]:
    """The two columns of a table that lies beside the rules; its first line says what they are."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()[1:]
    return {key: value for key, _, value in (line.partition("\t") for line in lines)}
