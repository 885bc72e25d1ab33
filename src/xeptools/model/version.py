"""Version numbers of documents (XEP-0001 §9, XEP-0143 §4)."""

from __future__ import annotations

import re

_SHAPE = re.compile(r"(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?(?:-?rc\.?(\d{1,9}))?", re.ASCII | re.IGNORECASE)


def version_parts(version: str) -> tuple[int, int, int] | None:
    """Major, minor and editorial part; a missing third one is 0. None for another shape."""
    found = _SHAPE.fullmatch(version.strip())
    return (int(found[1]), int(found[2]), int(found[3] or 0)) if found else None


def fits_proposal(version: str) -> bool:
    """Whether a proposal may have this version: 0.0.N, or what is no version, a fault of its own."""
    parts = version_parts(version)
    return parts is None or parts[:2] == (0, 0)


def version_order(version: str) -> tuple[int, ...] | None:
    """What versions are compared by: a release candidate comes before its version; None for another shape."""
    found = _SHAPE.fullmatch(version.strip())
    if found is None:
        return None
    candidate = (0, int(found[4])) if found[4] else (1, 0)
    return (int(found[1]), int(found[2]), int(found[3] or 0), *candidate)
