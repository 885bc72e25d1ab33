"""What makes a function a rule: the decorator, and what it learns from the types of the parameters."""

from __future__ import annotations

import datetime as dt
import inspect
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from types import UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from xeptools.checker.problem import Problem
from xeptools.diagnostics import Severity

Today = NewType("Today", dt.date)
"""The day on which the check is made: ``--today``, or SOURCE_DATE_EPOCH, or the clock's."""

_ROOT = "xeptools.rules."


@dataclass(frozen=True)
class Rule:
    """A law for documents, found by the name of its file."""

    module: str
    severity: Severity
    function: Callable[..., Iterable[Problem]] | None
    """None for a rule that reading a document keeps (see :func:`reading_rule`)."""
    default: bool
    """Whether it is told without being selected by name."""
    typed_only: bool
    """Whether it cares for the author's own typing alone and not for what shared entities bring in."""
    once: bool
    """Whether its fault is a habit of the whole document and told once."""
    since: dt.date | None
    """The day from which new documents owe it."""
    causes: tuple[str, ...] = ()
    """Rules, and groups of them, whose findings are but what follows from this one's: not told beside it."""
    stops: bool = False
    """Whether its fault keeps a document from being judged, so that it is told whatever is selected."""

    @cached_property
    def name(self) -> str:
        """``group/fault``."""
        return self.module.removeprefix(_ROOT).replace(".", "/").replace("_", "-")

    @property
    def group(self) -> str:
        """The part of the document that it is about."""
        return self.name.partition("/")[0]

    @property
    def law(self) -> str:
        """The law as one sentence."""
        return " ".join(self._documentation.partition("\n\n")[0].split())

    @property
    def reason(self) -> str:
        """Why, and which text demands it, as Markdown."""
        return self._documentation.partition("\n\n")[2]

    @cached_property
    def _documentation(self) -> str:
        return inspect.cleandoc(sys.modules[self.module].__doc__ or "")

    @cached_property
    def shown(self) -> frozenset[Any]:
        """The classes of which each instance in a document is shown to the rule."""
        return _classes(self._parameters[0]) if self._parameters else frozenset()

    @cached_property
    def asked(self) -> tuple[Any, ...]:
        """The types of the further parameters."""
        return tuple(self._parameters[1:])

    @cached_property
    def _parameters(self) -> list[Any]:
        if self.function is None:
            return []
        hints = get_type_hints(self.function)
        return [hints[name] for name in inspect.signature(self.function).parameters]


def rule(
    severity: Severity,
    *,
    default: bool = True,
    typed_only: bool = False,
    once: bool = False,
    since: dt.date | None = None,
    causes: tuple[str, ...] = (),
    stops: bool = False,
) -> Callable[[Callable[..., Iterable[Problem]]], Rule]:
    """Make a rule of the one function of a file in ``rules/GROUP/``.

    The type of its first parameter says what it is shown, those of the others what else it wants to
    know; ``docs/how-to/add-a-rule.md`` lists both. It yields a
    :class:`~xeptools.checker.problem.Problem` for each fault.

    ``default=False``: told only where somebody selects it. ``typed_only``: what an entity of a file brings
    in is not shown, and a stretch of text that one brought in is not told. ``once``: the first finding
    stands for all in the document. ``since``: an obligation for documents begun on that day or later.
    ``causes``: what those rules and groups find follows from this fault, and is not told where this one is.
    ``stops``: as for :func:`reading_rule`.
    """

    def made(function: Callable[..., Iterable[Problem]]) -> Rule:
        return Rule(function.__module__, severity, function, default, typed_only, once, since, causes, stops)

    return made


def reading_rule(
    module: str, severity: Severity, causes: tuple[str, ...] = (), *, stops: bool = False
) -> Rule:
    """Stand for a rule that reading a document keeps and tells of, so that it is explained and chosen too.

    ``module`` is the ``__name__`` of the rule's file. ``stops``: where it is broken nothing else can be
    judged, so a caller who has selected other rules must not take silence for a good document.
    """
    return Rule(module, severity, None, True, False, False, None, causes, stops)


def _classes(parameter: Any) -> frozenset[Any]:
    if get_origin(parameter) in (Union, UnionType):
        return frozenset(get_args(parameter))
    return frozenset({parameter})
