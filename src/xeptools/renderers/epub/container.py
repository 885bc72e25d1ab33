"""The zip file of a book (OCF 3.3), the same bytes for the same content."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TYPE = "application/epub+zip"
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
_YEARS = range(1980, 2108)
"""Those that a zip file knows (APPNOTE 4.4.6)."""


def container(texts: Mapping[str, str], pictures: Mapping[str, bytes], day: dt.date | None) -> bytes:
    """Put the files of a book into one; ``day`` is the time of each."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        # The type comes first and as it is, so that a look at the beginning of the file tells it.
        archive.writestr(_entry("mimetype", day, zipfile.ZIP_STORED), _TYPE)
        archive.writestr(_entry("META-INF/container.xml", day), _CONTAINER)
        for name, text in {**texts, "style.css": style()}.items():
            archive.writestr(_entry(f"EPUB/{name}", day), text.encode("utf-8", "replace"))
        for name, content in pictures.items():
            archive.writestr(_entry(f"EPUB/{name}", day, zipfile.ZIP_STORED), content)
    return out.getvalue()


@cache
def style() -> str:
    """Give the style sheet."""
    return Path(__file__).with_name("style.css").read_text("utf-8")


def _entry(name: str, day: dt.date | None, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    if day is None or day.year not in _YEARS:
        day = dt.date(_YEARS[0], 1, 1)
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = method
    entry.create_system = 3  # Unix, whatever the system is
    entry.external_attr = 0o644 << 16
    return entry
