"""Files that are no sources, but what sources are made of."""

from __future__ import annotations

from pathlib import Path

_ENDINGS = {".rst": "rst", ".rest": "rst", ".md": "md", ".markdown": "md"}


def draft_form(path: str) -> str | None:
    """Give what a draft is written in, by the ending of its file; None for a file that is no draft."""
    return _ENDINGS.get(Path(path).suffix.lower())
