"""How much a schema may ask for: what it costs to compile is reckoned before anybody compiles it.

A schema arrives from a stranger. Groups that refer to groups double their size at each step, a
content model is compared with itself particle by particle, and a pattern can take time exponential
in the length of what it is held against. The largest published schema has 600 elements, and no
content model in them more than 81 particles; each limit leaves at least a factor of four.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from xeptools.stanzas.xsd_names import XSD

CHARACTERS = 1_000_000
"""Of a schema."""
ELEMENTS = 5_000
"""In a schema."""
PARTICLES = 400
"""In one content model, groups and base types written out; or members of a union, likewise."""
ALTOGETHER = 20_000
"""In all content models, so written out."""
STEPS = 200_000
"""In matching one value against one pattern."""

_DEEPEST = 200
"""Elements and references inside one another that are followed: deeper, Python itself would give up."""

_COUNTED = frozenset({"element", "any", "attribute", "anyAttribute"})
_OPENED = {
    "group": "ref",
    "attributeGroup": "ref",
    "extension": "base",
    "restriction": "base",
    "list": "itemType",
    "union": "memberTypes",
}
_NAMED = frozenset({"group", "attributeGroup", "complexType", "simpleType"})


def excess(root: etree._Element) -> str:
    """Why a schema is not compiled, in words; empty where it may be."""
    count = sum(1 for _ in root.iter("*"))
    if count > ELEMENTS:
        return f"it has {count:,} elements, more than {ELEMENTS:,}"
    named: dict[tuple[str, str], etree._Element] = {}
    for node in root.iter("*"):
        kind = _kind(node)
        if kind in _NAMED and "name" in node.attrib:
            named[_space(kind), str(node.get("name"))] = node
    sizes: dict[etree._Element, int] = {}
    altogether = 0
    for node in root.iter("*"):
        if _kind(node) in _NAMED:
            size = _size(node, named, sizes, 0)
            altogether += size
            if size > PARTICLES and _kind(node) == "simpleType":
                return f"a type has more than {PARTICLES} members when its unions are written out"
            if size > PARTICLES:
                return f"a content model has more than {PARTICLES} particles when its groups are written out"
    if altogether > ALTOGETHER:
        return f"its content models have more than {ALTOGETHER:,} particles when they are written out"
    return ""


def _kind(node: etree._Element) -> str:
    tag = str(node.tag)
    return tag[len(XSD) + 2 :] if tag.startswith(f"{{{XSD}}}") else ""


def _space(kind: str) -> str:
    return kind if kind in ("group", "attributeGroup") else "type"


def _size(
    node: etree._Element,
    named: Mapping[tuple[str, str], etree._Element],
    sizes: dict[etree._Element, int],
    depth: int,
) -> int:
    """The particles of a definition; one that goes in circles counts once, the compiler tells of it."""
    if node in sizes:
        return sizes[node]
    sizes[node] = 0
    total = _inside(node, named, sizes, depth)
    sizes[node] = min(total, PARTICLES + 1)
    return sizes[node]


def _inside(
    node: etree._Element,
    named: Mapping[tuple[str, str], etree._Element],
    sizes: dict[etree._Element, int],
    depth: int,
) -> int:
    total = 0
    for child in node.iterchildren("*"):
        kind = _kind(child)
        if kind in _COUNTED:
            total += 1
            continue  # what is inside an element is a model of its own
        if kind == "simpleType":
            total += 1
        for reference in str(child.get(_OPENED[kind], "")).split() if kind in _OPENED else ():
            total += kind == "union"
            target = named.get((_space(kind), reference.rpartition(":")[2]))
            if target is not None and depth < _DEEPEST:
                total += _size(target, named, sizes, depth + 1)
        total += _inside(child, named, sizes, depth + 1)
        if total > PARTICLES:
            break
    return total


class BoundedPattern:
    """A compiled pattern that is held only against values that it cannot take long for.

    Others it lets pass: that a value is not checked must not make it wrong.
    """

    __slots__ = ("_longest", "_pattern")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._longest = longest(pattern.pattern)

    @classmethod
    def of(cls, pattern: Any) -> BoundedPattern:
        """A bounded one of a pattern, bounded already or not."""
        return pattern if isinstance(pattern, cls) else cls(pattern)

    def match(self, value: str) -> Any:
        """As :meth:`re.Pattern.match`; true for what is too long to be matched."""
        return True if len(value) > self._longest else self._pattern.match(value)

    @property
    def pattern(self) -> str:
        """The expression as Python reads it."""
        return self._pattern.pattern


_ATOM = re.compile(r"\\.|\[(?:\\.|\[[^\]]*\]|[^\]\\])*\]|\((?:\?:)?|\)|\||[*+?]|\{\d*,?\d*\}|.", re.DOTALL)


def longest(pattern: str) -> int:
    """The length up to which a pattern takes at most :data:`STEPS` steps.

    What repeats inside what repeats may take time exponential in the length, several repeats
    side by side polynomial.
    """
    stack: list[bool] = []
    varies = False  # something in the open group has more than one way to match
    repeats = 0
    nested = False
    atom_varies = False
    for found in _ATOM.finditer(pattern):
        part = found[0]
        if part.startswith("("):
            stack.append(varies)
            varies = False
        elif part == ")":
            atom_varies = varies
            varies = (stack.pop() if stack else False) or varies
            continue
        elif part in ("*", "+") or (part.startswith("{") and part != "{1}"):
            repeats += 1
            nested = nested or atom_varies
            varies = True
        elif part in ("?", "|"):
            varies = True
        atom_varies = False
    if nested:
        return 16
    return max(16, int(STEPS ** (1 / max(repeats, 1)))) if repeats > 1 else STEPS
