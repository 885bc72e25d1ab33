"""The settings of a project, frozen: ``[tool.xeptools]`` in pyproject.toml, or xeptools.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from xeptools.diagnostics import Severity
from xeptools.errors import XeptoolsError

OWN_FILE = "xeptools.toml"
SHARED_FILE = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """What a project settles for all who check it; patterns name rules, groups or globs over both."""

    select: tuple[str, ...] = ()
    """Patterns of the rules to keep; empty for those that are told unasked."""
    ignore: tuple[str, ...] = ()
    """Patterns of the rules not to keep."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Another severity for the rules of a pattern."""
    per_file: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Patterns of the rules not to keep in the files of a glob."""
    path: Path | None = field(default=None, compare=False)
    """The file that says so; None where none does."""


def find_config(place: Path) -> Config:
    """The settings for a file or folder: of the nearest file that has any, at or above it.

    In one folder ``xeptools.toml`` goes before ``pyproject.toml``. The search ends at the top of a git
    checkout. Raises XeptoolsError where a file cannot be read or says what we do not know.
    """
    folder = (place if place.is_dir() else place.parent).absolute()
    for candidate in (folder, *folder.parents):
        own = candidate / OWN_FILE
        if own.is_file():
            return _config(own, _read(own))
        shared = candidate / SHARED_FILE
        if shared.is_file():
            table = _read(shared).get("tool", {}).get("xeptools")
            if table is not None:
                return _config(shared, table)
        if (candidate / ".git").exists():
            break
    return Config()


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise XeptoolsError(f"{path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise XeptoolsError(f"{path}: {error}") from error


def _config(path: Path, table: Any) -> Config:
    if not isinstance(table, dict):
        raise XeptoolsError(f"{path}: xeptools is a table")
    known = ("select", "ignore", "severity", "per-file")
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            meant = f"; did you mean {near[0]!r}?" if near else f" (there is: {', '.join(known)})"
            raise XeptoolsError(f"{path}: there is no setting {key!r}{meant}")
    severity = {pattern: _severity(path, level) for pattern, level in _table(path, table, "severity").items()}
    per_file = {
        glob: _patterns(path, "per-file", patterns)
        for glob, patterns in _table(path, table, "per-file").items()
    }
    return Config(
        select=_patterns(path, "select", table.get("select", [])),
        ignore=_patterns(path, "ignore", table.get("ignore", [])),
        severity=severity,
        per_file=per_file,
        path=path,
    )


def _table(path: Path, table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise XeptoolsError(f"{path}: {key} is a table")
    return value


def _patterns(path: Path, key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise XeptoolsError(f"{path}: {key} is a list of rules")
    return tuple(value)


def _severity(path: Path, value: Any) -> Severity:
    try:
        return Severity(value)
    except ValueError:
        levels = ", ".join(Severity)
        raise XeptoolsError(f"{path}: there is no severity {value!r} (there is: {levels})") from None
