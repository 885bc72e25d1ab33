"""The files that all pages of a site share."""

from __future__ import annotations

from pathlib import Path

from xeptools.renderers import html
from xeptools.writing import make_folder, write


def write_to(out: Path) -> None:
    """Write style and script into ``out / "static"``. ``XeptoolsError`` where that fails."""
    make_folder(out / "static")
    for name, content in html.static_files().items():
        write(out / "static" / name, content)
