"""An image is a part of the document, as a `data:` URI of a PNG, JPEG, GIF or WebP file.

Documents are published, archived and turned into PDF one by one; an image elsewhere gets lost, and other
types of data could run programs.
"""

from xeptools.checker import Attribute, Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Image


@rule(Severity.ERROR)
def image_not_embedded(image: Image) -> Problems:
    if not image.src.startswith("data:"):
        message = (
            f"the image {image.src!r} lies elsewhere"
            if image.src
            else "this is no image that a page may show"
        )
        yield Problem(Attribute(image, "src"), message, "write it as data:image/png;base64,…")
