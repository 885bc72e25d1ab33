"""From what rules find to findings: with place, severity and edits, of a habit only the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from xeptools.checker.edits import Editor
from xeptools.checker.locate import Locator, Spot
from xeptools.checker.places import Stretch
from xeptools.checker.problem import Problem
from xeptools.checker.rule import Rule
from xeptools.diagnostics import Diagnostic, Severity, Span
from xeptools.source.text import Lines

Silence = Callable[[Rule, int], bool]
"""Says whether what a rule found at an offset is not to be told."""


class Telling:
    """Makes the findings of one file."""

    def __init__(
        self, path: str, utf8: bytes, lines: Lines, locator: Locator, silence: Silence | None = None
    ) -> None:
        self._path = path
        self._lines = lines
        self._locator = locator
        self._editor = Editor(utf8, lines, locator)
        self._silence = silence

    def told(self, found: Iterable[tuple[Rule, Problem]], kept: Mapping[Rule, Severity]) -> list[Diagnostic]:
        """The findings, each once, of a habit the first with how many more there are."""
        habits: dict[Rule, list[Problem]] = {}
        told = []
        for rule, problem in found:
            # To find a place costs more than to find a fault: of a habit only the first is looked for.
            if rule.once and self._silence is None:
                habits.setdefault(rule, []).append(problem)
                continue
            spot = self._locator.find(problem.where)
            if rule.typed_only and isinstance(problem.where, Stretch) and not spot.typed:
                continue
            if self._silence is not None and self._silence(rule, spot.start):
                continue
            if rule.once:
                habits.setdefault(rule, []).append(problem)
            else:
                told.append(self._diagnostic(rule, kept[rule], problem, spot, ""))
        for rule, problems in habits.items():
            more = f" (and {len(problems) - 1} more like it)" if len(problems) > 1 else ""
            spot = self._locator.find(problems[0].where)
            told.append(self._diagnostic(rule, kept[rule], problems[0], spot, more))
        return list(dict.fromkeys(told))

    def _diagnostic(
        self, rule: Rule, severity: Severity, problem: Problem, spot: Spot, more: str
    ) -> Diagnostic:
        hint, fix = problem.hint, None
        if problem.fix is not None:
            # What cannot be made here, for an entity brought it in, say, can still be said.
            hint, fix = hint or problem.fix.label, self._editor.fix(problem.fix)
        return Diagnostic(
            path=self._path,
            span=self._span(spot),
            rule=rule.name,
            severity=severity,
            message=problem.message + more,
            hint=hint,
            related=tuple((self._span(self._locator.find(where)), words) for where, words in problem.related),
            fix=fix,
        )

    def _span(self, spot: Spot) -> Span:
        return Span(self._lines.place(spot.start), self._lines.place(spot.end))
