"""Files as patterns: a whole folder's schemas in one line, where they are all meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import PurePosixPath

_ENOUGH = 2
"""Files that a pattern must stand for to be worth it."""


def patterns(
    meant: Sequence[str], everything: Sequence[str], quote: Callable[[str], str], *, deep: bool
) -> list[str]:
    """Write the paths ``meant`` as patterns that match none of the others in ``everything``.

    ``quote`` writes a path or a piece of one in the pattern language, in which ``*`` matches anything,
    slashes included if ``deep``.
    """
    chosen = set(meant)

    @cache
    def fits(folder: str, suffix: str) -> bool:
        matched = [one for one in everything if _matches(one, folder, suffix, deep=deep)]
        return len(matched) >= _ENOUGH and chosen.issuperset(matched)

    result: dict[str, None] = {}
    for path in meant:
        pure = PurePosixPath(path)
        folder = f"{pure.parent}/" if pure.parent.parts else ""
        for suffix in (pure.suffix, ""):
            if not folder and not suffix:
                continue
            if fits(folder, suffix):
                result[f"{quote(folder)}*{quote(suffix)}"] = None
                break
        else:
            result[quote(path)] = None
    return list(result)


def _matches(path: str, folder: str, suffix: str, *, deep: bool) -> bool:
    if not path.startswith(folder) or not path.endswith(suffix):
        return False
    return deep or "/" not in path[len(folder) :]


def debian(path: str) -> str:
    """Quote for a Files field: blanks cannot be written, so ``?`` stands for one."""
    return re.sub(r"\s", "?", re.sub(r"([\\*?])", r"\\\1", path))


def reuse(path: str) -> str:
    """Quote for REUSE.toml, where ``*`` is the one sign to escape."""
    return path.replace("\\", "\\\\").replace("*", "\\*")
