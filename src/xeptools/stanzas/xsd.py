"""The one door to xmlschema: compiling a schema, and reading what it declares."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import xmlschema
from xmlschema.loaders import SchemaLoader
from xmlschema.validators import XMLSchemaModelError

from xeptools.stanzas.xsd_names import INDEX, XSD

Resolve = Callable[[str], str | None]
"""Gives the text of a namespace's schema; None where nobody has one."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What xmlschema says of a schema: its own words, and the number of the element that it means."""

    message: str
    index: int
    model: bool
    """Whether it is about a content model that is ambiguous, which XSD 1.1 may allow."""


class Compiled:
    """A schema and those that it imports, compiled."""

    def __init__(self, schema: Any, unresolved: frozenset[str], complaints: tuple[Complaint, ...]) -> None:
        self._schema = schema
        self.unresolved = unresolved
        """Namespaces that it imports and nobody has a schema for."""
        self.complaints = complaints


class UncompilableError(Exception):
    """The compiler stumbled; the message says over what."""


def compile_schema(text: str, resolve: Resolve, *, version: str = "1.0") -> Compiled:
    """Compile a schema; ``resolve`` gives the schemas of imported namespaces.

    Nothing else is read: ``schemaLocation`` and ``include`` are not followed. Raises UncompilableError
    where the schema is such that xmlschema breaks off.
    """
    unresolved: set[str] = set()

    class Loader(SchemaLoader):  # type: ignore[misc, unused-ignore]
        """Imports by namespace alone."""

        def load_declared_schemas(self, schema: Any, other_sources: Any = None) -> None:  # noqa: ARG002
            schema.imported_namespaces.clear()
            for node in schema.source.root:
                if node.tag != f"{{{XSD}}}import":
                    continue
                namespace = node.get("namespace", "").strip()
                if namespace == schema.target_namespace:
                    schema.parse_error("a schema does not import its own namespace", node)
                    continue
                schema.imported_namespaces.append(namespace)
                if not self.is_missing(namespace) or namespace in unresolved:
                    continue
                imported = resolve(namespace)
                if imported is None:
                    unresolved.add(namespace)
                else:
                    self.schema_class(
                        imported,
                        namespace=namespace,
                        validation="skip",
                        global_maps=self.maps,
                        build=False,
                    )

    kind = xmlschema.XMLSchema10 if version == "1.0" else xmlschema.XMLSchema11
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            schema = kind(
                text,
                validation="lax",
                loader_class=Loader,
                allow="none",
                defuse="always",
                use_fallback=False,
            )
            errors = schema.all_errors
    except RecursionError:
        raise UncompilableError("its definitions go in circles or too deep") from None
    except Exception as error:  # noqa: BLE001  what a stranger's schema can make the library raise is open
        raise UncompilableError(_first_line(str(error))) from None
    return Compiled(schema, frozenset(unresolved), tuple(_complaints(errors)))


def _complaints(errors: list[Any]) -> Iterator[Complaint]:
    for error in errors:
        elem = error.elem
        message = _first_line(str(getattr(error, "reason", None) or error.message))
        yield Complaint(message, _index(elem, message), isinstance(error, XMLSchemaModelError))


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
