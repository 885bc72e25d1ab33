"""An image has a description for those who do not see it.

`alt` says what the image says (WCAG 2.2, 1.1.1); PDF readers and search engines use it as well.
"""

from xeptools.checker import Problem, Problems, rule
from xeptools.diagnostics import Severity
from xeptools.model import Image


@rule(Severity.WARNING)
def image_without_description(image: Image) -> Problems:
    if not image.alt:
        yield Problem(image, "this image has no description", "say in alt='…' what it shows")
