"""What is wrong with an element by its schema, in the words of who wrote the element."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from xeptools.frozen import frozen
from xeptools.stanzas.disagreement import Clash, Disagreement, hint, message
from xeptools.stanzas.element import Element
from xeptools.stanzas.nearness import misspelt
from xeptools.stanzas.values import Flaw, Kind, why

if TYPE_CHECKING:
    from xeptools.stanzas.xsd import Compiled, Declaration, InstanceError


class Breach(StrEnum):
    """What part of the schema is not kept."""

    ORDER = "order"
    """Which child elements there are, how many, and in which order."""
    DATA = "data"
    """What an attribute or a text says."""
    TEXT = "text"
    """Text where elements alone may stand."""
    NAME = "name"
    """An attribute, or the element itself, that the schema does not have."""


@frozen
class Violation:
    """One breach at an element."""

    element: Element
    breach: Breach
    message: str
    hint: str
    declared: int
    """The number of the element's declaration in the schema of its namespace."""
    at: Element
    """Where it is seen: the element itself, or one straight in it."""
    attribute: str = ""
    """The attribute of that in which it is seen."""
    text: str = ""
    """The piece of its text in which it is seen."""

    @property
    def pattern(self) -> tuple[str, ...]:
        """What is the same where the same declaration is broken again in the same way."""
        kind = _VALUE.sub("", self.message)
        return (self.breach, self.element.namespace, str(self.declared), kind)

    @property
    def value(self) -> str:
        """The value in which it is seen, or the text."""
        return self.element.attributes.get(self.attribute, "") if self.attribute else self.element.text


class Copies(NamedTuple):
    """What was copied to be validated."""

    judged: dict[etree._Element, tuple[Element, Declaration | None]]
    """The elements that the schema judges, each with its declaration."""
    others: dict[etree._Element, Element]
    """All, those that stand there by name alone among them."""
    slips: dict[etree._Element, dict[str, str]]
    """The misspelt attributes of those that were asked about: every one of them asks."""


_SHOWN = 40
"""Letters of a text that a message shows."""

_VALUE = re.compile(r"'[^']*'")
_CHILD = re.compile(
    r"^Unexpected child with tag '?\{?[^']*?\}?(?P<name>[^'}]+)'? at position (?P<position>\d+)(?P<rest>.*)$"
)
_INCOMPLETE = re.compile(r"^The content of element '[^']*' is not complete(?P<rest>.*)$")
_EXPECTED = re.compile(r"Tag \(?(?P<names>.*?)\)? expected")
_OCCURS = re.compile(r"The particle .*?(?:name|ref)='(?P<name>[^']*)'.* occurs (?P<count>\d+) times")
_NAME = re.compile(r"(?:\{[^{}]*\}|\b[\w.-]+:)?([\w.-]+)$")
_NO_ATTRIBUTE = re.compile(
    r"^(?:use of )?(?:attribute )?'(?P<name>[^']*)' (?:attribute )?(?:not allowed|is prohibited)"
    r"|^missing required attribute '(?P<missing>[^']*)'"
)
_ATTRIBUTE = re.compile(r"^attribute (?P<name>[^=]+)=")
_PREFIX = re.compile(r"unmapped prefix '[^']*' in a QName$")
"""It may be declared in the example; the copy has no prefixes."""
_FIXED = re.compile(r"^attribute '(?P<name>[^']*)' has a fixed value '(?P<value>.*)'$")
_FIXED_TEXT = re.compile(r"^must have the fixed value '(?P<value>.*)'$")
_REFERENCE = re.compile(r"^IDREF '(?P<name>.*)' not found")
_IDENTITY = re.compile(r"(?:^|: )duplicated (?:xs:ID )?value \(?(?P<value>'.*?'),?\)?(?: for Xsd\w+\(.*)?$")
_KEY = re.compile(r"^missing key field '(?P<field>[^']*)'")
_CONSTANT = (
    ("is not an element of the schema", Breach.NAME, "the schema has no element {0}", "correct its name"),
    (
        "abstract",
        Breach.NAME,
        "{0} is abstract",
        "write one of the elements that the schema has in its place",
    ),
    ("xsi:nil", Breach.NAME, "xsi:nil cannot stand in this {0}", "take it out"),
    ("not nillable", Breach.NAME, "xsi:nil cannot stand in {0}", "take it out"),
    ("more than one attribute of type ID", Breach.DATA, "{0} has more than one ID", "keep one of them"),
)
"""What xmlschema says, what that means, and what to do; ``{0}`` is the element."""


_CORRECT = "write a value that the schema allows"


def worded(error: InstanceError, copies: Copies) -> Violation:
    """An error of the schema as its author sees it."""
    element, declaration = copies.judged[error.node]
    reason, name = error.reason, element.name
    if found := _CHILD.match(reason):
        return _wrong_child(found, error.node, copies)
    if found := _INCOMPLETE.match(reason):
        expected = _names(found["rest"])
        lack = f"<{name}/> lacks {expected}" if expected else f"something is missing in <{name}/>"
        return _plain(
            element, Breach.ORDER, lack, "add it" if expected else "see what it demands", declaration
        )
    if "can't have child elements" in reason:
        child = element.children[0] if element.children else element
        return _disagreeing(element, Breach.ORDER, Clash.UNKNOWN_CHILD, child.name, (), declaration, at=child)
    if found := _NO_ATTRIBUTE.match(reason):
        return _wrong_attribute(found, error, copies)
    if "character data between child elements" in reason:
        words = f"text between the elements in <{name}/>"
        return _of_text(element, words, "take it out, or put it where it belongs", declaration)
    if "because content is empty" in reason:
        told = Disagreement(Clash.UNEXPECTED_TEXT, element, name, "", "", (), element.namespace, 0)
        return _of_text(element, message(told, own=False), hint(told, own=False), declaration)
    if found := _IDENTITY.search(reason):
        words = f"{found['value']} stands a second time in <{name}/>, where it must be unique"
        return _plain(element, Breach.DATA, words, "give each its own", declaration)
    if error.flaw is not None:
        return _flawed(error, error.flaw, copies)
    if found := _FIXED.match(reason):
        words = f"{found['name']} of <{name}/> is always '{found['value']}' in the schema"
        return _plain(element, Breach.DATA, words, "write that", declaration, found["name"])
    if found := _FIXED_TEXT.match(reason):
        words = f"the text of <{name}/> is always '{found['value']}' in the schema"
        return _plain(element, Breach.DATA, words, "write that", declaration)
    if found := _REFERENCE.match(reason):
        words = f"nothing in <{name}/> has the ID '{found['name']}'"
        return _plain(element, Breach.DATA, words, "write one that something has", declaration)
    if found := _KEY.match(reason):
        words = f"<{name}/> lacks {found['field']}, which tells it from the others"
        return _plain(element, Breach.DATA, words, "add it", declaration)
    for said, breach, words, remedy in _CONSTANT:
        if said in reason:
            return _plain(element, breach, words.format(f"<{name}/>"), remedy, declaration)
    words = f"<{name}/> could not be held against its schema in full"
    return _plain(element, Breach.DATA, words, "see for yourself that it fits", declaration)


def unknown_element(element: Element, compiled: Compiled) -> Violation:
    """What to say of the first element of a namespace whose schema does not know it."""
    names = tuple(sorted(compiled.names))
    return _disagreeing(element, Breach.NAME, Clash.UNKNOWN_ELEMENT, element.name, names, None)


def is_consequence(error: InstanceError, copies: Copies) -> bool:
    """Whether an error is told besides, or comes from the copy.

    An attribute is missing because it is misspelt, an element because it is in another's place; and the
    copy has no prefixes, which may be declared in the example.
    """
    if _PREFIX.search(error.reason):
        return True
    if found := _NO_ATTRIBUTE.match(error.reason):
        return found["missing"] in _misspelt(error, copies).values()
    element, declaration = copies.judged[error.node]
    if declaration is None or not _INCOMPLETE.match(error.reason):
        return False
    known = {qname[1:].partition("}")[0] for qname in declaration.children if qname[0] == "{"}
    strange = (child for child in element.children if child.qname not in declaration.children)
    return any(child.namespace in known - {element.namespace} for child in strange)


def _number(declaration: Declaration | None) -> int:
    return declaration.index if declaration is not None else 0


def _plain(
    element: Element,
    breach: Breach,
    words: str,
    remedy: str,
    declaration: Declaration | None,
    attribute: str = "",
) -> Violation:
    return Violation(element, breach, words, remedy, _number(declaration), element, attribute)


def _of_text(element: Element, words: str, remedy: str, declaration: Declaration | None) -> Violation:
    declared, text = _number(declaration), _first_line(element)
    return Violation(element, Breach.TEXT, words, remedy, declared, element, text=text)


def _first_line(element: Element) -> str:
    return element.text.strip().partition("\n")[0]


def _wrong_child(found: re.Match[str], node: etree._Element, copies: Copies) -> Violation:
    """A child that the schema does not have there, or not in that place or number."""
    element, declaration = copies.judged[node]
    at = int(found["position"]) - 1
    child = copies.others.get(node[at], element) if at < len(node) else element
    if declaration is not None and not _foresees(declaration, child):
        names = tuple(sorted(name.rpartition("}")[2] for name in declaration.children))
        clash = Clash.UNKNOWN_CHILD
        return _disagreeing(element, Breach.ORDER, clash, child.name, names, declaration, at=child)
    expected = _names(found["rest"])
    wanted = expected or "no more elements"
    words = f"<{_short(found['name'])}/> stands in <{element.name}/>, where the schema has {wanted}"
    if not expected and 0 < at < len(node):
        before = _short(str(node[at - 1].tag))
        words = f"the schema has no room for <{child.name}/> behind <{before}/> in <{element.name}/>"
    remedy = "put each where the schema has it, or leave it out"
    return Violation(element, Breach.ORDER, words, remedy, _number(declaration), child)


def _foresees(declaration: Declaration, child: Element) -> bool:
    return child.qname in declaration.children or child.name in declaration.children


def _wrong_attribute(found: re.Match[str], error: InstanceError, copies: Copies) -> Violation:
    element, declaration = copies.judged[error.node]
    if found["missing"]:
        missing = _short(found["missing"])
        return _disagreeing(element, Breach.NAME, Clash.MISSING_ATTRIBUTE, missing, (), declaration)
    name = found["name"]
    meant = _misspelt(error, copies).get(name)
    uses = declaration.attributes if declaration is not None else {}
    names = (meant,) if meant else tuple(sorted(use for use in uses if use[0] != "{"))
    return _disagreeing(element, Breach.NAME, Clash.UNKNOWN_ATTRIBUTE, _short(name), names, declaration)


def _misspelt(error: InstanceError, copies: Copies) -> dict[str, str]:
    """Attributes that the schema does not have, with the one that it demands and each is probably for."""
    if error.node not in copies.slips:
        copies.slips[error.node] = _slips(*copies.judged[error.node])
    return copies.slips[error.node]


def _slips(element: Element, declaration: Declaration | None) -> dict[str, str]:
    if declaration is None or declaration.any_attribute:
        return {}
    uses = declaration.attributes
    unknown = [name for name in element.attributes if name[0] != "{" and name not in uses]
    return misspelt(unknown, declaration.lacking(element.attributes))


def subject(error: InstanceError) -> str:
    """The attribute whose value is wrong; ``#`` where it is the text."""
    found = _ATTRIBUTE.match(error.reason)
    return found["name"] if found else "#"


def _disagreeing(
    element: Element,
    breach: Breach,
    clash: Clash,
    name: str,
    allowed: tuple[str, ...],
    declaration: Declaration | None,
    *,
    value: str = "",
    at: Element | None = None,
) -> Violation:
    """What :mod:`xeptools.stanzas.judge` tells as well, in the same words."""
    at, declared = at or element, _number(declaration)
    found = Disagreement(clash, at, element.name, name, value[:_SHOWN], allowed, element.namespace, declared)
    attribute = name if clash in (Clash.UNKNOWN_ATTRIBUTE, Clash.WRONG_VALUE) else ""
    text = "" if name else _first_line(element)
    return Violation(
        element, breach, message(found, own=False), hint(found, own=False), declared, at, attribute, text
    )


def _flawed(error: InstanceError, flaw: Flaw, copies: Copies) -> Violation:
    """What is wrong with the value of an attribute, or with the text."""
    element, declaration = copies.judged[error.node]
    name = subject(error)
    if name == "#":
        attribute, value = "", " ".join(element.text.split())
        kind = declaration.type if declaration is not None else Kind("")
        values = declaration.values if declaration is not None else None
        shown = f"'{value[:_SHOWN]}{'…' if len(value) > _SHOWN else ''}' in"
        what = f"{shown if value else 'the empty text of'} <{element.name}/>"
    else:
        attribute, value = name, element.attributes.get(name, "")
        use = declaration.attributes.get(name) if declaration is not None else None
        kind, values = (use.type, use.values) if use is not None else (Kind(""), None)
        what = f"{name}='{value}'"
    if values and value:
        listed, clash = tuple(sorted(values)), Clash.WRONG_VALUE
        return _disagreeing(element, Breach.DATA, clash, attribute, listed, declaration, value=value)
    words = f"{what} {why(flaw, kind)}"
    if attribute:
        return _plain(element, Breach.DATA, words, _CORRECT, declaration, attribute)
    text = _first_line(element)
    return Violation(element, Breach.DATA, words, _CORRECT, _number(declaration), element, text=text)


def _names(rest: str) -> str:
    if found := _EXPECTED.search(rest):
        names = re.findall(r"'([^']*)'", found["names"]) or [found["names"]]
        return " or ".join(f"<{_short(name)}/>" for name in names[:4])
    if found := _OCCURS.search(rest):
        return f"<{_short(found['name'])}/>"
    return ""


def _short(name: str) -> str:
    found = _NAME.search(name)
    return found[1] if found else name
