"""Examples held against schemas: where the two cannot both be right.

Not every violation of a schema is one here. Elements of other namespaces may stand anywhere, what is
elided is not judged, and the order and number of what a schema does list is left to
:mod:`xeptools.stanzas.validate`: in published documents it is nearly always the schema that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xeptools.stanzas.catalog import Local
from xeptools.stanzas.classify import CONTENT
from xeptools.stanzas.disagreement import Clash, Disagreement
from xeptools.stanzas.element import Element
from xeptools.stanzas.elision import is_elided, is_placeholder
from xeptools.stanzas.nearness import misspelt
from xeptools.stanzas.protocol import is_of_web
from xeptools.stanzas.slips import is_slip_of_xmlns
from xeptools.stanzas.snippet import Snippet

if TYPE_CHECKING:
    from xeptools.stanzas.xsd import Declaration

_BY_HAND = CONTENT | {
    "urn:ietf:params:xml:ns:xmpp-stanzas",
    "http://etherx.jabber.org/streams",
    "urn:ietf:params:xml:ns:xmpp-streams",
}
"""Namespaces that rules of their own judge."""


def disagreements(snippet: Snippet, local: Local) -> Iterator[Disagreement]:
    """Every contradiction between an example and the schemas of the namespaces that it uses."""
    for item in snippet.elements:
        if is_of_web(item.namespace, ""):
            yield from _inside_unknown(item, snippet, local)
        else:
            yield from _visit(item, None, snippet, local)


def _visit(
    element: Element, declaration: Declaration | None, snippet: Snippet, local: Local
) -> Iterator[Disagreement]:
    if declaration is None and element.namespace not in _BY_HAND:
        declaration = local.declaration(element.namespace, element.name)
        if declaration is None:
            yield from _unknown(element, local)
    if declaration is not None:
        yield from _judge(element, declaration, snippet)
    for child in element.children:
        if is_of_web(child.namespace, element.namespace):
            yield from _inside_unknown(child, snippet, local)
            continue
        known = None
        if declaration is not None and child.namespace == element.namespace:
            known = _child(declaration, child)
            if known is None:
                yield from _unknown_child(element, child, declaration, local)
                continue
        elif declaration is not None:
            twin = _twin(element, child, declaration, snippet, local)
            if twin is not None:
                yield twin
                yield from _inside_unknown(child, snippet, local)
                continue
        elif child.namespace == element.namespace and element.namespace not in _BY_HAND:
            yield from _inside_unknown(child, snippet, local)
            continue
        yield from _visit(child, known, snippet, local)


def _inside_unknown(element: Element, snippet: Snippet, local: Local) -> Iterator[Disagreement]:
    """Where the schema lost the thread, or is one of a part only, what is of another namespace is judged."""
    for child in element.children:
        if child.namespace == element.namespace:
            yield from _inside_unknown(child, snippet, local)
        else:
            yield from _visit(child, None, snippet, local)


def _child(declaration: Declaration, child: Element) -> Declaration | None:
    return declaration.children.get(child.qname) or declaration.children.get(child.name)


def _sound(namespace: str, local: Local) -> bool:
    verdict = local.verdict(namespace)
    return verdict is not None and verdict.compiled is not None and verdict.sound


def _unknown(element: Element, local: Local) -> Iterator[Disagreement]:
    if not element.namespace or not _sound(element.namespace, local):
        return
    verdict = local.verdict(element.namespace)
    assert verdict is not None
    compiled = verdict.compiled
    if compiled is None or element.name in compiled.locals or not compiled.locals:
        return
    names = tuple(sorted(compiled.names))
    yield Disagreement(
        Clash.UNKNOWN_ELEMENT, element, element.name, element.name, "", names, element.namespace, -1
    )


def _unknown_child(
    element: Element, child: Element, declaration: Declaration, local: Local
) -> Iterator[Disagreement]:
    namespace = element.namespace
    if declaration.wildcard(namespace) or not _sound(namespace, local) or is_elided(element):
        return
    if any(is_slip_of_xmlns(name, value) for name, value in child.attributes.items()):
        return  # a rule of its own tells of that
    names = tuple(sorted(name.rpartition("}")[2] for name in declaration.children))
    yield Disagreement(
        Clash.UNKNOWN_CHILD, child, element.name, child.name, "", names, namespace, declaration.index
    )


def _twin(
    element: Element, child: Element, declaration: Declaration, snippet: Snippet, local: Local
) -> Disagreement | None:
    """A child whose ``xmlns`` was meant for what is inside it, or whose prefix is another or missing."""
    namespace = element.namespace
    if f"{{{namespace}}}{child.name}" not in declaration.children or child.namespace in _BY_HAND:
        return None
    if declaration.wildcard(child.namespace) or not child.namespace:
        return None
    verdict = local.verdict(child.namespace)
    if verdict is not None and (verdict.compiled is None or child.name in verdict.compiled.locals):
        return None
    if not _sound(namespace, local):
        return None
    prefix, colon, _ = snippet.tag(element).name.rpartition(":")
    meant = f"{prefix}{colon}{child.name}"
    allowed = () if meant == snippet.tag(child).name else (meant,)
    clash, at = Clash.FOREIGN_TWIN, declaration.index
    return Disagreement(clash, child, element.name, child.name, child.namespace, allowed, namespace, at)


def _judge(element: Element, declaration: Declaration, snippet: Snippet) -> Iterator[Disagreement]:
    namespace, at = element.namespace, declaration.index
    uses, written = declaration.attributes, element.attributes
    lacking = [] if snippet.has_dots(element) else declaration.lacking(written)
    unknown = [
        name
        for name, value in written.items()
        if not (name[0] == "{" or name in uses or declaration.any_attribute or is_slip_of_xmlns(name, value))
    ]
    meant = misspelt(unknown, lacking)
    for name in unknown:
        known = (meant[name],) if name in meant else tuple(sorted(other for other in uses if other[0] != "{"))
        yield Disagreement(Clash.UNKNOWN_ATTRIBUTE, element, element.name, name, "", known, namespace, at)
    for name, value in written.items():
        use = uses.get(name) if name[0] != "{" else None
        if use is not None and use.values is not None and _is_wrong(value, use.values):
            allowed = tuple(sorted(use.values))
            yield Disagreement(Clash.WRONG_VALUE, element, element.name, name, value, allowed, namespace, at)
    missing = [name for name in lacking if name not in meant.values()]
    text = " ".join(element.text.split())
    empty = not declaration.text or declaration.values == frozenset({""})
    alone = len(missing) == 1 and not element.children and empty and not is_elided(element)
    for name in missing:
        instead = (text,) if alone and text else ()
        yield Disagreement(Clash.MISSING_ATTRIBUTE, element, element.name, name, "", instead, namespace, at)
    if not text or is_elided(element) or (missing and alone):
        return
    values = declaration.values
    if values is not None and element.children == () and _is_wrong(text, values):
        allowed = tuple(sorted(values))
        empty_only = allowed == ("",)
        clash, value = (Clash.UNEXPECTED_TEXT, "") if empty_only else (Clash.WRONG_VALUE, text[:40])
        yield Disagreement(clash, element, element.name, "", value, allowed, namespace, at)
    elif not declaration.text and element.children == () and not is_placeholder(text):
        yield Disagreement(Clash.UNEXPECTED_TEXT, element, element.name, "", "", (), namespace, at)


def _is_wrong(value: str, values: frozenset[str]) -> bool:
    value = " ".join(value.split())
    return bool(value) and value not in values and not is_placeholder(value)
