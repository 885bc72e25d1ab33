"""The addresses in examples can be addresses.

RFC 7622 §3: a local part has none of the characters ``" & ' / : < > @`` and no white space, no part is
empty, and none is longer than 1023 bytes. A server answers others with jid-malformed. Told are the
addresses of stanzas, forwarded ones too, and those in an attribute or an element called jid.
"""

from collections.abc import Iterator

from xeptools.checker import Problem, Problems, Stretch, rule
from xeptools.diagnostics import Severity
from xeptools.stanzas.addresses import flaw
from xeptools.stanzas.classify import Kind, is_stanza
from xeptools.stanzas.element import Element
from xeptools.stanzas.elision import has_dots
from xeptools.stanzas.examples import Examples
from xeptools.stanzas.snippet import Snippet


@rule(Severity.WARNING)
def impossible_address(examples: Examples) -> Problems:
    for snippet, element in examples.elements:
        if snippet.kind is Kind.SCHEMA:
            continue
        for shown, value, place in _addresses(snippet, element):
            if not value or has_dots(value) or value[0] in "[{<$%" or "'" in value:
                continue
            if why := flaw(value):
                where = Stretch(snippet.block, *place)
                yield Problem(where, f"{shown} is no address: {why}", "write user@domain/resource")


def _addresses(snippet: Snippet, element: Element) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """How each address of an element is shown, what it is, and where it stands."""
    for name in ("from", "to", "jid") if is_stanza(element) else ("jid",):
        if value := element.attributes.get(name, ""):
            yield f"{name}='{value}'", value, snippet.attribute(element, name)
    if element.name == "jid" and (text := element.text.strip()):
        yield f"<jid>{text}</jid>", text, snippet.characters(element, text)
