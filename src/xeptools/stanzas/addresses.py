"""The addresses (JIDs) in the examples of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xeptools.frozen import frozen
from xeptools.stanzas.element import Element
from xeptools.stanzas.elision import is_placeholder
from xeptools.stanzas.examples import Examples, Stanza
from xeptools.stanzas.snippet import Snippet

_ATTRIBUTES = ("from", "to", "jid")
_DOMAIN = re.compile(r"(?:[^@/\s]*@)?(?P<domain>(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*)(?:/|\Z)")


@frozen
class Address:
    """An address that an element has in an attribute, or as its text."""

    snippet: Snippet
    element: Element
    domain: str
    attribute: str
    """Empty where it is the text."""
    offset: int
    """Of the domain, in the attribute's value or in the text without the blanks around it."""

    def place(self) -> tuple[int, int]:
        """Where the domain stands in the text of its example."""
        if self.attribute:
            _, end = self.snippet.attribute(self.element, self.attribute)
            start = end - 1 - len(self.element.attributes[self.attribute])
        else:
            start, _ = self.snippet.characters(self.element, self.element.text.strip())
        return start + self.offset, start + self.offset + len(self.domain)


def addresses_in(examples: Examples) -> Iterator[Address]:
    """Every address in an attribute ``from``, ``to`` or ``jid`` and in an element ``<jid/>``."""
    for snippet, element in examples.elements:
        for name in _ATTRIBUTES:
            found = _DOMAIN.match(element.attributes.get(name, ""))
            if found and not is_placeholder(found["domain"]):
                yield Address(snippet, element, found["domain"], name, found.start("domain"))
        if element.name == "jid" and (found := _DOMAIN.match(element.text.strip())):
            yield Address(snippet, element, found["domain"], "", found.start("domain"))


def bare(address: str) -> str:
    """An address without its resource (RFC 7622 §3.1), in lower case."""
    return address.partition("/")[0].lower()


def goes_back(answer: Stanza, request: Stanza) -> bool:
    """Whether a stanza goes the way back between the two of another, as far as both say so."""
    given, asked = answer.element.attributes, request.element.attributes
    pairs = [(given.get(mine, ""), asked.get(yours, "")) for mine, yours in (("to", "from"), ("from", "to"))]
    said = [bare(one) == bare(other) for one, other in pairs if one and other]
    return bool(said) and all(said)


_LOCAL_FORBIDDEN = re.compile(r"""["&'/:<>@\s]""")
_LONGEST = 1023


def flaw(address: str) -> str:
    """Why a text cannot be an address (RFC 7622 §3), in words; empty where it can."""
    if address != address.strip():
        return "white space at an end"
    rest, slash, resource = address.partition("/")
    if slash and not resource:
        return "no resource behind the slash"
    local, at, domain = rest.rpartition("@")
    if at and not local:
        return "nothing before the @"
    if at and _LOCAL_FORBIDDEN.search(local):
        return "its local part has a character that none may have"
    if not domain:
        return "no domain"
    if re.search(r"\s", domain):
        return "white space in its domain"
    if ".." in domain or domain.startswith("."):
        return "an empty label in its domain"
    if max(len(part.encode()) for part in (local, domain, resource)) > _LONGEST:
        return f"a part of more than {_LONGEST} bytes"
    return ""
