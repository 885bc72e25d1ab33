"""Addresses that no case can show: the very long, and what a link or a picture costs."""

import time

import pytest

from xeptools.model import LinkKind
from xeptools.resolver.links import classify, picture


def test_an_address_that_nobody_has_to_understand_is_refused() -> None:
    long = "https://example.org/" + "a" * 9_980
    assert classify(long) == (LinkKind.EXTERNAL, long, None)
    assert classify(f"{long}a") == (LinkKind.REFUSED, long, None)
    assert classify(" " * 20_000 + "https://example.org/")[0] is LinkKind.REFUSED


@pytest.mark.parametrize("piece", [" ", "\t", "%", "#", "[", "]", "/", "../", ":", "a:", "\x80", "&#"])
@pytest.mark.parametrize("start", ["", "https://", "#", "a", "data:image/png;base64,"])
def test_any_address_is_judged_soon(piece: str, start: str) -> None:
    begun = time.process_time()
    classify(start + piece * (9_900 // len(piece)) + "x")
    picture(start + piece * 300_000 + "é")
    assert time.process_time() - begun < 5
