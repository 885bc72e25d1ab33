"""How far two names are apart."""

from __future__ import annotations


def distance(one: str, other: str, limit: int) -> int:
    """The fewest letters to insert, drop or replace that make one of the other; at most ``limit`` + 1."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, against in enumerate(other, start=1):
            current.append(min(above[column] + 1, current[-1] + 1, above[column - 1] + (letter != against)))
        if min(current) > limit:
            return limit + 1
        above = current
    return above[-1]
