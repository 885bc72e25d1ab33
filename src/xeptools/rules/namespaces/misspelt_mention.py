"""A namespace is spelled as it is defined where it is named, too.

A feature, a node or a sentence names a namespace letter by letter, and who looks for what it says finds
nothing. Told is a name that no element has and that is one letter away, or two that changed places, from a
namespace that has a schema, that several documents declare, or that this one uses far more often.
"""

import re
from collections import defaultdict
from functools import lru_cache

from xeptools.checker import Problem, Problems, Prose, ProseKind, Replace, Stretch, proposal, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.element import Element
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.namespaces import alike, is_no_word, is_slip, same
from xeptools.stanzas.snippet import Snippet
from xeptools.stanzas.tags import attributes

_NAMESPACE = re.compile(
    r"(?<![\w/:])(?:urn:[a-z]{2,}:|https?://(?:www\.)?(?:jabber|xmpp)\.org/(?!\s)|jabber:[a-z])[\w:./#+-]*\w"
)
_STARTS = ("urn:", "http", "jabber:")
_HINTS = ("urn:", "jabber", "xmpp.org")
"""One of these is in every text that the pattern finds; that is seen sooner."""
_OFTEN = 3
"""What is defined nowhere is right where it stands so many times as often."""


@rule(Severity.WARNING)
def misspelt_mention(shown: Prose | Examples, examples: Examples) -> Problems:
    if isinstance(shown, Prose):
        if shown.kind is not ProseKind.REMARK and any(word in shown.text for word in _HINTS):
            for found in _NAMESPACE.finditer(shown.text):
                if slip := _slip(found[0], 1, examples):
                    yield _told(*slip, [shown.stretch(found.start(), found.start() + len(slip[0]))])
        return
    slips: dict[tuple[str, str], list[Stretch]] = defaultdict(list)
    for name, uses in _mentions(shown).items():
        if slip := _slip(name, len(uses), examples):
            slips[slip] += [_place(name, len(slip[0]), *use) for use in uses]
    for slip, places in slips.items():
        yield _told(*slip, places)


def _mentions(examples: Examples) -> dict[str, list[tuple[Snippet, Element]]]:
    """What looks like a namespace in the values and texts of examples and schemas, with who has it."""
    found: dict[str, list[tuple[Snippet, Element]]] = defaultdict(list)
    for snippet, element in examples.elements:
        for value in (*element.attributes.values(), element.text.strip()):
            if value.startswith(_STARTS) and _NAMESPACE.fullmatch(value):
                found[value].append((snippet, element))
    return found


def _place(name: str, length: int, snippet: Snippet, element: Element) -> Stretch:
    """Where the first letters of a name stand that an element has in an attribute, or as its text."""
    for written, _, _, start, end in attributes(snippet.xml, snippet.tag(element)):
        if snippet.xml[start:end] == name and written.partition(":")[0] != "xmlns":
            return Stretch(snippet.block, start, start + length)
    start, end = snippet.characters(element, name)
    return Stretch(snippet.block, start, min(start + length, end))


def _told(name: str, right: str, places: list[Stretch]) -> Problem:
    first, *others = places
    message, hint = f"nobody defines the namespace {name}", f"did you mean {right}?"
    related = tuple((other, "here too") for other in others)
    return Problem(first, message, hint, proposal(f"write {right}", Replace(first, right)), related)


def _slip(name: str, places: int, examples: Examples) -> tuple[str, str] | None:
    """What of a name that stands in so many places is misspelt, or before its ``#``, and what was meant."""
    for one in dict.fromkeys((name, name.partition("#")[0])):
        if _is_known(one, examples):
            return None
        if right := _right(one, places, examples):
            return one, right
    return None


def _is_known(name: str, examples: Examples) -> bool:
    return (
        name in examples.namespaces
        or name in examples.local.own
        or name in examples.local.catalog.namespaces
        or name in examples.local.catalog.usual
    )


def _right(name: str, places: int, examples: Examples) -> str:
    """The namespace that was meant; empty where the name may be right."""
    local, catalog = examples.local, examples.local.catalog
    own = frozenset(local.own)
    found = next((one for one in alike(name, own) if _is_slip(name, one)), "") or same(name, own)
    for known in (catalog.namespaces, catalog.usual):
        found = found or _known_to_the_tree(name, known)
    if found:
        other = found.rstrip("/#") != name.rstrip("/#")
        return found if other and examples.may_mean(name, found) else ""
    near = (one for one in alike(name, examples.used) if examples.namespaces[one] >= _OFTEN * places)
    return next((one for one in near if _is_slip(name, one)), "")


@lru_cache(maxsize=4096)
def _known_to_the_tree(name: str, known: frozenset[str]) -> str:
    return next((one for one in alike(name, known) if _is_slip(name, one)), "") or same(name, known)


def _is_slip(name: str, other: str) -> bool:
    return is_slip(name, other) and is_no_word(name, other, long=True)
