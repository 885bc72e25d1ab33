"""Every namespace that a tree has schemas for: whose, whether they are valid, and who uses them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from xeptools.frozen import frozen
from xeptools.model import Header
from xeptools.model.walk import text_of
from xeptools.stanzas.catalog import Catalog
from xeptools.stanzas.classify import Kind
from xeptools.stanzas.examples import Examples, examples_in
from xeptools.stanzas.schema import Schema, file_name
from xeptools.stanzas.verdict import Grade
from xeptools.tree.folder import Document
from xeptools.workers import Progress, spread


@frozen
class Listed:
    """A schema of a document."""

    namespace: str
    name: str
    """The document's, as the tree calls it."""
    line: int
    status: str
    verdict: str
    """``valid``, ``invalid``, ``only 1.1`` or ``unchecked``."""
    imports: tuple[str, ...]
    unresolved: tuple[str, ...]
    """Those of the imports that nobody here has a schema for."""


@frozen
class Entry:
    """A namespace with the schemas that there are for it, the one that counts first."""

    namespace: str
    schemas: tuple[Listed, ...]
    users: tuple[str, ...]
    """The documents whose examples use it, but those that define it."""

    @property
    def clash(self) -> bool:
        """Whether more than one document claims it."""
        return len({schema.name for schema in self.schemas}) > 1


@frozen
class _Found:
    schemas: tuple[Listed, ...]
    uses: frozenset[str]


@dataclass
class _Reading:
    """Reads one document after the other, in whichever process."""

    catalog: Catalog

    def __call__(self, document: Document) -> _Found:
        read = examples_in(document.path, self.catalog)
        if read is None:
            return _Found((), frozenset())
        xep, examples = read
        listed = tuple(_listed(schema, document.name, xep.header, examples) for schema in examples.schemas)
        uses = {
            element.namespace for snippet, element in examples.elements if snippet.kind is not Kind.SCHEMA
        }
        return _Found(listed, frozenset(uses - {""}))


def _listed(schema: Schema, name: str, header: Header, examples: Examples) -> Listed:
    verdict = examples.local.checked(schema)
    grades = {fault.grade for fault in verdict.faults}
    word = next((g.value for g in (Grade.INVALID, Grade.ONLY_1_1, Grade.UNCHECKED) if g in grades), "valid")
    unresolved = verdict.compiled.unresolved if verdict.compiled is not None else frozenset()
    line = schema.span(0).start.line
    return Listed(
        schema.namespace, name, line, header.status.text, word, schema.imports, tuple(sorted(unresolved))
    )


def entries(catalog: Catalog, jobs: int, progress: Progress | None = None) -> list[Entry]:
    """Every namespace of the tree, in order; ``progress`` is told how many of how many documents are read."""
    found = spread(_Reading(catalog), catalog.documents, jobs, progress=progress)
    schemas: dict[str, list[Listed]] = defaultdict(list)
    users: dict[str, list[str]] = defaultdict(list)
    for document, one in zip(catalog.documents, found, strict=True):
        for listed in one.schemas:
            schemas[listed.namespace].append(listed)
        for namespace in one.uses:
            users[namespace].append(document.name)
    order = {namespace: [claim.name for claim in catalog.claims(namespace)] for namespace in schemas}
    return [
        Entry(
            namespace,
            tuple(sorted(listed, key=lambda one: _rank(one.name, order[namespace]))),
            tuple(name for name in users[namespace] if name not in {one.name for one in listed}),
        )
        for namespace, listed in sorted(schemas.items())
    ]


def _rank(name: str, order: list[str]) -> int:
    return order.index(name) if name in order else len(order)


@frozen
class Extract:
    """A schema as a file."""

    file: str
    text: str
    namespace: str
    name: str


def extracts(catalog: Catalog, *, header: bool) -> list[Extract]:
    """The schemas of a tree as files of their own, one a namespace: that which counts.

    With ``header`` each begins with a comment that says where it is from, and on which terms.
    """
    found: list[Extract] = []
    taken: set[str] = set()
    for document in catalog.documents:
        read = examples_in(document.path, catalog)
        if read is None:
            continue
        xep, examples = read
        for schema in examples.schemas:
            claims = catalog.claims(schema.namespace)
            winner = next((claim.name for claim in claims if not claim.shipped), document.name)
            if not schema.namespace or winner != document.name:
                continue
            file = _free(file_name(schema, xep.header, len(examples.schemas)), taken)
            text = schema.text()
            found.append(
                Extract(
                    file, _with_header(text, xep.header) if header else text, schema.namespace, document.name
                )
            )
    return found


def _free(name: str, taken: set[str]) -> str:
    stem, number, free = name.removesuffix(".xsd"), 1, name
    while free in taken:
        number += 1
        free = f"{stem}-{number}.xsd"
    taken.add(free)
    return free


def _with_header(text: str, about: Header) -> str:

    newest = about.newest
    lines = [f"XEP-{about.number.text}: {about.title.text}"]
    if newest is not None:
        lines.append(f"Version {newest.version} ({newest.date_text})")
    if about.legal is not None:
        lines += [
            "",
            *(" ".join(text_of(part).split()) for part in (about.legal.copyright, about.legal.permissions)),
        ]
    comment = re.sub("-(?=-)", "- ", "\n".join(f"  {line}".rstrip() for line in lines))
    head = f"<!--\n{comment}\n-->\n"
    if text.startswith("<?xml"):
        end = text.index("?>") + 2
        return f"{text[:end]}\n{head}{text[end:].lstrip()}"
    return head + text
