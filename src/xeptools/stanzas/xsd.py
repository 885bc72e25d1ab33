"""The one door to xmlschema: compiling a schema, and reading what it declares."""

from __future__ import annotations

import gc
import re
import warnings
from collections.abc import Callable, Container, Iterator, Mapping
from functools import cache, cached_property
from types import FunctionType
from typing import Any, cast

import xmlschema
from lxml import etree
from xmlschema.loaders import SchemaLoader
from xmlschema.validators import (
    XsdAnyElement,
    XsdElement,
    XsdFacet,
    XsdGroup,
    XsdSimpleType,
)
from xmlschema.validators.facets import XsdEnumerationFacets, XsdPatternFacets

from xeptools.frozen import frozen
from xeptools.shipped import shipped
from xeptools.stanzas.bounds import BoundedPattern
from xeptools.stanzas.element import parse
from xeptools.stanzas.values import Flaw, Kind
from xeptools.stanzas.xsd_names import INDEX, XML, XSD

Resolve = Callable[[str], str | None]
"""Gives the text of a namespace's schema; None where nobody has one."""

_TROUBLES = (
    xmlschema.XMLSchemaException,
    RecursionError,
    ValueError,
    TypeError,
    KeyError,
    ArithmeticError,  # a year too large for the library
)
"""What an instance can make the library raise."""


class UncompilableError(Exception):
    """The compiler broke off; the message says over what."""

    def __init__(self, message: str, *, invalid: bool) -> None:
        super().__init__(message)
        self.invalid = invalid
        """Whether that proves the schema wrong."""


@frozen
class Complaint:
    """What xmlschema says of a schema: its own words, and the number of the element that it means."""

    message: str
    index: int


@frozen
class AttributeUse:
    """An attribute that an element may have."""

    required: bool
    values: frozenset[str] | None
    """The values of its enumeration; None where it has none."""
    type: Kind
    """What its values are."""


class Declaration:
    """An element as its schema declares it; what it may hold is read when asked."""

    def __init__(self, element: Any) -> None:
        self._element = element

    @property
    def index(self) -> int:
        """The number of the declaration in its schema; that of the one referred to, not of the reference."""
        declared = self._element if self._element.ref is None else self._element.ref
        return int(declared.elem.get(INDEX, "0"))

    @property
    def namespace(self) -> str:
        """The namespace of its schema."""
        return str(self._element.schema.target_namespace)

    @cached_property
    def children(self) -> Mapping[str, Declaration]:
        """The elements that its content model names, by ``{namespace}name``."""
        found: dict[str, Declaration] = {}
        for part in self._particles:
            if isinstance(part, XsdElement):
                found.setdefault(str(part.name), Declaration(part))
                for substitute in part.iter_substitutes():
                    found.setdefault(str(substitute.name), Declaration(substitute))
        return found

    @cached_property
    def _particles(self) -> list[Any]:
        return [] if self._simple is not None else list(self._element.type.content.iter_elements())

    @cached_property
    def _simple(self) -> Any:
        """The simple type of its text; None where it may hold elements, or nothing at all."""
        kind = self._element.type
        if kind.is_simple():
            return kind
        return None if isinstance(kind.content, XsdGroup) else kind.content

    def wildcard(self, namespace: str) -> bool:
        """Whether a wildcard of its content model lets an element of the namespace in."""
        return any(
            isinstance(part, XsdAnyElement) and part.is_namespace_allowed(namespace)
            for part in self._particles
        )

    @cached_property
    def attributes(self) -> Mapping[str, AttributeUse]:
        """By local name, or by ``{namespace}name``."""
        kind = self._element.type
        if kind.is_simple():
            return {}
        return {
            str(name): AttributeUse(use.use == "required", _values(use.type), _kind(use.type))
            for name, use in kind.attributes.items()
            if name is not None and use.use != "prohibited"
        }

    def lacking(self, given: Container[str]) -> list[str]:
        """The attributes that it demands and that are not among the ``given``."""
        return [name for name, use in self.attributes.items() if use.required and name not in given]

    @property
    def any_attribute(self) -> bool:
        """Whether it takes attributes of no namespace that nobody declares."""
        kind = self._element.type
        wildcard = None if kind.is_simple() else kind.attributes.get(None)
        return wildcard is not None and bool(wildcard.is_namespace_allowed(""))

    @property
    def text(self) -> bool:
        """Whether text may stand in it."""
        return self._simple is not None or bool(self._element.type.mixed)

    @property
    def type(self) -> Kind:
        """What its text is."""
        return Kind("") if self._simple is None else _kind(self._simple)

    @cached_property
    def values(self) -> frozenset[str] | None:
        """The values that its text may have; None where there is no enumeration."""
        return None if self._simple is None else _values(self._simple)


class Compiled:
    """A schema and those that it imports, compiled."""

    def __init__(self, schema: Any, unresolved: frozenset[str], complaints: tuple[Complaint, ...]) -> None:
        self._schema = schema
        self._known: dict[str, Declaration | None] = {}
        self.unresolved = unresolved
        """Namespaces that it imports and nobody has a schema for."""
        self.complaints = complaints

    def element(self, qname: str) -> Declaration | None:
        """The declaration of a global element, ``{namespace}name``."""
        if qname not in self._known:
            found = self._schema.maps.elements.get(qname)
            self._known[qname] = Declaration(found) if isinstance(found, XsdElement) else None
        return self._known[qname]

    @cached_property
    def names(self) -> frozenset[str]:
        """The local names of the global elements of its own namespace."""
        return frozenset(str(name) for name in self._schema.elements)

    @cached_property
    def locals(self) -> frozenset[str]:
        """The local names of all elements that are declared anywhere in it."""
        return frozenset(
            str(node.get("name")) for node in self._schema.root.iter(f"{{{XSD}}}element") if node.get("name")
        )

    def errors(self, element: etree._Element) -> Iterator[InstanceError]:
        """What is wrong with an element by its schema, all of it, in no certain order.

        The element carries numbers (:data:`INDEX`) as a schema does, in a copy that nobody else holds.
        """
        for node in element.iter("*"):
            node.attrib.pop(INDEX, "")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found = list(self._schema.iter_errors(element))
        except _TROUBLES:
            yield InstanceError(element, "", None)
            return
        for error in found:
            node = error.elem if error.elem is not None else element
            yield InstanceError(node, _first_line(str(error.reason or error.message)), _flaw(error))


@frozen
class InstanceError:
    """One error of an instance."""

    node: etree._Element
    reason: str
    """In the words of xmlschema; empty where it broke off."""
    flaw: Flaw | None
    """What is wrong with a value, where it is one that is wrong."""


def compile_schema(text: str, resolve: Resolve, *, version: str = "1.0") -> Compiled:
    """Compile a schema; ``resolve`` gives the schemas of imported namespaces.

    Nothing else is read: ``schemaLocation`` and ``include`` are not followed. Raises UncompilableError
    where the schema is such that xmlschema breaks off.
    """
    unresolved: set[str] = set()
    imports: list[str] = []

    class Loader(SchemaLoader):
        """Imports by namespace alone."""

        def load_declared_schemas(self, schema: Any, other_sources: Any = None) -> None:  # noqa: ARG002
            if schema is self.maps.validator:
                schema.validation = "lax"
            schema.imported_namespaces.clear()
            for node in schema.source.root:
                if node.tag != f"{{{XSD}}}import":
                    continue
                namespace = node.get("namespace", "").strip()
                if namespace == schema.target_namespace:
                    schema.parse_error("a schema does not import its own namespace", node)
                    continue
                schema.imported_namespaces.append(namespace)
                # The schema of schemas has xml: itself; once more would make xmlschema build both anew.
                if namespace in unresolved or namespace == XML or not self.is_missing(namespace):
                    continue
                imported = resolve(namespace)
                if imported is None:
                    unresolved.add(namespace)
                else:
                    imports.append(imported)
                    self.schema_class(
                        imported,
                        namespace=namespace,
                        validation="skip",
                        global_maps=self.maps,
                        build=False,
                    )

    kind = _schema_class(version)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            schema = kind(
                text,
                # Once its structure is known to be right, the long way to that answer is left out.
                validation="skip" if version == "1.0" and is_built_right(text) else "lax",
                loader_class=Loader,
                allow="none",
                defuse="never",  # what was parsed once already and has no DOCTYPE
                use_fallback=False,
            )
            errors = schema.all_errors
            if "pattern" in text or any("pattern" in one for one in imports):
                _bound_patterns(schema)
    except RecursionError:
        raise UncompilableError("its definitions go too deep", invalid=False) from None
    except xmlschema.XMLSchemaParseError as error:
        raise UncompilableError(_first_line(error.message), invalid=True) from None
    except Exception as error:  # noqa: BLE001  what a stranger's schema can make the library raise is open
        raise UncompilableError(_first_line(str(error)), invalid=False) from None
    return Compiled(schema, frozenset(unresolved), tuple(_complaints(errors)))


def is_built_right(text: str) -> bool:
    """Whether libxml2 says that a schema's elements and attributes stand where XML Schema 1.0 lets them.

    It tells in a hundredth of the time that xmlschema takes for the same; where it says no, or nothing,
    xmlschema finds the words. An empty target namespace is left to xmlschema as well.
    """
    root = parse(text)
    return root is not None and root.get("targetNamespace") != "" and _structure().validate(root)


@cache
def _structure() -> etree.XMLSchema:
    """The schema of schemas (XML Schema part 1, appendix A), with ``xml:`` out of this project."""
    meta_schema = _schema_class("1.0").meta_schema
    root = parse(meta_schema.get_text())
    assert root is not None
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_XmlAttributes())
    return etree.XMLSchema(etree.fromstring(etree.tostring(root), parser))


class _XmlAttributes(etree.Resolver):
    """Answers the one import of the schema of schemas."""

    def resolve(self, _url: str, _pubid: str, context: object) -> object:  # type: ignore[override]
        text = (shipped("schemas") / "xml.xsd").read_text("utf-8")
        return self.resolve_string(text, context, base_url=None)


@cache
def _schema_class(version: str) -> Any:
    kind = xmlschema.XMLSchema10 if version == "1.0" else xmlschema.XMLSchema11
    assert kind.meta_schema is not None
    kind.meta_schema.build()
    # What lives as long as the process need not be looked at whenever garbage is collected.
    gc.freeze()
    return kind


def _bound_patterns(schema: Any) -> None:
    for part in schema.maps.iter_components():
        facets = getattr(part, "facets", None)
        patterns = facets.get(f"{{{XSD}}}pattern") if isinstance(facets, dict) else None
        if isinstance(patterns, XsdPatternFacets):
            patterns.patterns[:] = [cast("Any", BoundedPattern.of(one)) for one in patterns.patterns]


def _complaints(errors: list[Any]) -> Iterator[Complaint]:
    for error in errors:
        message = _first_line(str(getattr(error, "reason", None) or error.message))
        yield Complaint(message, _index(error.elem, message))


_POSITION = re.compile(r"^Unexpected child with tag .* at position (\d+)")


def _index(elem: Any, message: str) -> int:
    if elem is None:
        return 0
    position = _POSITION.match(message)
    if position and int(position[1]) <= len(elem):
        elem = elem[int(position[1]) - 1]
    return int(elem.get(INDEX, "0"))


def _first_line(message: str) -> str:
    return message.partition("\n")[0].rstrip(".: ")


def _flaw(error: Any) -> Flaw | None:
    """What a value breaks; the type is left out where xmlschema names none, but has a function for it."""
    validator = error.validator
    if isinstance(validator, (XsdFacet, XsdPatternFacets, XsdEnumerationFacets)):
        owner = str(getattr(validator.parent, "name", None) or "")
        if owner.startswith(f"{{{XSD}}}"):
            return Flaw("", (), owner.rpartition("}")[2])
        if isinstance(validator, XsdPatternFacets):
            return Flaw("pattern", tuple(validator.regexps), "")
        if isinstance(validator, XsdEnumerationFacets):
            return Flaw("enumeration", tuple(str(value) for value in validator.enumeration or ()), "")
        facet = str(validator.elem.tag).rpartition("}")[2]
        return Flaw(facet, (str(validator.elem.get("value", "")),), "")
    if isinstance(validator, XsdSimpleType):
        return Flaw("", (), _builtin(validator))
    return Flaw("", (), "") if isinstance(validator, FunctionType) else None


def _values(kind: Any) -> frozenset[str] | None:
    values = getattr(kind, "enumeration", None)
    if kind.is_union():
        members = [_values(member) for member in kind.member_types]
        return None if not members or None in members else frozenset().union(*(m for m in members if m))
    return None if values is None else frozenset(str(value) for value in values)


def _kind(kind: Any) -> Kind:
    if not kind.is_union():
        return Kind(_builtin(kind))
    return Kind("", tuple(one for member in kind.member_types or () for one in _alternatives(member)))


def _alternatives(member: Any) -> list[str]:
    if member.is_union():
        return list(_kind(member).alternatives)
    values = getattr(member, "enumeration", None)
    return [_builtin(member)] if values is None else [f"'{value}'" for value in values]


def _builtin(kind: Any) -> str:
    while kind is not None and not str(kind.name or "").startswith(f"{{{XSD}}}"):
        kind = kind.base_type
    return str(kind.name).rpartition("}")[2] if kind is not None else ""
