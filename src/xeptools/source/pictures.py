"""Pictures that are files of the tree: their bytes, for formats that carry all that they show."""

from __future__ import annotations

import base64
from pathlib import Path
from urllib.parse import unquote

from xeptools.source import limits
from xeptools.source.within import file_within

_BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif", b"RIFF": "webp"}


def picture_kind(content: bytes) -> str:
    """``png``, ``jpeg``, ``gif`` or ``webp``, by how a file begins; empty for any other."""
    return next((kind for start, kind in _BEGINNINGS.items() if content.startswith(start)), "")


class Pictures:
    """The picture files that a document may show: each read once, and no more of them than a limit allows."""

    def __init__(self, folder: Path | None, root: Path | None) -> None:
        """``folder`` is the document's, ``root`` that of its tree; without them there are no files."""
        self._folder = folder
        self._root = root
        self._left = limits.ALL_PICTURES_BYTES
        self._read: dict[str, str] = {}

    def embedded(self, address: str) -> str:
        """Give a ``data:`` URI for the relative address of a PNG, JPEG, GIF or WebP file in the tree.

        One that is such a URI stays. Empty where there is no file there, or too large a one.
        """
        if address.startswith("data:"):
            return address
        if address not in self._read:
            content = self._contents(unquote(address))
            kind = picture_kind(content)
            encoded = base64.b64encode(content).decode() if kind else ""
            self._read[address] = f"data:image/{kind};base64,{encoded}" if kind else ""
        return self._read[address]

    def _contents(self, name: str) -> bytes:
        if self._folder is None or self._root is None:
            return b""
        path, _ = file_within(name, self._folder, self._root)
        most = min(limits.PICTURE_BYTES, self._left)
        try:
            if path is None or path.stat().st_size > most:
                return b""
            with path.open("rb") as file:
                content = file.read(most + 1)
        except OSError:
            return b""
        self._left -= len(content)
        return content if len(content) <= most else b""
