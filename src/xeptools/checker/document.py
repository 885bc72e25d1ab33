"""Checking one document: rules are shown its nodes, and what they find gets its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from xeptools.checker.discovery import by_name, rules
from xeptools.checker.locate import DocumentLocator
from xeptools.checker.nearest import nearest
from xeptools.checker.notice import notice_in
from xeptools.checker.pragmas import Pragmas
from xeptools.checker.problem import Problem
from xeptools.checker.rule import Rule, Today
from xeptools.checker.select import Selection, severity_in
from xeptools.checker.showing import SUBJECTS, Show, Showing
from xeptools.checker.surroundings import Surroundings
from xeptools.checker.telling import Telling
from xeptools.checker.written import Written
from xeptools.diagnostics import Diagnostic, Severity
from xeptools.license.verdict import Notice
from xeptools.model import (
    Author,
    Fault,
    Field,
    Header,
    Legal,
    Origin,
    Reference,
    Revision,
    SchemaLocation,
    Section,
    Spec,
    Status,
    Xep,
)
from xeptools.resolver import resolve
from xeptools.source import Source
from xeptools.stanzas.examples import Examples, Stanza
from xeptools.stanzas.schema import Schema
from xeptools.stanzas.snippet import Snippet
from xeptools.tree import Anchors, Corpus, Facts
from xeptools.tree.facts import facts_in

ROOT = "xep"
"""The outermost element of every XEP."""
USELESS_PRAGMA = "document/useless-pragma"
"""The rule that the engine itself keeps."""

SHOWN = SUBJECTS | {
    Author, Examples, Fault, Header, Legal, Notice, Origin, Reference, Revision, Schema, SchemaLocation,
    Snippet, Spec, Stanza, Written, Xep
}  # fmt: skip
"""The types that a rule's first parameter may have."""

ASKED = frozenset({Anchors, Corpus, Examples, Facts, Header, Origin, Section | None, Today, Written, Xep})
"""The types that its further parameters may have."""


def check_document(
    source: Source, name: str, chosen: Iterable[Rule], selection: Selection, around: Surroundings
) -> list[Diagnostic]:
    """Keep the rules ``chosen`` on one document; the findings in the order of their places.

    ``name`` is the document's as a tree would call it (``xep-0030``, ``inbox/kettle``), empty where
    it has none. A document that is not well-formed is judged by the reading rules alone, one that is no
    XEP by them and by the rules on its Origin.
    """
    xep = resolve(source)
    meant = _as_meant(xep.header)
    header = meant if xep.origin.root == ROOT and source.well_formed else None
    kept = {
        rule: severity
        for rule in chosen
        if (severity := severity_in(rule, header, source.path, selection)) is not None
    }
    if source.well_formed and header is None:
        kept = {rule: severity for rule, severity in kept.items() if not rule.shown or Origin in rule.shown}
    document = _Document(source, xep, meant, name, around)
    found = document.read(kept)
    if source.well_formed:
        found += document.judged(kept)
        found += document.useless_pragmas(kept)
    return sorted(_without_consequences(found, kept), key=_order)


def _as_meant(header: Header) -> Header:
    """The header with the status that a misspelt one means, so that a dead document is not taken for a live
    one; Xep has it as it stands.
    """
    text = header.status.text
    if not text or text in set(Status):
        return header
    status = Status.DRAFT if text == Status.DRAFT.shown else nearest(text, Status)
    return replace(header, status=Field(status, header.status.at)) if status else header


def _without_consequences(found: Iterable[Diagnostic], kept: Iterable[Rule]) -> list[Diagnostic]:
    """The findings but for those that only follow from another one."""
    found = list(found)
    told = {diagnostic.rule for diagnostic in found}
    hidden = {name for rule in kept if rule.name in told for name in rule.causes}
    return [one for one in found if not hidden & {one.rule, one.rule.partition("/")[0]}]


def _order(diagnostic: Diagnostic) -> tuple[int, str]:
    return (diagnostic.span.start.offset if diagnostic.span else -1, diagnostic.rule)


class _Document:
    """One document while it is judged."""

    def __init__(self, source: Source, xep: Xep, header: Header, name: str, around: Surroundings) -> None:
        self._source = source
        self._xep = xep
        self._header = header
        self._references = frozenset(reference.at for reference in xep.origin.references)
        self._written = Written(source, self._references)
        self._untyped = frozenset(
            one.at for one in xep.origin.references if self._written.declaration(one.name) is None
        )
        """The places of what the author never typed: entities of a file bring it in."""
        self._pragmas = Pragmas(self._written, source)
        facts = facts_in(header, name)
        self._examples = Examples(source, xep, around.catalog)
        self._known: dict[Any, Any] = {
            Anchors: around.anchors,
            Corpus: {**around.corpus, facts.number: facts} if facts.number.isdigit() else around.corpus,
            Examples: self._examples,
            Facts: facts,
            Header: header,
            Origin: xep.origin,
            Today: around.today,
            Written: self._written,
            Xep: xep,
        }
        self._found: list[tuple[Rule, Problem]] = []

    def read(self, kept: Mapping[Rule, Severity]) -> list[Diagnostic]:
        """What reading found, as far as its rules are kept."""
        severities = {rule.name: (rule, severity) for rule, severity in kept.items() if rule.function is None}
        found = []
        for diagnostic in self._xep.diagnostics:
            if diagnostic.rule in severities:
                rule, severity = severities[diagnostic.rule]
                if not self._pragmas or not self._pragmas.silence(rule, self._offset(diagnostic)):
                    found.append(replace(diagnostic, severity=severity))
        return found

    def _offset(self, diagnostic: Diagnostic) -> int:
        """Where a finding begins in the UTF-8."""
        if diagnostic.span is None:
            return 0
        offset = diagnostic.span.start.offset - self._source.decoded.bom
        if self._source.decoded.encoding == "UTF-16":
            before = self._source.utf8.decode("utf-8", "replace").encode("utf-16-le")[:offset]
            offset = len(before.decode("utf-16-le", "replace").encode())
        return offset

    def judged(self, kept: Mapping[Rule, Severity]) -> list[Diagnostic]:
        """What the rules find."""
        shows: dict[type, list[Show]] = {}
        for rule in kept:
            if rule.function is not None:
                show = self._show(rule)
                for cls in rule.shown:
                    shows.setdefault(cls, []).append(show)
        self._show_file_and_header(shows)
        Showing(shows).walk(self._xep)
        return self._told(kept)

    def _show(self, rule: Rule) -> Show:
        """The rule as a function of a node and its section."""
        function = rule.function
        assert function is not None
        others = [self._known.get(asked) for asked in rule.asked]
        section_at = rule.asked.index(Section | None) if Section | None in rule.asked else -1

        def show(node: Any, section: Section | None) -> None:
            if rule.typed_only and getattr(node, "at", -1) in self._untyped:
                return
            if section_at >= 0:
                others[section_at] = section
            for problem in function(node, *others):
                self._found.append((rule, problem))

        return show

    def _show_file_and_header(self, shows: Mapping[type, list[Show]]) -> None:
        xep, header = self._xep, self._header
        nodes: dict[type, Iterable[Any]] = {
            Xep: (xep,),
            Origin: (xep.origin,),
            Written: (self._written,),
            Reference: xep.origin.references,
            Fault: xep.faults,
            Header: (header,),
            Author: header.authors,
            Legal: () if header.legal is None else (header.legal,),
            Revision: header.revisions,
            SchemaLocation: header.schemas,
            Spec: (*header.dependencies, *header.supersedes, *header.superseded_by),
        }
        for cls, instances in nodes.items():
            for show in shows.get(cls, ()):
                for node in instances:
                    show(node, None)
        if Notice in shows and (notice := notice_in(self._source, xep)) is not None:
            for show in shows[Notice]:
                show(notice, None)
        self._show_examples(shows)

    def _show_examples(self, shows: Mapping[type, list[Show]]) -> None:
        """Examples and schemas are read only where a rule is shown some."""
        for show in shows.get(Examples, ()):
            show(self._examples, None)
        for show in shows.get(Snippet, ()):
            for snippet in self._examples.snippets:
                show(snippet, None)
        for show in shows.get(Stanza, ()):
            for stanza in self._examples.stanzas:
                show(stanza, None)
        for show in shows.get(Schema, ()):
            for schema in self._examples.schemas:
                show(schema, None)

    def _told(self, kept: Mapping[Rule, Severity]) -> list[Diagnostic]:
        return self._telling.told(self._found, kept) if self._found else []

    @cached_property
    def _telling(self) -> Telling:
        locator = DocumentLocator(self._source, self._written, self._xep.header.at)
        silence = self._pragmas.silence if self._pragmas else None
        return Telling(self._source.path, self._source.utf8, self._source.lines, locator, silence)

    def useless_pragmas(self, kept: Mapping[Rule, Severity]) -> list[Diagnostic]:
        """What is wrong with the pragmas, where the rule on them is kept."""
        rule = by_name(USELESS_PRAGMA)
        if not self._pragmas or rule is None or rule not in kept:
            return []
        problems = self._pragmas.useless(rules(), kept)
        return self._telling.told(((rule, problem) for problem in problems), kept)
