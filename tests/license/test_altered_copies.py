"""Many altered copies of the notice in one line take as long as so many copies, not as their square."""

import time

import pytest

from xeptools.license.checking import check_bytes
from xeptools.license.templates import SPECIFICATION

pytestmark = pytest.mark.unmeasured


def seconds(copies: int) -> float:
    sample = next(one.sample for one in SPECIFICATION if one.part == "permissions")
    data = (sample.replace("merge", "join", 1) + " ").encode() * copies
    start = time.process_time()
    check_bytes(data, "one.js")
    return time.process_time() - start


def test_altered_copies_in_one_line_are_compared_each_with_its_own_words() -> None:
    assert seconds(40) < 8 * seconds(10) + 0.5
