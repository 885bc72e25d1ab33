"""The findings that a tree begins with, so that only new ones are told.

A baseline names findings by file, rule and message, without lines: what moves stays known. Paths are
those below the folder of the baseline, with forward slashes.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from xeptools.diagnostics import Diagnostic
from xeptools.errors import XeptoolsError

Known = Mapping[tuple[str, str, str], int]
"""How often a file has a rule's message."""


def read_baseline(place: Path) -> Known:
    """The findings that the file knows. XeptoolsError where it cannot be read."""
    try:
        stored = json.loads(place.read_text("utf-8"))
        return {
            (path, rule, message): int(count)
            for path, found in stored["findings"].items()
            for rule, messages in found.items()
            for message, count in messages.items()
        }
    except OSError as error:
        raise XeptoolsError(f"{place}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError):
        raise XeptoolsError(f"{place}: this is no baseline (--write-baseline makes one)") from None


def baseline_of(found: Iterable[Diagnostic], place: Path) -> tuple[bytes, int]:
    """What a baseline at ``place`` holds that knows the findings, and how many they are."""
    counts = Counter(_key(diagnostic, place) for diagnostic in found)
    stored: dict[str, dict[str, dict[str, int]]] = {}
    for (path, rule, message), count in sorted(counts.items()):
        stored.setdefault(path, {}).setdefault(rule, {})[message] = count
    text = json.dumps({"findings": stored}, indent=1, ensure_ascii=False)
    return f"{text}\n".encode("utf-8", "backslashreplace"), counts.total()


def unknown(found: Sequence[Diagnostic], known: Known, place: Path) -> list[Diagnostic]:
    """The findings in one file that the baseline at ``place`` does not know."""
    left = dict(known)
    new = []
    for diagnostic in found:
        key = _key(diagnostic, place)
        if left.get(key, 0) > 0:
            left[key] -= 1
        else:
            new.append(diagnostic)
    return new


def _key(diagnostic: Diagnostic, place: Path) -> tuple[str, str, str]:
    path = os.path.relpath(Path(diagnostic.path).absolute(), place.absolute().parent)
    return (Path(path).as_posix(), diagnostic.rule, diagnostic.message)
