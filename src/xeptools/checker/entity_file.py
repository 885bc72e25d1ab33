"""Checking a tree's shared file of entities."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xeptools.checker.locate import Locator
from xeptools.checker.rule import Rule, Today
from xeptools.checker.select import Selection, severity_in
from xeptools.checker.surroundings import Surroundings
from xeptools.checker.telling import Telling
from xeptools.diagnostics import Diagnostic
from xeptools.source.entities import EntityFile, entity_file_of
from xeptools.source.text import Lines, decode
from xeptools.tree import Corpus

ASKED = frozenset({Corpus, Today})
"""The types that the further parameters of a rule on the entity file may have."""


def check_entity_file(
    path: str, data: bytes, rules: Iterable[Rule], selection: Selection, around: Surroundings
) -> list[Diagnostic]:
    """Keep the rules on an entity file; the findings in the order of their places."""
    decoded = decode(data)
    file = entity_file_of(decoded)
    known: dict[Any, Any] = {Corpus: around.corpus, Today: around.today}
    found = []
    kept = {}
    for rule in rules:
        if rule.function is None or EntityFile not in rule.shown:
            continue
        severity = severity_in(rule, None, path, selection)
        if severity is not None:
            kept[rule] = severity
            found += [(rule, problem) for problem in rule.function(file, *map(known.get, rule.asked))]
    told = Telling(path, decoded.utf8, Lines(decoded), Locator()).told(found, kept)
    return sorted(told, key=lambda diagnostic: diagnostic.span.start.offset if diagnostic.span else -1)
