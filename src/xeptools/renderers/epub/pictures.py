"""The pictures of a book: those that a document carries in itself, or has in its tree, become files."""

import base64
import binascii
import hashlib

from xeptools.model import Image
from xeptools.source import Source

_TYPES = {
    "png": (b"\x89PNG\r\n\x1a\n", b"IEND"),
    "jpeg": (b"\xff\xd8\xff", b""),
    "gif": (b"GIF8", b""),
    "webp": (b"RIFF", b""),
}
"""How a file of each type begins, and what it has to hold."""


class Pictures:
    """The files so far, by name; the same picture is one file however often it is shown."""

    def __init__(self, source: Source | None) -> None:
        self._source = source
        self.files: dict[str, bytes] = {}
        self.left_out: dict[Image, None] = {}

    def add(self, image: Image) -> str:
        """Give the name of the file that a bitmap in the document or in its tree became.

        The address as written for any other, which is left out.
        """
        name = self._added(image.src)
        if not name:
            self.left_out[image] = None
        return name or image.src

    def _added(self, address: str) -> str:
        uri = self._source.pictures.embedded(address) if self._source else address
        head, _, encoded = uri.partition(";base64,")
        kind = head.removeprefix("data:image/")
        if kind not in _TYPES:
            return ""
        try:
            content = base64.b64decode(encoded, validate=True)
        except binascii.Error:
            return ""
        start, part = _TYPES[kind]
        if not content.startswith(start) or part not in content:
            return ""
        name = f"picture-{hashlib.sha256(content).hexdigest()[:12]}.{kind}"
        self.files[name] = content
        return name

    @property
    def types(self) -> dict[str, str]:
        """The media type of each file."""
        return {name: f"image/{name.rpartition('.')[2]}" for name in self.files}
