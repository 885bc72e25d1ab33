"""An image is a part of the document, as a `data:` URI of a PNG, JPEG, GIF or WebP file.

Documents are published, archived and turned into PDF one by one; an image elsewhere gets lost, and other
types of data could run programs.
"""

import base64

from xeptools.checker import Attribute, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Image
from xeptools.source.pictures import picture_kind

_FIRST = 16
"""Characters of base64 that tell the type of a file; whole groups of four."""


@rule(Severity.ERROR)
def image_not_embedded(image: Image) -> Problems:
    if not image.src.startswith("data:"):
        message = (
            f"the image {image.src!r} lies elsewhere"
            if image.src
            else "this is no image that a page may show"
        )
        yield Problem(Attribute(image, "src"), message, "write it as data:image/png;base64,…")
    elif not picture_kind(_beginning(image.src)):
        message = "this is no PNG, JPEG, GIF or WebP file"
        yield Problem(Attribute(image, "src"), message, "encode the file of the picture anew")


def _beginning(address: str) -> bytes:
    """The first bytes of the file in a ``data:`` URI."""
    encoded = address.partition(",")[2][:_FIRST]
    return base64.b64decode(encoded[: len(encoded) // 4 * 4])
