"""Lines of the formats that are plain text to look at."""

from collections.abc import Iterable


def spaced(groups: Iterable[list[str]]) -> list[str]:
    """Give groups of lines with an empty line between them; those without a line fall away."""
    return [line for group in groups if group for line in ("", *group)][1:]
