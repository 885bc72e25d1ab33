"""Four times the document takes four times as long to render: shapes that once took sixteen times."""

import time
from collections.abc import Callable

import pytest

from assembly import assemble
from xeptools import parse, render, resolve

pytestmark = pytest.mark.unmeasured

SHAPES: dict[str, Callable[[int], str]] = {
    "a paragraph of links": lambda n: (
        "<p>" + "".join(f"<link url='https://example.org/{k}'>x</link> y " for k in range(n)) + "</p>"
    ),
    "a paragraph of notes": lambda n: "<p>" + "".join(f"x<note>y {k}</note> " for k in range(n)) + "</p>",
    "emphasis behind a long text": lambda n: "<p>" + "many words " * 80 * n + "<em>x</em> y " * n + "</p>",
}
FORMATS = ["html", "text", "markdown", "rst", "json", "xml", "epub"]


def seconds(shape: str, form: str) -> float:
    """What rendering takes, of processor time."""
    source = parse(assemble(shape).data)
    xep = resolve(source)
    start = time.process_time()
    render(xep, form, source=source)
    return time.process_time() - start


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_four_times_the_document_takes_four_times_as_long(shape: Callable[[int], str], form: str) -> None:
    short, long = (min(seconds(shape(n), form) for _ in range(2)) for n in (2000, 8000))
    assert long < 8 * short + 0.2
