"""Finding the rules: each module in a group of ``xeptools.rules`` holds one."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from xeptools.checker.rule import Rule

ROOT = "xeptools.rules"


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by name."""
    found = []
    for group in pkgutil.iter_modules(import_module(ROOT).__path__):
        package = import_module(f"{ROOT}.{group.name}")
        for module in pkgutil.iter_modules(package.__path__):
            name = f"{ROOT}.{group.name}.{module.name}"
            found.append(getattr(import_module(name), module.name))
    return tuple(sorted(found, key=lambda rule: rule.name))


@cache
def names() -> frozenset[str]:
    """The name of every rule."""
    return frozenset(rule.name for rule in rules())


@cache
def by_name(name: str) -> Rule | None:
    """The rule of that name."""
    return next((rule for rule in rules() if rule.name == name), None)
