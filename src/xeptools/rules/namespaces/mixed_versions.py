"""The examples of a document use one version of a namespace.

The number at the end changes when a protocol does (XEP-0053); where examples use two, the rarer one was
mostly forgotten when the number went up, and implementers of either do not understand the other.
"""

import re
from collections import defaultdict

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.diagnostics.text import counted
from xeptools.stanzas.classify import Kind
from xeptools.stanzas.element import Element
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.snippet import Snippet

_VERSIONED = re.compile(r"(?P<stem>urn:xmpp:.*:)(?P<version>\d+)(?P<rest>(?:[:#][a-z-]+)?)")
_RARE = 3
"""The rarer version occurs at most once in so many times."""

Places = list[tuple[Snippet, Element]]


@rule(Severity.WARNING)
def mixed_versions(examples: Examples) -> Problems:
    uses: dict[tuple[str, str], dict[str, list[tuple[Snippet, Element]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for snippet, element in examples.elements:
        found = _VERSIONED.fullmatch(element.namespace)
        if found and snippet.kind is not Kind.SCHEMA:
            uses[found["stem"], found["rest"]][found["version"]].append((snippet, element))
    for (stem, rest), versions in uses.items():
        usual = max(versions, key=lambda version: len(versions[version]))
        for version, places in versions.items():
            if version == usual or len(places) * _RARE > len(versions[usual]):
                continue
            snippet, element = places[0]
            rare, common = f"{stem}{version}{rest}", f"{stem}{usual}{rest}"
            message = f"{rare} in {counted(len(places), 'place')}, {common} in {len(versions[usual])}"
            place = Stretch(snippet.block, *snippet.namespace_place(element))
            yield Problem(place, message, f"write {common}, or say why there are two")
