"""What goes wrong in expanding entities: noted by the walk as it goes, told when it is over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xeptools.diagnostics import Diagnostic, Severity
from xeptools.source import Source
from xeptools.source.expansion import marked_up_in, undeclared_in

_DIGITS = re.compile(r"[0-9]{1,9}")
_MOST_NAMES = 1000
_MOST_AUTHORS = 5
"""Names that one finding lists."""
_MOST_HINTS = 20
"""Names of undeclared entities that are told one by one."""


def _numbers(name: str) -> list[int]:
    return [int(digits) for digits in _DIGITS.findall(name)]


class Troubles:
    """Each name and each limit is told once, where it is met first."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._entities = source.entities
        self._undeclared: dict[str, dict[int, None]] = {}
        """Where each undeclared name is used: a note is read twice, and its references count once."""
        self._broken: dict[str, int] = {}
        self._limits: dict[str, int] = {}

    def undeclared(self, name: str, at: int) -> None:
        """Note a reference that nothing declares."""
        if name in self._undeclared or len(self._undeclared) < _MOST_NAMES:
            self._undeclared.setdefault(name, {})[at] = None
        else:
            self.limit(f"more than {_MOST_NAMES:,} names are not declared", at)

    def broken(self, name: str, at: int) -> None:
        """Note a reference whose replacement text is not well-formed."""
        self._broken.setdefault(name, at)

    def limit(self, reached: str, at: int) -> None:
        """Note that a limit, in words, was reached."""
        self._limits.setdefault(reached, at)

    def diagnostics(self) -> list[Diagnostic]:
        """Tell what was noted, and what is wrong with references in attributes that nobody asked for."""
        found = [*self._of_names(), *self._of_attributes()]
        for name, at in self._broken.items():
            message = f"the text of &{name}; is not well-formed"
            found.append((at, self._error("document/broken-entity", message, "close what it opens", at)))
        for message, at in self._limits.items():
            hint = "no published document needs that much; the rest is left out"
            found.append((at, self._error("document/limit-reached", message, hint, at)))
        return [diagnostic for _, diagnostic in sorted(found, key=lambda pair: pair[0])]

    def _of_names(self) -> Iterator[tuple[int, Diagnostic]]:
        if authors := self._authors():
            yield self._first(authors[0]), self._undeclared_authors(authors)
        for name, places in self._undeclared.items():
            if name not in authors:
                yield self._first(name), self._undeclared_entity(name, [*places])

    def _of_attributes(self) -> Iterator[tuple[int, Diagnostic]]:
        told: set[str] = set()
        marked_up: dict[str, bool] = {}
        for at, attribute, written in self._attributes():
            for name in undeclared_in(self._entities, written):
                if name not in told and name not in self._undeclared and len(told) < _MOST_NAMES:
                    told.add(name)
                    yield at, self._undeclared_entity(name, [at], attribute)
            for name in marked_up_in(self._entities, written, marked_up):
                if name not in told and len(told) < _MOST_NAMES:
                    told.add(name)
                    message = f"&{name}; brings an element into an attribute"
                    hint = "write in words what it says: no attribute can hold a link or a note"
                    yield at, self._error("document/not-well-formed", message, hint, at, attribute)

    def _attributes(self) -> Iterator[tuple[int, str, str]]:
        for at, attributes in self._source.attribute_references.items():
            for attribute, written in attributes.items():
                yield at, attribute, written

    def _first(self, name: str) -> int:
        return next(iter(self._undeclared[name]))

    def _authors(self) -> list[str]:
        """What a document outside its tree has in its header, nobody declares, and no other name is like."""
        nodes = self._source.nodes if self._entities.bundled and self._entities.uses_file else ()
        parents = {name: nodes[self._first(name)].getparent() for name in self._undeclared if nodes}
        return [
            name
            for name, parent in parents.items()
            if parent is not None and parent.tag == "header"
            if not self._entities.is_external(name) and not self._near(name)
        ]

    def _undeclared_authors(self, names: list[str]) -> Diagnostic:
        told = [f"&{name};" for name in names]
        if len(told) > _MOST_AUTHORS:
            told[_MOST_AUTHORS - 1 :] = [f"{len(told) - _MOST_AUTHORS + 1} more"]
        subject = f"{', '.join(told[:-1])} and {told[-1]} are" if len(told) > 1 else f"{told[0]} is"
        return self._error(
            "document/undeclared-entity",
            f"{subject} not declared",
            "authors are declared in the tree's xep.ent: name its folder with --tree, or write <author> out",
            self._first(names[0]),
        )

    def _undeclared_entity(self, name: str, places: list[int], attribute: str = "") -> Diagnostic:
        at = places[0]
        if self._entities.is_external(name):
            message = f"&{name}; is an external entity, and those are never read"
            hint = "write its text into the document"
            return self._error("document/external-entity", message, hint, at, attribute)
        more = f" ({len(places)} uses)" if len(places) > 1 else ""
        message = f"&{name}; is not declared{more}"
        return self._error("document/undeclared-entity", message, self._hint(name), at, attribute)

    def _hint(self, name: str) -> str:
        from html.entities import name2codepoint  # noqa: PLC0415  # few documents need it

        doctype, near = self._source.doctype, self._near(name)
        if name in name2codepoint and near.casefold() != name.casefold():
            return f"XML does not know the names of HTML: write &#{name2codepoint[name]};"
        if doctype is None:
            return "the document has no DOCTYPE: see the template for the lines that declare entities"
        if not self._entities.uses_file:
            return "the DOCTYPE never uses the shared entities: put %ents; on the line before its ]>"
        declare = f'declare it in the DOCTYPE: <!ENTITY {name} "…">'
        return f"did you mean &{near};? Otherwise {declare}" if near else f"correct the name, or {declare}"

    def _near(self, name: str) -> str:
        """The declared name that one who wrote ``name`` may have meant; empty where none is like it."""
        if len(self._undeclared) > _MOST_HINTS:
            return ""
        from difflib import get_close_matches  # noqa: PLC0415  # few documents need it

        # A number is no misspelling of another: who meant the other document wrote its number.
        names = {one.casefold(): one for one in self._entities.names() if _numbers(one) == _numbers(name)}
        return next((names[one] for one in get_close_matches(name.casefold(), names, 1, 0.8)), "")

    def _error(self, rule: str, message: str, hint: str, at: int, attribute: str = "") -> Diagnostic:
        """Tell of what is wrong in an element or one of its attributes, or of a reference."""
        span = self._source.attribute_span(at, attribute) if attribute else self._source.span(at)
        return Diagnostic(self._source.path, span, rule, Severity.ERROR, message, hint)
